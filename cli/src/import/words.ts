import { sentence } from '../language.ts';

/** What `tiaokuai import` says; failures stand where they arise. */

export const importing = {
  about: {
    zh: '从 CSV、XLSX 或 JSONL 文件导入事件；重复导入不会重复上报',
    en: 'raise incidents from a CSV, XLSX or JSONL file; importing it again adds nothing',
  },
  file: { zh: '文件', en: 'the file' },
  map: { zh: '指明列：字段=列名，可多次', en: 'name a column: field=column, repeatable' },
  system: { zh: '来源系统名称', en: 'name of the system that the file comes from' },
  errors: { zh: '把有问题的行写入此 CSV 文件', en: 'write the bad rows to this CSV file' },
  sheet: { zh: 'XLSX 的工作表（默认第一张有内容的）', en: 'sheet of an XLSX file (the first that is not empty)' },
  encoding: { zh: '文字编码（默认自动识别）', en: 'character encoding (found out by default)' },
  concurrency: { zh: '同时上报的件数', en: 'reports under way at a time' },
  timeout: { zh: '一行等待答复的最长秒数', en: 'seconds that one row may wait for an answer' },
  wait: { zh: '结束时派遣无进展的最长等待秒数', en: 'seconds that the router may be silent at the end' },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  json: { zh: '以 JSON 输出结果', en: 'print the result as JSON' },
  badRow: sentence(
    (row: number, line: number | undefined, why: string) =>
      `第 ${row} 行${line === undefined || line === row ? '' : `（文件第 ${line} 行）`}：${why}`,
    (row: number, line: number | undefined, why: string) =>
      `row ${row}${line === undefined || line === row ? '' : ` (line ${line} of the file)`}: ${why}`,
  ),
  moreBad: sentence(
    (more: number) => `…… 另有 ${more} 行；用 --errors 文件 可全部列出`,
    (more: number) => `… and ${more} more; --errors FILE lists them all`,
  ),
  progress: sentence(
    (rows: number, raised: number, rate: number) => `${rows} 行，新上报 ${raised}，${rate} 行/秒`,
    (rows: number, raised: number, rate: number) => `${rows} rows, ${raised} raised, ${rate}/s`,
  ),
  waiting: { zh: '等待派遣……', en: 'waiting for the router …' },
  rows: { zh: '读入行数', en: 'rows read' },
  raised: { zh: '新上报', en: 'raised' },
  standing: { zh: '以前已上报', en: 'there before' },
  repeated: { zh: '文件内重复行', en: 'said again in the file' },
  bad: { zh: '有问题的行', en: 'bad rows' },
  sharedNumbers: sentence(
    (count: number) => `其中 ${count} 件与另一内容共用编号，各自立为一件`,
    (count: number) => `${count} of them share their number with another content; each is an incident of its own`,
  ),
  nothingNew: { zh: '没有新增：文件里的事件都已上报过', en: 'nothing added: all of it had been raised before' },
  stopped: {
    zh: '已中断；再次导入即可接着做，不会重复',
    en: 'stopped; import it again to go on, nothing is raised twice',
  },
  servicesAway: {
    zh: '服务一直没有答复，导入已停止；恢复后再次导入即可接着做，不会重复',
    en: 'no service answers, the import has stopped; import it again to go on, nothing is raised twice',
  },
  nothingRaised: { zh: '没有一行能够上报', en: 'no row could be raised' },
  unanswered: {
    zh: '有的行一直没有答复；再次导入即可接着做，不会重复',
    en: 'some rows were never answered; import the file again, nothing is raised twice',
  },
  outcome: { zh: '去向', en: 'where they are' },
  incidents: { zh: '件数', en: 'incidents' },
  leads: { zh: '主办', en: 'lead' },
  held: { zh: '待人工', en: 'left to a person' },
  ended: { zh: '已终结', en: 'ended' },
  notYet: { zh: '尚未派遣', en: 'not yet referred' },
  sum: { zh: '合计', en: 'sum' },
  speed: sentence(
    (seconds: string, rate: number) => `用时 ${seconds} 秒，每秒 ${rate} 行`,
    (seconds: string, rate: number) => `${seconds} s, ${rate} rows/s`,
  ),
};

import type { Message } from './language.ts';

/** What commands say; failures stand where they arise. */

const sentence = <Values extends readonly unknown[]>(
  zh: (...values: Values) => string,
  en: (...values: Values) => string,
): Message<Values> => ({ zh, en });

export const program = {
  about: { zh: '条块总线：导入、查询、回放与核验', en: 'Tiaokuai: import, look up, replay and verify' },
  lang: { zh: '语言：zh 或 en（默认按系统语言）', en: 'language: zh or en (by the environment by default)' },
  data: {
    zh: 'npm start 的数据目录（默认 .data，或 TIAOKUAI_DATA）',
    en: 'data folder of npm start (.data or TIAOKUAI_DATA by default)',
  },
  help: { zh: '显示帮助', en: 'show help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show help of a command' },
  seeHelp: { zh: '加 --help 查看用法', en: 'add --help to see how it is used' },
};

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

export const heldBecause: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'no-category-suggested': { zh: '无法建议类别', en: 'no category suggested' },
  'low-confidence': { zh: '类别把握不足', en: 'category too uncertain' },
  'reporter-asked': { zh: '上报人要求人工处理', en: 'the reporter asked for a person' },
  'returned-by-officer': { zh: '经办人退回定类', en: 'returned by an officer' },
  detached: { zh: '撤销并案', en: 'detached from another' },
};

export const endedAs: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  refused: { zh: '不予受理', en: 'refused' },
  'self-handled': { zh: '自处理', en: 'handled on the spot' },
  merged: { zh: '并案', en: 'merged' },
  voided: { zh: '作废', en: 'voided' },
};

export const replaying = {
  about: {
    zh: '按记录顺序回放事件，输出 JSONL（CloudEvents）或 CSV；从不解密',
    en: 'replay events as they were recorded, as JSONL (CloudEvents) or CSV; nothing is decrypted',
  },
  log: { zh: '只看此服务的日志，可多次', en: "only this service's log, repeatable" },
  stream: { zh: '只看此流，可多次', en: 'only this stream, repeatable' },
  type: { zh: '只看此类事件：名称或完整类型，可多次', en: 'only this event: name or full type, repeatable' },
  from: { zh: '发生时间不早于（北京时间）', en: 'happened at this time or later (Beijing)' },
  to: { zh: '发生时间早于', en: 'happened before this time' },
  responsibility: { zh: '只看与此职责有关的', en: 'only what concerns this responsibility' },
  incident: { zh: '只看此事件的', en: 'only what belongs to this incident' },
  asOf: { zh: '只看到此时为止已记录的', en: 'only what had been recorded by this time' },
  after: { zh: '某日志从此位置之后开始，可多次', en: 'after this position of a log, repeatable' },
  limit: { zh: '最多条数', en: 'at most so many' },
  csv: { zh: '输出 CSV', en: 'as CSV' },
  positionNeeded: { zh: '应形如 fire=1200。', en: 'Give log=position, such as fire=1200.' },
};

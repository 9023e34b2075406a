import type { Names } from '@tiaokuai/contracts';
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

export const heldBecause: Readonly<Record<string, Names>> = {
  'no-category-suggested': { zh: '无法建议类别', en: 'no category suggested' },
  'low-confidence': { zh: '类别把握不足', en: 'category too uncertain' },
  'reporter-asked': { zh: '上报人要求人工处理', en: 'the reporter asked for a person' },
  'returned-by-officer': { zh: '经办人退回定类', en: 'returned by an officer' },
  detached: { zh: '撤销并案', en: 'detached from another' },
};

export const endedAs: Readonly<Record<string, Names>> = {
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
  none: { zh: '没有符合条件的事件', en: 'there is no such event' },
  noneOfType: sentence(
    (types: string) => `没有符合条件的 ${types}：核对名称`,
    (types: string) => `there is no such ${types}: see that the name is right`,
  ),
  positionNeeded: { zh: '应形如 fire=1200。', en: 'Give log=position, such as fire=1200.' },
};

export const listing = {
  incidents: { zh: '列出事件，最新在前', en: 'list incidents, the newest first' },
  referrals: { zh: '列出派遣，最新在前', en: 'list referrals, the newest first' },
  status: { zh: '只看此状态，可多次', en: 'only in this state, repeatable' },
  category: { zh: '只看此类别', en: 'only of this category' },
  estate: { zh: '只看小区名含此字样的', en: 'only of estates whose name holds this' },
  responsibility: { zh: '只看此职责的', en: 'only of this responsibility' },
  incident: { zh: '只看此事件的', en: 'only of this incident' },
  role: { zh: '主办或协办', en: 'lead or assist' },
  colour: { zh: '时限颜色', en: 'colour of its clock' },
  limit: { zh: '最多条数', en: 'at most so many' },
  all: { zh: '全部，不限条数', en: 'all of them' },
  json: { zh: '输出 JSONL', en: 'as JSONL' },
  csv: { zh: '输出 CSV', en: 'as CSV' },
  none: { zh: '没有符合条件的', en: 'there is none' },
  comma: { zh: '、', en: ', ' },
  id: { zh: '编号', en: 'id' },
  reportedAt: { zh: '上报时间', en: 'reported' },
  issuedAt: { zh: '派遣时间', en: 'issued' },
  statusColumn: { zh: '状态', en: 'status' },
  categoryColumn: { zh: '类别', en: 'category' },
  place: { zh: '地点', en: 'place' },
  leads: { zh: '主办', en: 'lead' },
  assists: { zh: '协办', en: 'assist' },
  to: { zh: '职责', en: 'responsibility' },
  roleColumn: { zh: '角色', en: 'role' },
  completeBy: { zh: '办结时限', en: 'complete by' },
  clock: { zh: '时限', en: 'clock' },
};

export const explaining = {
  command: {
    zh: '一件派遣为何派到这里：规则、法律依据、其他规则为何落选、部门、时限与经过',
    en: 'why a referral went where it went: rule, law, rules that lost, department, deadlines, what happened since',
  },
  referralId: { zh: '派遣编号', en: 'id of the referral' },
  incidentId: { zh: '事件编号', en: 'id of the incident' },
  json: { zh: '输出 JSON', en: 'as JSON' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  referral: { zh: '派遣', en: 'referral' },
  incident: { zh: '事件', en: 'incident' },
  about: { zh: '摘要', en: 'brief' },
  category: { zh: '类别', en: 'category' },
  to: { zh: '派往', en: 'sent to' },
  final: { zh: '已裁定，不得退回', en: 'by arbitration, final' },
  department: { zh: '当日部门', en: 'department on the day' },
  because: { zh: '理由', en: 'because' },
  rule: { zh: '规则', en: 'rule' },
  ruleVersion: sentence(
    (rule: string, version: number) => `${rule}（第 ${version} 版）`,
    (rule: string, version: number) => `${rule} (version ${version})`,
  ),
  legalBasis: { zh: '法律依据', en: 'legal basis' },
  acceptBy: { zh: '接收时限', en: 'accept by' },
  completeBy: { zh: '办结时限', en: 'complete by' },
  beyondCalendar: { zh: '超出已公布的放假安排，暂按周末推算', en: 'lies beyond the published holiday calendar' },
  tried: { zh: '比较过的规则', en: 'rules tried' },
  history: { zh: '经过', en: 'history' },
  units: {
    minutes: { zh: '分钟', en: 'minutes' },
    hours: { zh: '小时', en: 'hours' },
    days: { zh: '日', en: 'days' },
    months: { zh: '个月', en: 'months' },
    'working-hours': { zh: '工作小时', en: 'working hours' },
    'working-days': { zh: '工作日', en: 'working days' },
  },
  responses: {
    accepted: { zh: '接收', en: 'accepted' },
    declined: { zh: '退回', en: 'declined' },
    progress: { zh: '报告进展', en: 'progress' },
    'extension-requested': { zh: '申请延期', en: 'extension requested' },
    'suspension-requested': { zh: '申请挂账', en: 'suspension requested' },
    'lift-requested': { zh: '申请恢复', en: 'lifting requested' },
    'demand-answered': { zh: '答复催办', en: 'demand answered' },
    completed: { zh: '办结', en: 'completed' },
  },
  outcomes: {
    resolved: { zh: '已解决', en: 'resolved' },
    'partly-resolved': { zh: '部分解决', en: 'partly resolved' },
    'not-resolved': { zh: '未解决', en: 'not resolved' },
    'no-violation-found': { zh: '未发现违法', en: 'no violation found' },
  },
  grounds: {
    'not-our-power': { zh: '非本部门职权', en: 'not our power' },
    'wrong-place': { zh: '不在辖区', en: 'wrong place' },
    duplicate: { zh: '重复派遣', en: 'duplicate' },
    'needs-another-first': { zh: '须其他部门先办', en: 'needs another first' },
  },
  reasons: {
    'incident-voided': { zh: '事件作废', en: 'incident voided' },
    'incident-merged': { zh: '事件并案', en: 'incident merged' },
    triaged: { zh: '已研判', en: 'triaged' },
    'lead-reassigned': { zh: '主办已改派', en: 'lead reassigned' },
  },
  clocks: {
    acceptance: { zh: '接收时限', en: 'acceptance' },
    completion: { zh: '办结时限', en: 'completion' },
    running: { zh: '计时', en: 'running' },
    stopped: { zh: '停钟', en: 'stopped' },
  },
};

export const raising = {
  command: { zh: '上报一件事件，并显示派往何处、为何', en: 'raise one incident, and see where it goes and why' },
  stdin: { zh: '“-”：从标准输入读取 JSON', en: '"-": read JSON from standard input' },
  estate: { zh: '小区名称', en: 'name of the estate' },
  place: { zh: '小区登记册以外的地点', en: 'a place that is no estate of the register' },
  category: { zh: '类别（不给则由系统建议）', en: 'category (suggested when not given)' },
  subject: { zh: '主题', en: 'subject' },
  text: { zh: '内容', en: 'text' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  answer: { zh: '类别的问题与答案，可多次', en: "an answer to one of the category's questions, repeatable" },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  wait: { zh: '等待派遣的最长秒数', en: 'seconds to wait for the router' },
  json: { zh: '输出 JSON', en: 'as JSON' },
  raised: sentence(
    (id: string) => `已上报 ${id}`,
    (id: string) => `raised ${id}`,
  ),
  held: sentence(
    (why: string) => `待人工定类：${why}`,
    (why: string) => `left to a person: ${why}`,
  ),
  notYet: sentence(
    (seconds: number) => `${seconds} 秒内尚未派遣；用 tiaokuai referrals --incident 查看`,
    (seconds: number) => `not yet referred after ${seconds} s; see tiaokuai referrals --incident`,
  ),
};

export const answering = {
  accept: { zh: '接收一件派遣', en: 'accept a referral' },
  decline: { zh: '退回一件派遣', en: 'decline a referral' },
  progress: { zh: '报告进展', en: 'report progress' },
  complete: { zh: '办结一件派遣', en: 'complete a referral' },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  ground: { zh: '退回理由', en: 'ground' },
  reason: { zh: '说明', en: 'reason' },
  law: { zh: '依据的法律', en: 'the law that it rests on' },
  article: { zh: '条款', en: 'its article' },
  propose: { zh: '建议改派的职责', en: 'responsibility that should act instead' },
  note: { zh: '说明', en: 'note' },
  outcome: { zh: '办理结果', en: 'outcome' },
  did: {
    AcceptReferral: { zh: '已接收', en: 'accepted' },
    DeclineReferral: { zh: '已退回', en: 'declined' },
    ReportProgress: { zh: '已报告进展', en: 'reported progress' },
    CompleteReferral: { zh: '已办结', en: 'completed' },
  },
  done: sentence(
    (who: string, what: string) => `${who}${what}`,
    (who: string, what: string) => `${who}: ${what}`,
  ),
};

export const closing = {
  verify: { zh: '核查一件已反馈的事件', en: 'verify an answered incident' },
  callback: { zh: '回访一件已结案的事件', en: 'call back about a closed incident' },
  failed: { zh: '核查不通过，退回返工', en: 'it is not done: return it for rework' },
  note: { zh: '说明', en: 'note' },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  notResolved: { zh: '反映未解决，退回返工', en: 'not resolved: return it for rework' },
  notSatisfied: { zh: '不满意', en: 'not satisfied' },
  verified: { zh: '核查通过，已结案', en: 'verified and closed' },
  returned: { zh: '已退回返工', en: 'returned for rework' },
  calledBack: { zh: '已记录回访', en: 'callback recorded' },
};

export const operating = {
  verify: {
    zh: '校验日志的哈希链；--models 并校验读模型是否等于日志的重新折叠',
    en: 'verify the hash chains of logs; with --models also that read models are what their logs fold to',
  },
  rebuild: { zh: '由日志重建读模型，建成后一次替换', en: 'build read models anew from their logs and swap them in' },
  parked: { zh: '列出停放的事件及原因', en: 'list what was set aside, and why' },
  status: { zh: '日志、转发、读模型、反应的进度', en: 'how far logs, relays, read models and reactions are' },
  services: { zh: '服务（默认全部）', en: 'services (all by default)' },
  oneService: { zh: '服务（默认全部）', en: 'service (all by default)' },
  oneModel: { zh: '读模型（默认全部）', en: 'read model (all by default)' },
  models: { zh: '并校验读模型', en: 'read models too' },
  redrive: { zh: '重新处理：某个消费者，或全部', en: 'give them again: of one consumer, or of all' },
  stream: { zh: '只重新处理此流', en: 'only of this stream' },
  json: { zh: '以 JSON 输出', en: 'as JSON' },
  log: { zh: '日志', en: 'log' },
  service: { zh: '服务', en: 'service' },
  model: { zh: '读模型', en: 'read model' },
  events: { zh: '事件数', en: 'events' },
  rows: { zh: '行数', en: 'rows' },
  position: { zh: '位置', en: 'position' },
  result: { zh: '结果', en: 'result' },
  hash: { zh: '链尾哈希', en: 'hash at its end' },
  whole: { zh: '完整', en: 'whole' },
  broken: sentence(
    (position: string) => `在位置 ${position} 断裂`,
    (position: string) => `broken at ${position}`,
  ),
  same: { zh: '一致', en: 'same' },
  differs: sentence(
    (differences: number, missing: number, extra: number) =>
      `不一致：${differences} 处不同，缺 ${missing}，多 ${extra}`,
    (differences: number, missing: number, extra: number) =>
      `${differences} differ, ${missing} missing, ${extra} extra`,
  ),
  parkedCount: { zh: '停放', en: 'parked' },
  silent: sentence(
    (service: string) => `${service} 没有应答`,
    (service: string) => `${service} does not answer`,
  ),
  nothingParked: { zh: '没有停放的事件', en: 'nothing is parked' },
  poison: { zh: '无法处理', en: 'cannot be handled' },
  waiting: { zh: '等待其前一件', en: 'waits behind another' },
  standsStill: { zh: '停在此处', en: 'stands still' },
  consumer: { zh: '消费者', en: 'consumer' },
  event: { zh: '事件', en: 'event' },
  streamColumn: { zh: '流', en: 'stream' },
  state: { zh: '情形', en: 'state' },
  tries: { zh: '次数', en: 'tries' },
  since: { zh: '自', en: 'since' },
  reason: { zh: '原因', en: 'reason' },
  succeeded: { zh: '已处理', en: 'handled' },
  remaining: { zh: '仍停放', en: 'still parked' },
  unpublished: { zh: '待转发', en: 'unpublished' },
  readModels: { zh: '读模型落后', en: 'read models behind' },
  reactions: { zh: '反应落后', en: 'reactions behind' },
  notRunning: { zh: '没有应答', en: 'no answer' },
  busAndLogs: sentence(
    (messages: number | string, events: number) => `总线上 ${messages} 条消息，日志里 ${events} 条事件`,
    (messages: number | string, events: number) => `${messages} messages on the bus, ${events} events in the logs`,
  ),
  store: sentence(
    (store: string) => `日志存于 ${store}`,
    (store: string) => `logs in ${store}`,
  ),
  cannotAll: sentence(
    (what: readonly string[]) => `；此存储不能保证：${what.join('、')}`,
    (what: readonly string[]) => `; it cannot promise: ${what.join(', ')}`,
  ),
  cannot: {
    provesWriter: { zh: '写入者身份', en: 'who writes' },
    refusesChange: { zh: '管理员不删改', en: 'that an administrator deletes nothing' },
    recordedByStore: { zh: '记录时间出自存储', en: 'that the recorded time is its own' },
    startsAtOnce: { zh: '启动即可写入', en: 'a start without reading the logs' },
    densePositions: { zh: '位置连续', en: 'positions without a gap' },
  },
};

export const crediting = {
  command: {
    zh: '为某职责的部门自有系统签发总线凭据；旧凭据随即失效',
    en: "make credentials for a department's own system; its old ones end",
  },
  responsibility: { zh: '职责，如 fire', en: 'responsibility, such as fire' },
  out: {
    zh: '写入此文件（仅本人可读），不给则输出到屏幕',
    en: 'write them to this file (for you alone), else to the screen',
  },
  above: { zh: '上面的内容', en: 'what stands above' },
  done: sentence(
    (who: string, where: string) =>
      `${who}的凭据已生效：${where}。其中 seed 是唯一的秘密，交给该部门后不要留存；用法见 docs/subscribe.md`,
    (who: string, where: string) =>
      `${who}: the credentials hold: ${where}. The seed in them is the only secret: hand it over and keep no copy; docs/subscribe.md says how they are used`,
  ),
};

export const suggesting = {
  command: {
    zh: '为留言建议类别：读 JSONL（编号、主题、内容），写 JSONL；--measure 与标注比较',
    en: 'suggest categories for messages: JSONL in, JSONL out; --measure compares with labels',
  },
  files: { zh: '留言文件（JSONL、CSV 或 XLSX）', en: 'files of messages (JSONL, CSV or XLSX)' },
  measure: { zh: '与此标注文件（JSONL）比较，输出准确率', en: 'compare with the labels of this file (JSONL)' },
  json: { zh: '以 JSON 输出比较结果', en: 'print the figures as JSON' },
  labels: sentence(
    (found: number, missing: number, outOfScope: number) =>
      `${found} 条标注找到留言（其中 ${outOfScope} 条与小区无关），${missing} 条没有找到`,
    (found: number, missing: number, outOfScope: number) =>
      `${found} labels have their message (${outOfScope} of them concern no estate), ${missing} have none`,
  ),
  figure: { zh: '指标', en: 'figure' },
  share: { zh: '比例', en: 'share' },
  right: { zh: '件数', en: 'of' },
  figures: {
    top1: { zh: '类别第一位正确（严格）', en: 'category, first suggestion, strictly' },
    top1Accepted: { zh: '类别第一位正确（含可接受类别）', en: 'category, first suggestion, alternatives accepted' },
    top3: { zh: '类别前三位含正确（严格）', en: 'category, one of three, strictly' },
    top3Accepted: { zh: '类别前三位含正确（含可接受类别）', en: 'category, one of three, alternatives accepted' },
    lead: { zh: '主办职责正确', en: 'lead responsibility' },
    leadActed: { zh: '主办确曾办理（有答复的）', en: 'lead really acted (where a reply says who did)' },
    leadOrAssistActed: { zh: '主办或协办确曾办理（有答复的）', en: 'lead or assistant really acted' },
    leftToPerson: { zh: '留给人工', en: 'left to a person' },
    raised: { zh: '自动定类的正确率（严格）', en: 'raised without a person: right, strictly' },
    raisedAccepted: {
      zh: '自动定类的正确率（含可接受类别）',
      en: 'raised without a person: right, alternatives accepted',
    },
    outOfScopeRaised: { zh: '与小区无关却定为小区事项', en: 'concern no estate, raised as if they did' },
  },
  confusions: { zh: '混淆', en: 'confusions' },
  label: { zh: '标注', en: 'label' },
  suggested: { zh: '建议', en: 'suggested' },
  times: { zh: '次数', en: 'times' },
  nothing: { zh: '（无建议）', en: '(nothing)' },
  evaluate: {
    zh: '按时间切分，比较学习前后的准确率：用日志，或用 --measure 的标注和带时间的留言',
    en: 'accuracy before and after learning on a split by time: of the logs, or of --measure and dated messages',
  },
  learn: {
    zh: '显示从日志能学到的词语、各类别实际由谁办理、学习前后的准确率',
    en: 'show what the logs teach: words, who really acts, and how much better suggestions become',
  },
  publish: {
    zh: '以此说明发布所学词库，镇办随即采用（与 --learn 同用）',
    en: 'with --learn: put it in force, with this note',
  },
  versions: { zh: '列出学习词库的版本', en: 'list the versions of the learned lexicon' },
  back: { zh: '以此理由退回前一版学习词库', en: 'go back to the version before, for this reason' },
  from: { zh: '只用此时起上报的', en: 'only what was reported at or after' },
  to: { zh: '只用此时前上报的', en: 'only what was reported before' },
  split: {
    zh: '此前的用于学习，此后的用于检验（默认按七三分）',
    en: 'learn from what was reported before, test what came after (70 % lie before by default)',
  },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
};

export const learning = {
  comma: { zh: '、', en: ', ' },
  foretold: sentence(
    (split: string, trained: number, tested: number) =>
      `以 ${split} 为界：此前 ${trained} 件用于学习，此后 ${tested} 件用于检验`,
    (split: string, trained: number, tested: number) =>
      `split at ${split}: learned from ${trained} before, tested on ${tested} after`,
  ),
  leftOut: sentence(
    (repeated: number, late: number) => `未用于学习：与检验内容相同 ${repeated} 件，切分时尚未定论 ${late} 件`,
    (repeated: number, late: number) =>
      `not learned from: ${repeated} of the same text as a tested one, ${late} not yet settled`,
  ),
  ofFile: sentence(
    (missing: number, undated: number, outOfScope: number) =>
      `标注中 ${missing} 条没有留言，${undated} 条没有时间，${outOfScope} 条与小区无关，均未用`,
    (missing: number, undated: number, outOfScope: number) =>
      `labels not used: ${missing} without a message, ${undated} without a time, ${outOfScope} of no estate`,
  ),
  erased: sentence(
    (count: number) => `${count} 件的原文已删除，未用`,
    (count: number) => `${count} cannot be read any more: their person's data were erased`,
  ),
  before: { zh: '学习前', en: 'before' },
  after: { zh: '学习后', en: 'after' },
  movedMost: { zh: '变化的类别（第一位正确）', en: 'categories that moved (first suggestion right)' },
  noneMoved: { zh: '没有类别变化', en: 'no category moved' },
  category: { zh: '类别', en: 'category' },
  cases: { zh: '件数', en: 'cases' },
  basis: sentence(
    (reports: number, persons: number, corrected: number, logs: string) =>
      `学自 ${reports} 件（${persons} 人）由人确认或定类的事件，其中 ${corrected} 件改了建议；日志 ${logs}`,
    (reports: number, persons: number, corrected: number, logs: string) =>
      `learned from ${reports} incidents of ${persons} persons that people confirmed or categorised, ${corrected} of them against the suggestion; ${logs}`,
  ),
  wordsNote: sentence(
    (fewest: number) => `每个词至少见于 ${fewest} 人、${fewest} 处的上报；数字为比特，负数为反证`,
    (fewest: number) =>
      `each word was read from ${fewest} persons of ${fewest} places at least; numbers are bits, below 0 they speak against`,
  ),
  learnedWords: { zh: '词语', en: 'words' },
  nothing: {
    zh: '没有学到词语：待办结的事件多些再学习',
    en: 'nothing was learned: wait until more incidents are settled',
  },
  practice: {
    zh: '规则与实际：政策定的主办，实际办理的职责',
    en: 'policy and practice: who leads by the policy, who really acted',
  },
  matters: { zh: '件数', en: 'matters' },
  policyLead: { zh: '政策主办', en: "policy's lead" },
  leadActed: { zh: '其确曾办理', en: 'it acted in' },
  acted: { zh: '实际办理', en: 'acted' },
  usual: { zh: '通常', en: 'usually' },
  notMeasured: { zh: '事件太少，无法检验', en: 'too few incidents to measure it' },
  tooFew: {
    zh: '可用的标注太少，无法按时间切分',
    en: 'there are too few labels to split them by time',
  },
  published: sentence(
    (version: number) => `第 ${version} 版学习词库已发布，镇办几秒内采用`,
    (version: number) => `version ${version} is published; the subdistrict speaks by it within seconds`,
  ),
  wentBack: sentence(
    (version: number) => (version === 0 ? '已退回系统自带词语' : `已退回第 ${version} 版`),
    (version: number) =>
      version === 0 ? 'the words of the house alone are in force' : `version ${version} is in force again`,
  ),
  noVersions: { zh: '尚未发布学习词库', en: 'no learned lexicon was published' },
  version: { zh: '版本', en: 'version' },
  publishedAt: { zh: '发布时间', en: 'published' },
  by: { zh: '发布人', en: 'by' },
  inForce: { zh: '现行', en: 'in force' },
  note: { zh: '说明', en: 'note' },
};

export const ruling = {
  rules: {
    zh: '以 JSON 输出现行派遣规则；--lint 检查规则',
    en: 'print the routing rules as JSON; --lint examines them',
  },
  lint: { zh: '检查此文件（JSON）的规则，不给则检查现行规则', en: "examine this file's rules (JSON), or today's" },
  whatIf: {
    zh: '假如：按草案规则回放一段时期，列出会改派别处的事件',
    en: 'replay a period under draft rules: which incidents would have gone elsewhere',
  },
  draft: { zh: '草案规则（JSON，可由 tiaokuai rules 导出后修改）', en: 'the draft (JSON; begin with tiaokuai rules)' },
  from: { zh: '派遣时间不早于', en: 'referred at or after' },
  to: { zh: '派遣时间早于', en: 'referred before' },
  json: { zh: '每行一个 JSON', en: 'one JSON object per line' },
  kind: { zh: '问题', en: 'finding' },
  concerned: { zh: '规则', en: 'rules' },
  why: { zh: '说明', en: 'why' },
  kinds: {
    invalid: { zh: '无效', en: 'invalid' },
    unreachable: { zh: '永不适用', en: 'unreachable' },
    shadowed: { zh: '被遮蔽', en: 'shadowed' },
    conflicting: { zh: '冲突', en: 'conflicting' },
    uncovered: { zh: '无规则', en: 'uncovered' },
  },
  sound: sentence(
    (count: number) => `${count} 条规则，没有发现问题`,
    (count: number) => `${count} rules, nothing found`,
  ),
  head: [
    { zh: '事件', en: 'incident' },
    { zh: '时间', en: 'at' },
    { zh: '地点', en: 'place' },
    { zh: '类别', en: 'category' },
    { zh: '原派遣', en: 'was sent to' },
    { zh: '草案派遣', en: 'would be sent to' },
    { zh: '规则', en: 'rule' },
    { zh: '实际用时（小时）', en: 'took (hours)' },
    { zh: '新主办通常用时', en: 'new lead usually takes' },
  ],
  sum: sentence(
    (moved: number, all: number) => `${all} 件事件中有 ${moved} 件会改派`,
    (moved: number, all: number) => `${moved} of ${all} incidents would have gone elsewhere`,
  ),
};

import { sentence } from '../language.ts';

/** What the operator's commands say; failures stand where they arise. */

export const operating = {
  verify: {
    zh: '校验日志的哈希链；--models 并校验读模型是否等于日志的重新折叠',
    en: 'verify the hash chains of logs; with --models also that read models are what their logs fold to',
  },
  rebuild: { zh: '由日志重建读模型，建成后一次替换', en: 'build read models anew from their logs and swap them in' },
  parked: { zh: '列出搁置的事件及原因', en: 'list what was set aside, and why' },
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
  parkedCount: { zh: '搁置', en: 'parked' },
  silent: sentence(
    (service: string) => `${service} 没有应答`,
    (service: string) => `${service} does not answer`,
  ),
  nothingParked: { zh: '没有搁置的事件', en: 'nothing is parked' },
  poison: { zh: '无法处理', en: 'cannot be handled' },
  waiting: { zh: '等待其前一件', en: 'waits behind another' },
  standsStill: { zh: '停在此处', en: 'stands still' },
  standing: sentence(
    (count: number, first: string) => `${count} 处停住（${first} …）：查看 tiaokuai parked`,
    (count: number, first: string) => `${count} stand still (${first} …): see tiaokuai parked`,
  ),
  rebuildIt: sentence(
    (service: string) => `停住：tiaokuai rebuild ${service}`,
    (service: string) => `stands still: tiaokuai rebuild ${service}`,
  ),
  consumer: { zh: '消费者', en: 'consumer' },
  event: { zh: '事件', en: 'event' },
  streamColumn: { zh: '流', en: 'stream' },
  state: { zh: '情形', en: 'state' },
  tries: { zh: '次数', en: 'tries' },
  since: { zh: '自', en: 'since' },
  reason: { zh: '原因', en: 'reason' },
  succeeded: { zh: '已处理', en: 'handled' },
  remaining: { zh: '仍搁置', en: 'still parked' },
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

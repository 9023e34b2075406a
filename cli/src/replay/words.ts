import { sentence } from '../language.ts';

/** What `tiaokuai replay` says; failures stand where they arise. */

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

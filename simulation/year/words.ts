/** What `tiaokuai simulate` says to a person. */
export const words = {
  simulate: {
    zh: '模拟一个区的若干天：按季节上报、各部门办理、时限到期；同一种子得到同样的日志',
    en: 'play a district day by day: reports by season, every department at work, clocks running out; the same seed gives the same logs',
  },
  district: { zh: '行政区划代码', en: 'GB/T 2260 code of the district' },
  days: { zh: '天数', en: 'how many days' },
  seed: { zh: '随机种子', en: 'what everything follows from' },
  from: { zh: '第一天，YYYY-MM-DD', en: 'first day, YYYY-MM-DD' },
  perDay: { zh: '平常一天的上报件数', en: 'reports on an ordinary day' },
  json: { zh: '输出 JSON', en: 'as JSON' },
  wrongDistrict: { zh: '应为六位行政区划代码。', en: 'A code of six digits is needed, such as 370303.' },
  wrongDay: { zh: '应为 YYYY-MM-DD。', en: 'A day YYYY-MM-DD is needed.' },
  starting: { zh: '正在启动 Postgres …', en: 'starting Postgres …' },
  notEmpty: {
    zh: (folder: string) => `${folder} 中已有该区的日志；用 --data 另给一个空目录`,
    en: (folder: string) => `${folder} holds logs of this district already; give an empty folder with --data`,
  },
  progress: {
    zh: (days: number, of: number, events: number) => `第 ${days}/${of} 天，${events} 个事件`,
    en: (days: number, of: number, events: number) => `day ${days} of ${of}, ${events} events`,
  },
  log: { zh: '日志', en: 'log' },
  events: { zh: '事件', en: 'events' },
  digest: { zh: '内容摘要', en: 'digest of the content' },
  done: {
    zh: (days: number, reports: number, events: number, seconds: number) =>
      `${days} 天，上报 ${reports} 件，${events} 个事件，用时 ${seconds} 秒`,
    en: (days: number, reports: number, events: number, seconds: number) =>
      `${days} days, ${reports} reports, ${events} events in ${seconds} s`,
  },
  reached: {
    zh: (reached: number, of: number) => `可能发生的 ${of} 种情形中出现了 ${reached} 种`,
    en: (reached: number, of: number) => `${reached} of the ${of} things that may happen did`,
  },
  refused: {
    zh: (count: number) => `被拒绝的命令 ${count} 条（有人抢先，或次序不合法）`,
    en: (count: number) => `${count} commands were refused (somebody was faster, or the order was not lawful)`,
  },
  parked: {
    zh: (count: number) => `${count} 个事件被搁置，启动后用 tiaokuai parked 查看`,
    en: (count: number) => `${count} events were parked: see them with tiaokuai parked once it runs`,
  },
  next: {
    zh: (folder: string) => `查看：npm start -- --empty --data ${folder}`,
    en: (folder: string) => `look at it: npm start -- --empty --data ${folder}`,
  },
} as const;

/** What the lists say; failures stand where they arise. */

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
};

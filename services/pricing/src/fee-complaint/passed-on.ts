import type { FeeComplaintEvent, RuleSource } from '@tiaokuai/contracts';

type Passed = Extract<FeeComplaintEvent, { type: 'ComplaintPassedOn' }>['data']['matterOf'];

/** What comes in as a complaint about money and is another responsibility's. */
export const passedTo: Readonly<Record<Passed, { readonly to: string; readonly legalGround: RuleSource }>> = {
  'supply-cut-for-fees': {
    to: 'housing',
    legalGround: { law: '淄博市物业管理条例', article: '第五十六条、第八十二条' },
  },
  'service-quality': { to: 'subdistrict', legalGround: { law: '政策', article: '二(一)7' } },
  'who-owes-the-fee': { to: 'subdistrict', legalGround: { law: '政策', article: '二(一)4' } },
  'gas-service': { to: 'construction', legalGround: { law: '淄博市燃气管理条例', article: '第二十六条' } },
};

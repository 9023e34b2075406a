import { sentence } from '../language.ts';

/** What answers to referrals say; failures stand where they arise. */

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

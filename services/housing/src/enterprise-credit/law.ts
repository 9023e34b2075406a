import type { ConductKind, CreditMarkKind, RuleSource } from '@tiaokuai/contracts';

/**
 * What costs an enterprise how many points of its credit, by the article that it has broken. The statutes ask for a credit
 * file (淄博市物业管理条例 art. 6; 山东省物业管理条例 art. 52, 55) and set no points: these are the district's own.
 */
export const creditMarks: Readonly<Record<CreditMarkKind, { readonly points: number; readonly rule: RuleSource }>> = {
  'no-dissuasion-or-report': { points: 5, rule: { law: '物业管理条例', article: '第四十五条' } },
  'supply-cut': { points: 15, rule: { law: '淄博市物业管理条例', article: '第五十六条' } },
  'handover-refused': { points: 20, rule: { law: '淄博市物业管理条例', article: '第四十九条' } },
  'contract-not-filed': { points: 3, rule: { law: '淄博市物业管理条例', article: '第四十二条' } },
  'not-disclosed': { points: 3, rule: { law: '淄博市物业管理条例', article: '第四十五条' } },
  'archives-not-kept': { points: 5, rule: { law: '淄博市物业管理条例', article: '第四十六条' } },
  'service-rooms-misused': { points: 10, rule: { law: '淄博市物业管理条例', article: '第四十三条' } },
  'fund-misused': { points: 20, rule: { law: '淄博市物业管理条例', article: '第六十二条' } },
  'common-parts-business': { points: 10, rule: { law: '物业管理条例', article: '第五十四条' } },
  penalised: { points: 5, rule: { law: '山东省物业管理条例', article: '第五十二条' } },
  'order-disobeyed': { points: 10, rule: { law: '山东省物业管理条例', article: '第五十二条' } },
};

/** What an established conduct of an enterprise is marked as; builders have no credit file here. */
export const markOfConduct: Readonly<Partial<Record<ConductKind, CreditMarkKind>>> = {
  'no-dissuasion-or-report': 'no-dissuasion-or-report',
  'supply-cut': 'supply-cut',
  'handover-refused': 'handover-refused',
  'refuses-to-leave': 'handover-refused',
  'documents-withheld': 'handover-refused',
  'archives-not-kept': 'archives-not-kept',
  'not-disclosed': 'not-disclosed',
  'contract-not-filed': 'contract-not-filed',
  'service-rooms-misused': 'service-rooms-misused',
  'fund-misused': 'fund-misused',
  'common-parts-business': 'common-parts-business',
};

/** 信用等级, from a hundred points down. Only who is verified as honest can be an A. */
export const gradeOf = (score: number, honest: boolean): 'A' | 'B' | 'C' | 'D' => {
  if (score >= 90 && honest) return 'A';
  if (score >= 75) return 'B';
  return score >= 60 ? 'C' : 'D';
};

import { type CaseMatter, type RepairLocality, type RuleSource, statutesInForceSince } from '@tiaokuai/contracts';

/** Rural estates lie in villages; whoever takes the report may say that a place is remote. */
export const localityOf = ({ estate }: Pick<CaseMatter, 'estate'>): RepairLocality =>
  estate?.kind === 'rural' ? 'village' : 'city';

/** Property enterprises do not cut supplies to collect their fees. @param day YYYY-MM-DD. */
export const noCutRule = (day: string): RuleSource =>
  day < statutesInForceSince.淄博市物业管理条例!
    ? { law: '山东省物业管理条例', article: '第六十四条' }
    : { law: '淄博市物业管理条例', article: '第五十六条、第八十二条' };

import type { Names } from '../language/define.ts';
import { houseLaw, type RuleSource } from '../language/refusal.ts';

/** Sources that are no statutes, as people read them; a statute is called by its own name in every language. */
const ours: Readonly<Record<string, Names>> = {
  [houseLaw]: { zh: '系统校验', en: 'system check' },
  配置: { zh: '本区规定', en: 'district rule' },
  政策: { zh: '本区政策', en: 'district policy' },
};

/** Where a rule comes from, in one line: `消防法 第六十条`, `本区规定 派遣接收时限·特急`. */
export const namesOfSource = ({ law, article }: RuleSource): Names => {
  const { zh, en } = ours[law] ?? { zh: law, en: law };
  return { zh: `${zh} ${article}`, en: `${en} ${article}` };
};

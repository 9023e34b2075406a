import { type PlannedReferral, responsibilityOf } from '@tiaokuai/contracts';
import { type DispatchState, mayLead } from './decider.ts';
import { decidedBy, type Occasion, planOne } from './plan.ts';

interface Decline {
  readonly responsibility: string;
  readonly proposes?: string | undefined;
}

/** Whom to ask instead: whom the decliner proposes, else who assists already; nobody who has declined before. */
export const alternativeTo = (
  { responsibility, proposes }: Decline,
  { facts, referrals, declines, taken }: DispatchState,
  occasion: Occasion,
): PlannedReferral | undefined => {
  if (!facts) return undefined;
  const out = new Set([responsibility, ...declines.map((each) => each.responsibility)]);
  // Nothing else decides: who took it on first leads (北京市接诉即办工作条例 art. 14), who has not yet comes after.
  const assisting = Object.entries(referrals)
    .filter(([, { role, status }]) => role === 'assist' && (status === 'issued' || status === 'accepted'))
    .toSorted(([one], [other]) => placeOf(taken, one) - placeOf(taken, other))
    .map(([, each]) => each.responsibility);
  const next = [proposes, ...assisting].find(
    (each) => each && responsibilityOf(each) && !out.has(each) && mayLead(each, facts.category),
  );
  if (!next) return undefined;
  const names = responsibilityOf(responsibility)?.names;
  const why =
    next === proposes
      ? { zh: `${names?.zh}退回并建议由其主办`, en: `declined by ${names?.en}, who proposes it` }
      : { zh: `${names?.zh}退回，由协办部门主办`, en: `declined by ${names?.en}; an assisting department leads` };
  const explanation = decidedBy('reassigned', why, [{ law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' }]);
  return planOne(facts, next, 'lead', explanation, occasion);
};

const placeOf = (taken: readonly string[], referralId: string): number => {
  const place = taken.indexOf(referralId);
  return place < 0 ? taken.length : place;
};

export * from './catalogue/categories.ts';
export * from './catalogue/compatibility.ts';
export * from './catalogue/days.ts';
export * from './catalogue/departments.ts';
export * from './catalogue/event-schemas.ts';
export * from './catalogue/events.ts';
export * from './catalogue/policy-duties.ts';
export * from './catalogue/responsibilities.ts';
export { statutesInForceSince } from './catalogue/statutes.ts';
export * from './catalogue/territories.ts';
export * from './catalogue/warranty.ts';
export * from './construction/structural-alteration.ts';
export * from './construction/warranty-repair.ts';
export * from './enforcement/penalty.ts';
export * from './enforcement/queries.ts';
export * from './fire/index.ts';
export * from './housing/index.ts';
export * from './language/aggregate.ts';
export * from './language/decider.ts';
export * from './language/define.ts';
export * from './language/fields.ts';
export * from './language/query.ts';
export * from './language/refusal.ts';
export * from './language/roles.ts';
export * from './leading-group/index.ts';
export * from './market-supervision/index.ts';
export * from './planning/index.ts';
export * from './police/patrol.ts';
export * from './police/security-case.ts';
export * from './police/security-commands.ts';
export {
  type Gravity,
  gravity,
  type Leniency,
  leniency,
  type SecurityFinding,
  type SecurityKind,
  securityFinding,
  securityKind,
} from './police/security-words.ts';
export * from './pricing/index.ts';
export * from './quality-supervision/index.ts';
export * from './referral/answers.ts';
export * from './referral/case.ts';
export * from './referral/case-rows.ts';
export * from './referral/desk.ts';
export * from './referral/queries.ts';
export * from './referral-router/index.ts';
export * from './routing/lint.ts';
export * from './routing/route.ts';
export * from './routing/rule.ts';
export * from './routing/rules.ts';
export * from './routing/warranty.ts';
export { namesOfDimension, namesOfValue } from './routing/words.ts';
export * from './sanitation/index.ts';
export * from './subdistrict/estate.ts';
export * from './subdistrict/incident.ts';
export * from './subdistrict/privacy.ts';
export * from './traffic/index.ts';
export * from './urban-enforcement/index.ts';
export * from './utilities/index.ts';

import fc from 'fast-check';
import {
  categories,
  type EstateSnapshot,
  estateKind,
  managementMode,
  type RoutingFacts,
  type RoutingRule,
  urgency,
  warrantyState,
} from '../src/index.ts';

export const estateOf = (more: Partial<EstateSnapshot> = {}): EstateSnapshot => ({
  estateId: '01890000-0000-7000-8000-000000000000',
  name: '测试小区',
  subdistrict: '和平街道',
  kind: 'new',
  mode: 'professional',
  ...more,
});

/** A fact sheet: a normal matter of the category, at noon on the day. */
export const factsOf = (category: string, day: string, more: Partial<RoutingFacts> = {}): RoutingFacts => ({
  category,
  urgency: 'normal',
  answers: {},
  at: `${day}T12:00:00+08:00`,
  ...more,
});

export const ruleOf = (more: Partial<RoutingRule> & Pick<RoutingRule, 'id' | 'lead'>): RoutingRule => ({
  version: 1,
  names: { zh: '测试规则', en: 'A rule of the test' },
  conditions: {},
  assist: [],
  legalBasis: [{ law: '政策', article: '二(二)13' }],
  validFrom: '2018-01-01',
  priority: 0,
  ...more,
});

/* Arbitrary facts and rules, over the whole catalogue. */

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const key = fc.constantFrom(...categories.map((category) => category.key));
/** Few, so that rules often meet over one hand. */
const responsibility = fc.constantFrom('subdistrict', 'police', 'fire', 'housing', 'health');
const days = { min: new Date('2017-12-05'), max: new Date('2026-12-31'), noInvalidDate: true } as const;
const day = fc.date(days).map((date) => date.toISOString().slice(0, 10));

const questions = [
  ...new Map(
    categories.flatMap(({ questions: asked = [] }) => asked).map((question) => [question.key, question]),
  ).values(),
];
const choicesOf = (question: (typeof questions)[number]): readonly (string | boolean)[] =>
  question.kind === 'boolean' ? [true, false] : (question.choices ?? []).map(({ value }) => value);
const answered = fc
  .subarray(questions)
  .chain((asked) =>
    fc.record(Object.fromEntries(asked.map((each) => [each.key, fc.constantFrom(...choicesOf(each))]))),
  );

const estate = fc
  .record({
    kind: fc.constantFrom(...estateKind.options),
    mode: fc.constantFrom(...managementMode.options),
    acceptedOn: fc.option(day, { nil: undefined }),
  })
  .map(({ acceptedOn, ...rest }) => estateOf({ ...rest, ...(acceptedOn && { acceptedOn }) }));

export const anyFacts: fc.Arbitrary<RoutingFacts> = fc
  .record({
    category: key,
    urgency: fc.constantFrom(...urgency.options),
    estate: fc.option(estate, { nil: undefined }),
    answers: answered,
    at: fc.date(days).map((date) => date.toISOString()),
  })
  .map(({ estate: of, ...rest }) => ({ ...rest, ...(of && { estate: of }) }));

const condition = fc.record(
  {
    categories: some(categories.map((category) => category.key)),
    urgency: some(urgency.options),
    estate: fc.constantFrom('present' as const, 'absent' as const),
    estateKinds: some(estateKind.options),
    managementModes: some(managementMode.options),
    warranty: some(warrantyState.options),
    answers: answered.map((given) => Object.fromEntries(Object.entries(given).map(([of, value]) => [of, [value]]))),
  },
  { requiredKeys: [] },
);

export const anyRule: fc.Arbitrary<RoutingRule> = fc
  .record({
    number: fc.nat(99),
    conditions: condition,
    lead: responsibility,
    assist: fc.array(responsibility, { maxLength: 4 }),
    validFrom: day,
    lasts: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }),
    priority: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ number, lasts, validFrom, ...rest }) =>
    ruleOf({
      ...rest,
      id: `any/${number}`,
      validFrom,
      ...(lasts && { validTo: new Date(Date.parse(validFrom) + lasts * 86_400_000).toISOString().slice(0, 10) }),
    }),
  );

/** Rules with an id each. */
export const anyRules = fc
  .array(anyRule, { maxLength: 25 })
  .map((rules) => rules.map((rule, index) => ({ ...rule, id: `${rule.id}-${index}` })));

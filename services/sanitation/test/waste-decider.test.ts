import { describe, expect, test } from '@jest/globals';
import type { Party, WasteCommand, WasteEvent, WasteViolation } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { wasteDecider } from '../src/waste/decider.ts';
import { urging, violationOn } from '../src/waste/law.ts';

const { given } = specificationOf(wasteDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const monday = '2018-05-14T01:00:00.000Z';
const friday = '2018-05-18T01:00:00.000Z';
const nextFriday = '2018-05-25T01:00:00.000Z';
const matter = { category: 'construction-waste', urgency: 'normal', role: 'lead', brief: '装修垃圾堆放' } as const;
const builder = { kind: 'unit', name: '鲁中装饰' } as const satisfies Party;
const person = { kind: 'individual', file: 'W-3' } as const satisfies Party;
const reported: WasteEvent = { type: 'WasteReported', data: { ...key, source: 'referral', matter } };
const inspected = (
  producer: Party | undefined = builder,
  kinds: readonly WasteViolation[] = ['construction-dumped'],
  inspectedOn = '2018-05-14',
): WasteEvent => ({
  type: 'WasteInspected',
  data: {
    ...key,
    inspectors: ['h-1', 'h-2'],
    inspectedOn,
    kind: 'decoration',
    tons: 3,
    ...(producer ? { producer } : {}),
    findings: kinds.map((kind, index) => ({ no: index + 1, kind, what: '单元门口' })),
    evidence: [],
  },
});
const nobodys: WasteEvent = (() => {
  const { producer: _whose, ...data } = (inspected() as Extract<WasteEvent, { type: 'WasteInspected' }>).data;
  return { type: 'WasteInspected', data };
})();
const clearBy = deadlineBy('construction-waste', monday);
const ordered: WasteEvent = {
  type: 'ClearanceOrdered',
  data: { ...key, order: 1, producer: builder, findings: [1], clearBy },
};
const defied: WasteEvent = {
  type: 'ClearanceChecked',
  data: { ...key, inspectors: ['h-1'], order: 1, cleared: false, due: true, evidence: [] },
};
const performBy = deadlineWithin({ unit: 'days', amount: 3 }, friday, urging);
const urged: WasteEvent = { type: 'ProducerUrged', data: { ...key, performBy, estimateFen: 90_000, rule: urging } };
type Found = Extract<WasteCommand, { kind: 'InspectWaste' }>['data']['found'];
const inspect = (found: Found, credentialsShown = true) =>
  ({
    kind: 'InspectWaste',
    data: { caseId, inspectors: ['h-1', 'h-2'], credentialsShown, evidence: [], ...(found ? { found } : {}) },
  }) as Pick<WasteCommand, 'kind' | 'data'>;
const order = { kind: 'OrderClearance' as const, data: { caseId, clearBy } };
const check = (cleared: boolean, credentialsShown = true) => ({
  kind: 'CheckClearance' as const,
  data: { caseId, inspectors: ['h-1'], credentialsShown, cleared, evidence: [] },
});
const urge = (by = performBy) => ({
  kind: 'UrgeProducer' as const,
  data: { caseId, performBy: by, estimateFen: 90_000 },
});
const clear = (costsFen = 85_000) => ({
  kind: 'ClearOnBehalf' as const,
  data: { caseId, tons: 3, destination: '建筑垃圾消纳场', costsFen, evidence: [] },
});
const pay = (fen: number) => ({ kind: 'RecordClearanceCosts' as const, data: { caseId, fen } });
const penalise = (yuan: number, party?: Party) => ({
  kind: 'ProposeWastePenalty' as const,
  data: { caseId, penaltyId, finding: 1, sanction: 'fine' as const, yuan, ...(party ? { party } : {}) },
});

describe('who made it clears it', () => {
  test('ordered with two working days, checked, cleared', () => {
    given(reported)
      .when(
        inspect({
          kind: 'decoration',
          tons: 3,
          producer: builder,
          findings: [{ kind: 'construction-dumped', what: '单元门口' }],
        }),
      )
      .thenAccepted(inspected());
    given(reported, inspected()).when(order, { at: monday }).thenAccepted(ordered);
    given(reported, inspected(), ordered).when(order, { at: monday }).thenRefused('order-runs');
    given(reported, inspected(), ordered).when(check(false), { at: monday }).thenRefused('order-runs');
    given(reported, inspected(), ordered).when(check(true, false), { at: monday }).thenRefused('credentials-not-shown');
    given(reported, inspected(), ordered)
      .when(check(true), { at: monday })
      .thenTypes('ClearanceChecked', 'WasteCleared')
      .when(check(true), { at: friday })
      .thenRefused('case-over');
    given(reported, inspected())
      .when({ ...order, data: { caseId, clearBy } }, { at: friday })
      .thenRefused('due-in-past');
    given(reported, inspected()).when(check(true)).thenRefused('order-first');
  });

  test('the time over is found by time, once', () => {
    const observe = { kind: 'ObserveClearance' as const, data: { caseId, order: 1 } };
    given(reported, inspected(), ordered).when(observe, { at: monday }).thenNothing();
    given(reported, inspected(), ordered)
      .when(observe, { at: clearBy.due })
      .thenTypes('ClearanceOverdue')
      .when(observe, { at: friday })
      .thenNothing();
  });

  test('else it is cleared on their behalf, urged three days before, at their cost', () => {
    const stillThere = [reported, inspected(), ordered, defied];
    given(reported, inspected()).when(clear()).thenRefused('order-first');
    given(reported, inspected(), ordered).when(clear()).thenRefused('order-runs');
    given(...stillThere)
      .when(clear(), { at: friday })
      .thenRefused('urging-runs', { article: '行政强制法 第五十一条' });
    given(...stillThere)
      .when(urge(deadlineWithin({ unit: 'hours', amount: 48 }, friday, urging)), { at: friday })
      .thenRefused('urging-too-short');
    given(reported, inspected(), ordered).when(urge(), { at: monday }).thenRefused('order-runs');
    given(reported, inspected()).when(urge(), { at: monday }).thenRefused('order-first');
    given(...stillThere)
      .when(urge(), { at: friday })
      .thenAccepted(urged)
      .when(urge())
      .thenRefused('urged-already');
    given(...stillThere, urged)
      .when(clear(), { at: friday })
      .thenRefused('urging-runs');
    given(...stillThere)
      .when(order, { at: friday })
      .thenRefused('defied-already');
    given(...stillThere, urged)
      .when(clear(), { at: nextFriday })
      .thenTypes('WasteCleared')
      .when(pay(90_000))
      .thenRefused('overpaid');
    given(...stillThere, urged)
      .when(clear(), { at: nextFriday })
      .thenTypes('WasteCleared')
      .when(pay(85_000))
      .thenTypes('ClearanceCostsPaid')
      .when(pay(1))
      .thenRefused('costs-not-owed');
    given(...stillThere, urged)
      .when(check(true), { at: nextFriday })
      .thenTypes('ClearanceChecked', 'WasteCleared');
  });

  test('what is nobody’s is cleared by sanitation, at nobody’s cost', () => {
    given(reported, nobodys).when(order, { at: monday }).thenRefused('producer-unknown', { article: '第四十三条' });
    given(reported, nobodys).when(clear()).thenRefused('costs-of-nobody');
    given(reported, nobodys)
      .when(clear(0))
      .thenAccepted({
        type: 'WasteCleared',
        data: { ...key, by: 'sanitation', tons: 3, destination: '建筑垃圾消纳场', costsFen: 0, evidence: [] },
      });
    given(reported, nobodys).when(penalise(600)).thenRefused('producer-unknown');
  });

  test('nothing before the inspection, nothing after the end', () => {
    given().when(order).thenRefused('no-such-case');
    given(reported).when(order, { at: monday }).thenRefused('not-inspected');
    given(reported).when(penalise(600)).thenRefused('not-inspected');
    given(reported).when(inspect(undefined, false)).thenRefused('credentials-not-shown', { article: '第六条' });
    given(reported).when(inspect(undefined)).thenTypes('NoWasteFound').when(penalise(600)).thenRefused('case-over');
    given(reported, inspected()).when(inspect(undefined)).thenRefused('inspected-already');
    given(reported)
      .when({ kind: 'ReportWaste', data: { caseId, source: 'call', matter } })
      .thenRefused('case-exists');
  });
});

describe('penalties', () => {
  test('by the law of the day on which it was found', () => {
    expect(violationOn('construction-dumped', '2020-08-31')).toMatchObject({
      rule: { law: '淄博市市容和环境卫生管理办法' },
      unit: { least: 500, most: 1_000 },
    });
    expect(violationOn('construction-dumped', '2020-09-01')).toMatchObject({
      rule: { law: '固体废物污染环境防治法', article: '第一百一十一条第一款第四项' },
      unit: { least: 100_000, most: 1_000_000 },
    });
    expect(violationOn('household-dumped', '2021-05-14').individual).toMatchObject({ least: 100, most: 500 });
    const after = inspected(builder, ['construction-dumped'], '2021-05-14');
    given(reported, after, ordered)
      .when(penalise(1_000))
      .thenRefused('outside-range', { article: '固体废物污染环境防治法' });
    given(reported, after, ordered).when(penalise(100_000)).thenTypes('WastePenaltyProposed');
    given(reported, inspected(), ordered).when(penalise(100_000)).thenRefused('outside-range');
  });

  test('after the order, once, and only whom the law means', () => {
    given(reported, inspected())
      .when(penalise(600))
      .thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    given(reported, inspected(), ordered)
      .when(penalise(600))
      .thenTypes('WastePenaltyProposed')
      .when(penalise(600))
      .thenRefused('penalised-already');
    given(reported, inspected(), ordered).when(penalise(600, person)).thenRefused('not-for-this-party');
    given(reported, inspected(builder, []), { ...ordered, data: { ...ordered.data, findings: [] } } as WasteEvent)
      .when(penalise(600))
      .thenRefused('no-such-finding');
    const note = {
      kind: 'NoteWastePenalty' as const,
      data: { caseId, penaltyId, result: 'decided' as const, sanction: 'fine' as const, yuan: 600 },
    };
    given(reported, inspected(), ordered)
      .when(penalise(600))
      .thenTypes('WastePenaltyProposed')
      .when(note)
      .thenTypes('WastePenalised')
      .when(note)
      .thenNothing();
    given(reported, inspected(), ordered)
      .when(check(true), { at: monday })
      .thenTypes('ClearanceChecked', 'WasteCleared')
      .when(penalise(600))
      .thenTypes('WastePenaltyProposed');
  });
});

test('whatever is typed: nobody pays for a clearance that was not ordered, defied and urged for', () => {
  const found = (producer?: Party) =>
    inspect({
      kind: 'decoration',
      tons: 3,
      ...(producer ? { producer } : {}),
      findings: [{ kind: 'littered', what: '乱倒' }],
    });
  const open = (round: number) => ({
    kind: 'OpenWaste' as const,
    data: { caseId, referral: { ...referral, round }, matter },
  });
  const commands = fc.oneof(
    fc.constantFrom<Pick<WasteCommand, 'kind' | 'data'>>(
      open(0),
      open(1),
      found(builder),
      found(person),
      found(),
      check(true),
      check(false),
      clear(),
      clear(0),
      pay(85_000),
      penalise(8),
    ),
    fc.constant((at: string) => ({
      kind: 'OrderClearance' as const,
      data: { caseId, clearBy: deadlineBy('construction-waste', at) },
    })),
    fc.constant((at: string) => urge(deadlineWithin({ unit: 'days', amount: 3 }, at, urging))),
  ) as fc.Arbitrary<Pick<WasteCommand, 'kind' | 'data'>>;
  neverUnlawful(
    wasteDecider,
    commands,
    (_state, history) => {
      const begin = history.findLastIndex(({ type }) => type === 'WasteReported' || type === 'WasteReopened');
      const round = history.slice(Math.max(begin, 0));
      const types = round.map(({ type }) => type);
      const cleared = round.find((event) => event.type === 'WasteCleared');
      const saw = round.find((event) => event.type === 'WasteInspected');
      if (types.filter((type) => type === 'WasteCleared').length > 1) return 'cleared twice';
      if (types.includes('WastePenaltyProposed') && !history.some(({ type }) => type === 'ClearanceOrdered'))
        return 'penalised without an order';
      if (cleared?.type !== 'WasteCleared') return undefined;
      if (saw?.type !== 'WasteInspected') return 'cleared uninspected';
      const { by, costsFen } = cleared.data;
      if (by === 'sanitation')
        return saw.data.producer || costsFen > 0 ? 'somebody’s, or at somebody’s cost' : undefined;
      if (!types.includes('ClearanceOrdered')) return 'cleared by order of nobody';
      if (by === 'producer') return costsFen > 0 ? 'who cleared it pays' : undefined;
      return types.includes('ProducerUrged') && types.includes('ClearanceChecked') ? undefined : 'not urged';
    },
    { length: 30 },
  );
});

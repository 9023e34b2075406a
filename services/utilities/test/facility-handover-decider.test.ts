import { describe, test } from '@jest/globals';
import { countVote, type FacilityHandoverCommand, type FacilityHandoverEvent } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { facilityHandoverDecider } from '../src/facility-handover/decider.ts';

const { given } = specificationOf(facilityHandoverDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const matter = { category: 'facility-handover', urgency: 'normal', role: 'lead', brief: '换热站移交' } as const;
const at = '2022-05-16T01:00:00.000Z';
const requested: FacilityHandoverEvent = {
  type: 'FacilityHandoverRequested',
  data: { ...key, source: 'referral', matter },
};
const facilitiesOf = (handingOver: 'builder' | 'owners') => ({
  trade: 'heating' as const,
  what: '小区换热站',
  handingOver,
});
const built = (handingOver: 'builder' | 'owners'): FacilityHandoverEvent => ({
  type: 'FacilitiesRegistered',
  data: { ...key, facilities: facilitiesOf(handingOver), completedOn: '2010-10-01' },
});
const passed: FacilityHandoverEvent = {
  type: 'FacilitiesAccepted',
  data: { ...key, inspectors: ['u-1'], evidence: [] },
};
const inspect = (lacking: readonly string[] = []) => ({
  kind: 'InspectFacilities' as const,
  data: { caseId, inspectors: ['u-1'], lacking: [...lacking], evidence: [] },
});
const rebuild = {
  kind: 'RecordRebuilding' as const,
  data: { caseId, what: '更换板换', completedOn: '2022-05-10' },
};
const accounts = [1, 2, 3].map((no) => ({ account: `a-${no}`, owner: `o-${no}`, area: 10_000 }));
const voteOf = (agreeing: number) =>
  countVote(
    'other',
    accounts,
    accounts.map(({ owner }, index) => ({ owner, vote: index < agreeing ? ('for' as const) : ('against' as const) })),
    '2022-05-15',
  );
const decide = (agreeing: number) => ({
  kind: 'RecordOwnersDecision' as const,
  data: { caseId, vote: voteOf(agreeing), endedOn: '2022-05-15' },
});
const decided: FacilityHandoverEvent = {
  type: 'OwnersDecidedHandover',
  data: { ...key, vote: voteOf(3), endedOn: '2022-05-15' },
};
const handOver = {
  kind: 'HandFacilitiesOver' as const,
  data: { caseId, operator: '热力公司', documents: ['竣工图'] },
};
const handedOver: FacilityHandoverEvent = {
  type: 'FacilitiesHandedOver',
  data: { ...key, operator: '热力公司', documents: ['竣工图'], handedOverOn: '2022-05-16' },
};
const maintain = { kind: 'TakeUpMaintenance' as const, data: { caseId, from: '2022-05-16' } };
const refusal = {
  kind: 'RecordOperatorRefusal' as const,
  data: { caseId, operator: '热力公司', reason: '设备老化' },
};

describe('an estate in use (淄博市物业管理条例 art. 13)', () => {
  test('fit, decided by its owners, handed over, maintained', () => {
    given(requested, built('owners'))
      .when(inspect(), { at })
      .thenAccepted(passed)
      .when(handOver, { at })
      .thenRefused('owners-not-decided', { article: '淄博市物业管理条例 第十三条' });
    given(requested, built('owners'), passed)
      .when(decide(2), { at })
      .thenTypes('OwnersDecidedHandover')
      .when(handOver, { at })
      .thenAccepted(handedOver)
      .when(maintain, { at })
      .thenAccepted({
        type: 'FacilitiesMaintained',
        data: {
          ...key,
          operator: '热力公司',
          from: '2022-05-16',
          rule: { law: '淄博市物业管理条例', article: '第十三条' },
        },
      });
  });

  test('unfit: the district has it rebuilt, and it is inspected again', () => {
    given(requested, built('owners'))
      .when(inspect(['无分户控制阀']), { at })
      .thenAccepted({
        type: 'FacilitiesFoundWanting',
        data: {
          ...key,
          inspectors: ['u-1'],
          lacking: ['无分户控制阀'],
          by: 'district-government',
          rule: { law: '淄博市物业管理条例', article: '第十三条' },
        },
      })
      .when(inspect(), { at })
      .thenRefused('not-rebuilt');
    given(requested, built('owners'), passed).when(rebuild, { at }).thenRefused('nothing-lacking');
    given(requested, built('owners'))
      .when(inspect(['漏水']), { at })
      .thenTypes('FacilitiesFoundWanting')
      .when(decide(3), { at })
      .thenRefused('not-accepted');
    given(requested, built('owners'))
      .when(inspect(['漏水']), { at })
      .thenTypes('FacilitiesFoundWanting')
      .when(rebuild, { at })
      .thenTypes('FacilitiesRebuilt')
      .when(inspect(), { at })
      .thenTypes('FacilitiesAccepted');
  });

  test('owners who decide against it end it', () => {
    given(requested, built('owners'), passed)
      .when(decide(1), { at })
      .thenTypes('OwnersDecidedHandover', 'FacilityHandoverNotMade')
      .when(handOver, { at })
      .thenRefused('handover-over');
    given(requested, built('owners'), passed, decided).when(decide(3), { at }).thenRefused('decided-already');
  });

  test('what is fit must be taken over: a refusal stands on record', () => {
    given(requested, built('owners')).when(refusal, { at }).thenRefused('not-accepted');
    given(requested, built('owners'), passed, decided)
      .when(refusal, { at })
      .thenAccepted({
        type: 'OperatorRefusedHandover',
        data: {
          ...key,
          operator: '热力公司',
          reason: '设备老化',
          rule: { law: '淄博市物业管理条例', article: '第十三条' },
        },
      })
      .when(handOver, { at })
      .thenTypes('FacilitiesHandedOver');
  });
});

describe('a new estate (山东省物业管理条例 art. 17)', () => {
  test('the builder hands over and puts right what is lacking; owners need not decide', () => {
    given(requested, built('builder'), passed)
      .when(decide(3), { at })
      .thenRefused('builder-hands-over', { article: '山东省物业管理条例 第十七条' });
    given(requested, built('builder'), passed).when(handOver, { at }).thenAccepted(handedOver);
    const { decision } = given(requested, built('builder')).when(inspect(['漏水']), { at });
    const [event] = decision.kind === 'accepted' ? decision.events : [];
    if (event?.type !== 'FacilitiesFoundWanting' || event.data.by !== 'builder') throw new Error('not the builder');
  });
});

test('each step waits for the one before it', () => {
  given().when(inspect()).thenRefused('no-such-handover');
  given(requested).when(inspect(), { at }).thenRefused('not-registered');
  given(requested).when(handOver, { at }).thenRefused('not-accepted');
  given(requested, built('owners'))
    .when(
      { kind: 'RegisterFacilities', data: { caseId, facilities: facilitiesOf('owners'), completedOn: '2010-10-01' } },
      { at },
    )
    .thenRefused('registered-already');
  given(requested)
    .when(
      { kind: 'RegisterFacilities', data: { caseId, facilities: facilitiesOf('owners'), completedOn: '2030-10-01' } },
      { at },
    )
    .thenRefused('in-future');
  given(requested, built('owners'), passed).when(inspect(), { at }).thenRefused('inspected-already');
  given(requested, built('builder'), passed)
    .when({ ...handOver, data: { ...handOver.data, documents: [] } }, { at })
    .thenRefused('no-documents');
  given(requested, built('builder'), passed).when(maintain, { at }).thenRefused('not-handed-over');
  given(requested, built('builder'), passed, handedOver).when(handOver, { at }).thenRefused('handed-over');
  given(requested, built('builder'), passed, handedOver)
    .when({ kind: 'CloseFacilityHandover', data: { caseId, ground: 'belongs-to-user', note: '入户管' } }, { at })
    .thenRefused('handed-over');
  given(requested)
    .when({ kind: 'CloseFacilityHandover', data: { caseId, ground: 'belongs-to-user', note: '入户管' } }, { at })
    .thenTypes('FacilityHandoverNotMade');
  given(requested)
    .when({ kind: 'RequestFacilityHandover', data: { caseId, source: 'owners', matter } })
    .thenRefused('handover-exists');
});

test('its referral opens it, opens it again, and takes it back', () => {
  const open = (round: number) => ({
    kind: 'OpenFacilityHandover' as const,
    data: { caseId, referral: { ...referral, round }, matter },
  });
  const end = {
    kind: 'EndFacilityHandover' as const,
    data: { caseId, referralId: referral.referralId, cause: 'completed' as const, note: '' },
  };
  given().when(open(0)).thenAccepted(requested).when(open(0)).thenNothing();
  given(requested).when(end).thenTypes('FacilityHandoverWithdrawn').when(open(1)).thenTypes('FacilityHandoverReopened');
});

test('whatever is typed: nothing unfit is handed over, nothing of owners against their will', () => {
  const commands = fc.oneof(
    fc.constantFrom('builder' as const, 'owners' as const).map((handingOver) => ({
      kind: 'RegisterFacilities' as const,
      data: { caseId, facilities: facilitiesOf(handingOver), completedOn: '2010-10-01' },
    })),
    fc.integer({ min: 0, max: 3 }).map((agreeing) => ({
      ...decide(agreeing),
      data: { ...decide(agreeing).data, endedOn: '2018-05-01' },
    })),
    fc.constantFrom<Pick<FacilityHandoverCommand, 'kind' | 'data'>>(
      { kind: 'RequestFacilityHandover', data: { caseId, source: 'owners', matter } },
      { kind: 'OpenFacilityHandover', data: { caseId, referral: { ...referral, round: 1 }, matter } },
      inspect(),
      inspect(['漏水']),
      { ...rebuild, data: { ...rebuild.data, completedOn: '2018-05-01' } },
      refusal,
      handOver,
      { ...maintain, data: { caseId, from: '2018-05-01' } },
    ),
  ) as fc.Arbitrary<Pick<FacilityHandoverCommand, 'kind' | 'data'>>;
  neverUnlawful(facilityHandoverDecider, commands, (_state, history) => {
    const begin = history.findLastIndex(({ type }) => type.startsWith('FacilityHandoverRe'));
    const round = history.slice(Math.max(begin, 0));
    const types = round.map(({ type }) => type);
    if (!types.includes('FacilitiesHandedOver'))
      return types.includes('FacilitiesMaintained') ? 'maintained without a handover' : undefined;
    if (!types.includes('FacilitiesAccepted')) return 'handed over unfit';
    const registered = round.find((event) => event.type === 'FacilitiesRegistered');
    const vote = round.find((event) => event.type === 'OwnersDecidedHandover');
    if (registered?.type !== 'FacilitiesRegistered') return 'handed over unregistered';
    if (registered.data.facilities.handingOver === 'builder') return vote ? 'a vote in a new estate' : undefined;
    return vote?.type === 'OwnersDecidedHandover' && vote.data.vote.passed
      ? undefined
      : 'handed over against their will';
  });
});

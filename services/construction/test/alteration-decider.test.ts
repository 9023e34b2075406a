import { describe, test } from '@jest/globals';
import type {
  AlterationKind,
  CaseMatter,
  Party,
  StructuralAlterationCommand,
  StructuralAlterationEvent,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type AlterationState, alterationDecider } from '../src/structural-alteration/decider.ts';
import { article69 } from '../src/structural-alteration/law.ts';

const { given } = specificationOf(alterationDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const matter: CaseMatter = { category: 'structural-alteration', urgency: 'urgent', role: 'lead', brief: '砸承重墙' };
const owner: Party = { kind: 'individual', file: 'A-3' };
const monday = '2018-05-14T01:00:00.000Z';
const tuesday = '2018-05-15T01:00:00.000Z';
const june = '2018-06-14T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 15 }, monday, article69);

const opened: StructuralAlterationEvent = {
  type: 'AlterationReported',
  data: { ...key, source: 'referral', matter },
};
const found = (kind: AlterationKind = 'by-occupant', party: Party = owner): StructuralAlterationEvent => ({
  type: 'AlterationFound',
  data: { ...key, no: 1, inspectors: ['0201'], party, kind, members: '客厅与阳台间承重墙', evidence: [] },
});
const stopped: StructuralAlterationEvent = { type: 'WorkStopped', data: { ...key, no: 1, officers: ['0201'] } };
const ordered: StructuralAlterationEvent = {
  type: 'RestorationOrdered',
  data: { ...key, order: 1, no: 1, designer: '淄博市建筑设计院', dueBy },
};
const checked = (restored: boolean): StructuralAlterationEvent => ({
  type: 'RestorationChecked',
  data: { ...key, inspectors: ['0201'], order: 1, due: true, restored, evidence: [] },
});
const inspect = (finding: Extract<StructuralAlterationCommand, { kind: 'InspectAlteration' }>['data']['finding']) => ({
  kind: 'InspectAlteration' as const,
  data: { caseId, inspectors: ['0201'], finding, evidence: [] },
});
const stop = { kind: 'StopWork' as const, data: { caseId, officers: ['0201'] } };
const order = { kind: 'OrderRestoration', data: { caseId, designer: '淄博市建筑设计院', dueBy } } as const;
const check = (restored: boolean) => ({
  kind: 'CheckRestoration' as const,
  data: { caseId, inspectors: ['0201'], restored, evidence: [] },
});
const fine = (yuan: number) => ({ kind: 'ProposeAlterationPenalty' as const, data: { caseId, penaltyId, yuan } });
const decided = {
  kind: 'NoteAlterationPenalty',
  data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 50_000 },
} as const;
const close = { kind: 'CloseAlteration', data: { caseId, note: '已核查' } } as const;

describe('on site', () => {
  test('a referral opens it, once; what was found is numbered', () => {
    const open = { kind: 'OpenAlteration', data: { caseId, referral, matter } } as const;
    given().when(open).thenAccepted(opened).when(open).thenNothing();
    given(opened)
      .when(inspect({ result: 'altered', party: owner, kind: 'by-occupant', members: '客厅与阳台间承重墙' }))
      .thenAccepted(found());
  });

  test('built by a scheme, or not load-bearing: no violation', () => {
    given(opened)
      .when(inspect({ result: 'none', because: 'by-scheme' }))
      .thenTypes('NoAlterationFound')
      .when(stop)
      .thenRefused('alteration-ended');
  });

  test('what the subdistrict must know of danger is said at once', () => {
    const appraise = (result: 'sound' | 'dangerous') => ({
      kind: 'RecordAppraisal' as const,
      data: { caseId, institute: '房屋安全鉴定中心', result, report: '鉴字2018-7号' },
    });
    given(opened, found()).when(appraise('dangerous')).thenTypes('StructureAppraised', 'DangerAnnounced');
    given(opened, found()).when(appraise('sound')).thenTypes('StructureAppraised');
    given(opened).when(appraise('sound')).thenRefused('not-inspected', { article: '第六十九条' });
  });

  test('unknown, known already, withdrawn', () => {
    const report = { kind: 'ReportAlteration', data: { caseId, source: 'enterprise-report', matter } } as const;
    const withdraw = { kind: 'WithdrawAlteration', data: { caseId, reason: '重复登记' } } as const;
    given().when(stop).thenRefused('no-such-alteration');
    given(opened).when(report).thenRefused('alteration-exists');
    given(opened).when(withdraw).thenRefused('answers-a-referral');
    given().when(report).thenTypes('AlterationReported').when(withdraw).thenTypes('AlterationWithdrawn');
    given(opened, found())
      .when(inspect({ result: 'none', because: 'nothing-altered' }))
      .thenRefused('alteration-inspected');
  });
});

describe('stop, restore', () => {
  test('stopped first, and restored only by a designer’s scheme', () => {
    given(opened, found()).when(order).thenRefused('stop-first', { article: '第六十九条' });
    given(opened, found(), stopped).when(stop).thenRefused('work-stopped');
    given(opened, found(), stopped)
      .when({ ...order, data: { caseId, dueBy } })
      .thenRefused('no-restoration-scheme', { article: '第十五条' });
    given(opened, found(), stopped)
      .when(order, { at: monday })
      .thenAccepted(ordered)
      .when(order)
      .thenRefused('order-runs');
  });

  test('looked at when the time is over, found by the clock', () => {
    const observe = { kind: 'ObserveRestoration', data: { caseId, order: 1 } } as const;
    given(opened, found(), stopped, ordered).when(check(false), { at: tuesday }).thenRefused('order-runs');
    given(opened, found(), stopped, ordered).when(observe, { at: tuesday }).thenNothing();
    given(opened, found(), stopped, ordered).when(observe, { at: june }).thenTypes('RestorationOverdue');
    given(opened, found(), stopped, ordered).when(check(false), { at: june }).thenAccepted(checked(false));
  });
});

describe('fine and end', () => {
  test('not before the order; an occupant 50,000 to 100,000, a project 500,000 to a million', () => {
    given(opened, found(), stopped).when(fine(50_000)).thenRefused('penalty-before-order', { article: '第二十八条' });
    given(opened, found(), stopped, ordered).when(fine(49_999)).thenRefused('outside-range', { article: '第六十九条' });
    given(opened, found(), stopped, ordered)
      .when(fine(50_000))
      .thenTypes('AlterationPenaltyProposed')
      .when(fine(50_000))
      .thenRefused('penalised-already');
    const project = found('project-without-scheme', { kind: 'unit', name: '锦绣装饰' });
    given(opened, project, stopped, ordered).when(fine(100_000)).thenRefused('outside-range');
    given(opened, project, stopped, ordered).when(fine(500_000)).thenTypes('AlterationPenaltyProposed');
  });

  test('restored: a fine is still owed, unless the law lets it be', () => {
    const history = [opened, found(), stopped, ordered, checked(true)];
    given(...history)
      .when(close)
      .thenRefused('penalty-owed', { article: '行政处罚法 第三十三条' });
    given(...history)
      .when({ ...close, data: { ...close.data, leniency: 'minor-and-corrected' } })
      .thenAccepted({ type: 'AlterationClosed', data: { ...key, end: 'restored', note: '已核查' } });
    const proposed = given(...history)
      .when(fine(50_000))
      .thenTypes('AlterationPenaltyProposed');
    proposed.when(close).thenRefused('penalty-pending', { article: '行政处罚法 第五十七条' });
    proposed
      .when(decided)
      .thenTypes('AlterationPenalised')
      .when(close)
      .thenAccepted({ type: 'AlterationClosed', data: { ...key, end: 'restored-and-penalised', note: '已核查' } });
    proposed
      .when({ ...decided, data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('AlterationNotPenalised')
      .when(close)
      .thenTypes('AlterationClosed');
  });

  test('not restored: closed only when penalised', () => {
    const history = [opened, found(), stopped, ordered, checked(false)];
    given(opened, found(), stopped, ordered).when(close).thenRefused('order-runs');
    given(...history)
      .when(close)
      .thenRefused('close-before-measures', { article: '第六十九条' });
    given(...history)
      .when(fine(100_000))
      .thenTypes('AlterationPenaltyProposed')
      .when(decided)
      .thenTypes('AlterationPenalised')
      .when(close)
      .thenAccepted({ type: 'AlterationClosed', data: { ...key, end: 'penalised-not-restored', note: '已核查' } });
  });

  test('the referral takes it back, settles it, opens it again', () => {
    const end = (cause: 'taken-back' | 'completed') => ({
      kind: 'EndAlteration' as const,
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    given(opened, found()).when(end('taken-back')).thenTypes('AlterationWithdrawn');
    given(opened, found())
      .when(end('completed'))
      .thenTypes('AlterationSettled')
      .when({ kind: 'OpenAlteration', data: { caseId, referral: { ...referral, round: 1 }, matter } })
      .thenTypes('AlterationReopened')
      .when(stop)
      .thenRefused('not-inspected');
  });
});

test('whatever is typed: stopped, then ordered by a scheme, then fined; closed with a reason', () => {
  const unlawful = (state: AlterationState, history: readonly StructuralAlterationEvent[]): string | undefined => {
    const last = history.at(-1);
    const start = history.findLastIndex(({ type }) => type === 'AlterationFound');
    const round = history.slice(Math.max(start, 0), -1).map(({ type }) => type);
    if (last?.type === 'RestorationOrdered' && !round.includes('WorkStopped')) return 'ordered before it was stopped';
    if (last?.type === 'AlterationPenaltyProposed' && !round.includes('RestorationOrdered'))
      return 'fined before the order';
    if (last?.type === 'AlterationClosed' && last.data.end !== 'restored' && !round.includes('AlterationPenalised'))
      return 'closed as penalised, and nobody was';
    if (state.status === 'ended' && state.orders.current) return 'an order runs in a case that ended';
    return undefined;
  };
  const commands = fc.oneof(
    fc.constantFrom<Pick<StructuralAlterationCommand, 'kind' | 'data'>>(
      { kind: 'OpenAlteration', data: { caseId, referral, matter } },
      { kind: 'OpenAlteration', data: { caseId, referral: { ...referral, round: 1 }, matter } },
      inspect({ result: 'altered', party: owner, kind: 'by-occupant', members: '承重墙' }),
      inspect({ result: 'altered', party: owner, kind: 'by-occupant', members: '楼板' }),
      stop,
      stop,
      check(true),
      check(false),
      check(false),
      fine(50_000),
      decided,
      close,
      { ...close, data: { ...close.data, leniency: 'no-fault' } },
      { kind: 'ObserveRestoration', data: { caseId, order: 1 } },
    ),
    fc.integer({ min: -1, max: 8 }).map((more) => (at: string) => ({
      kind: 'OrderRestoration' as const,
      data: {
        caseId,
        designer: '设计院',
        dueBy: { ...dueBy, due: new Date(Date.parse(at) + more * 86_400_000).toISOString() },
      },
    })),
  );
  neverUnlawful(alterationDecider, commands, unlawful, {
    length: 60,
    runs: 300,
    after: [[], [opened, found(), stopped, ordered]],
  });
});

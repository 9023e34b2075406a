import { describe, expect, test } from '@jest/globals';
import type { CaseMatter, Party, SecurityCaseCommand, SecurityCaseEvent } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { specificationOf } from '../../../test/support/specification.ts';
import { securityCaseDecider } from '../src/security-case/decider.ts';
import { finedAlone, finedWith, sixMonthsAfter, violations } from '../src/security-case/law.ts';

const { given } = specificationOf(securityCaseDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const other = '0190f000-0000-7000-8000-0000000000cc';
const key = { caseId, referral };
const matter: CaseMatter = { category: 'neighbour-noise', urgency: 'normal', role: 'lead', brief: '深夜唱歌' };
const tenant: Party = { kind: 'individual', file: 'N-1' };

const monday = '2018-05-14T01:00:00.000Z';
const tuesday = '2018-05-15T01:00:00.000Z';
const july = '2018-07-20T01:00:00.000Z';
const closeBy = deadlineBy('security-case', monday);
const performBy = deadlineWithin({ unit: 'days', amount: 7 }, monday, { law: '治安管理处罚法', article: '第九条' });
const pair = ['0401', '0402'];

type Data<Kind extends SecurityCaseCommand['kind']> = Extract<SecurityCaseCommand, { kind: Kind }>['data'];
type Described = Data<'RecordViolations'>['findings'][number];
const doing = (more: Partial<Described> = {}): Described => ({
  kind: 'noise',
  gravity: 'ordinary',
  what: '深夜唱歌',
  party: tenant,
  dispute: false,
  endedOn: '2018-05-13',
  ...more,
});
const opened: SecurityCaseEvent = {
  type: 'SecurityCaseReported',
  data: { ...key, source: 'referral', matter, reportedOn: '2018-05-14' },
};
const dispatched: SecurityCaseEvent = { type: 'OfficersDispatched', data: { ...key, officers: pair, closeBy } };
const onScene: SecurityCaseEvent = { type: 'OfficersOnScene', data: { ...key, arrivedAt: monday } };
const found = (...all: readonly Described[]): SecurityCaseEvent => ({
  type: 'ViolationsFound',
  data: {
    ...key,
    officers: pair,
    findings: (all.length > 0 ? all : [doing()]).map((each, index) => ({ ...each, no: index + 1 })),
    evidence: [],
  },
});
const until = (...all: readonly Described[]) => [opened, dispatched, onScene, found(...all)] as const;
const record = (findings: Described[], more: Partial<Data<'RecordViolations'>> = {}) => ({
  kind: 'RecordViolations' as const,
  data: { caseId, officers: pair, findings, evidence: [], ...more },
});
const penalty = (sanction: 'warning' | 'fine', yuan: number, more: Partial<Data<'ProposeSecurityPenalty'>> = {}) => ({
  kind: 'ProposeSecurityPenalty' as const,
  data: { caseId, penaltyId, finding: 1, authority: 'station' as const, sanction, yuan, ...more },
});
const noted = (sanction: 'warning' | 'fine', yuan: number, id = penaltyId) => ({
  kind: 'NoteSecurityPenalty' as const,
  data: { caseId, penaltyId: id, result: 'decided' as const, sanction, yuan },
});
const detain = (days: number, yuan: number, finding = 1) => ({
  kind: 'ProposeDetention' as const,
  data: { caseId, finding, days, yuan },
});
const decideDetention = (more: Partial<Data<'DecideDetention'>> = {}) => ({
  kind: 'DecideDetention' as const,
  data: { caseId, finding: 1, officers: pair, authority: 'county' as const, heard: true, ...more },
});
const dissuasion = (result: 'stopped' | 'failed', on = '2018-05-14') => ({
  kind: 'RecordDissuasion' as const,
  data: { caseId, by: 'enterprise' as const, on, result },
});
const mediation = (agreed: boolean, more: Partial<Data<'MediateParties'>> = {}) => ({
  kind: 'MediateParties' as const,
  data: { caseId, officers: pair, findings: [1], agreed, ...(agreed ? { performBy } : {}), ...more },
});
const conclude = (ground?: Data<'ConcludeSecurityCase'>['ground']) => ({
  kind: 'ConcludeSecurityCase' as const,
  data: { caseId, note: '已处理', ...(ground ? { ground } : {}) },
});
const transfer = {
  kind: 'TransferSecurityCase' as const,
  data: { caseId, to: 'urban-enforcement', reason: '商业噪声' },
};

describe('taken on and looked into', () => {
  test('a referral opens it once; officers are sent, arrive, and two of them find', () => {
    const open = { kind: 'OpenSecurityCase' as const, data: { caseId, referral, matter } };
    given().when(open, { at: monday }).thenAccepted(opened).when(open).thenNothing();
    given(opened)
      .when({ kind: 'DispatchOfficers', data: { caseId, officers: pair, closeBy } })
      .thenAccepted(dispatched)
      .when({ kind: 'RecordOfficersArrival', data: { caseId } }, { at: monday })
      .thenAccepted(onScene)
      .when(record([doing()]))
      .thenAccepted(found());
  });

  test('in this order only', () => {
    const arrive = (arrivedAt?: string) => ({
      kind: 'RecordOfficersArrival' as const,
      data: { caseId, ...(arrivedAt ? { arrivedAt } : {}) },
    });
    given().when(arrive()).thenRefused('no-such-case');
    given(opened).when(arrive()).thenRefused('not-dispatched', { article: '治安管理处罚法 第七十七条' });
    given(opened, dispatched).when(arrive(tuesday), { at: monday }).thenRefused('arrival-in-future');
    given(opened, dispatched, onScene).when(arrive()).thenRefused('on-scene');
    given(opened, dispatched)
      .when({ kind: 'DispatchOfficers', data: { caseId, officers: pair, closeBy } })
      .thenRefused('dispatched-already');
    given(opened, dispatched)
      .when(record([doing()]))
      .thenRefused('not-on-scene', { article: '第七十八条' });
    given(opened, dispatched, onScene).when(penalty('warning', 0)).thenRefused('not-found', { article: '第九十五条' });
    given(...until())
      .when(record([doing()]))
      .thenRefused('found-already');
  });

  test('two officers, a gravity that the article knows, a day that has been', () => {
    const history = given(opened, dispatched, onScene);
    history
      .when(record([doing()], { officers: ['0401', '0401'] }))
      .thenRefused('two-officers', { article: '第八十七条' });
    history.when(record([doing({ gravity: 'grave' })])).thenRefused('no-such-gravity', { article: '第五十八条' });
    history.when(record([doing({ endedOn: '2018-05-15' })]), { at: monday }).thenRefused('in-future');
  });

  test('no violation: the reason is owed', () => {
    const history = given(opened, dispatched, onScene);
    history.when(record([])).thenRefused('reason-owed', { article: '第七十八条' });
    history
      .when(record([], { reason: '正常生活声响' }))
      .thenTypes('NoViolationFound')
      .when(transfer)
      .thenRefused('case-ended');
  });

  test('withdrawn by the officer only where no referral asks', () => {
    const withdraw = { kind: 'WithdrawSecurityCase' as const, data: { caseId, reason: '误报' } };
    const report = { kind: 'ReportSecurityCase' as const, data: { caseId, matter } };
    given(opened).when(withdraw).thenRefused('answers-a-referral');
    given(opened).when(report).thenRefused('case-exists');
    given().when(report).thenTypes('SecurityCaseReported').when(withdraw).thenTypes('SecurityCaseWithdrawn');
  });
});

describe('noise (acceptance 20: 噪声污染防治法 art. 70)', () => {
  const since = '2022-07-04T01:00:00.000Z';
  test('since the law of 2022 the neighbourhood comes first', () => {
    given(...until())
      .when(penalty('warning', 0), { at: since })
      .thenRefused('dissuasion-first', { article: '噪声污染防治法 第七十条' });
    given(...until())
      .when(dissuasion('failed', '2022-07-03'), { at: since })
      .thenTypes('NeighboursDissuaded')
      .when(penalty('warning', 0), { at: since })
      .thenTypes('SecurityPenaltyProposed');
  });

  test('before it, the warning needs nobody else', () => {
    given(...until())
      .when(penalty('warning', 0), { at: '2022-06-04T15:00:00.000Z' })
      .thenTypes('SecurityPenaltyProposed');
    given(...until())
      .when(penalty('warning', 0), { at: '2022-06-04T16:00:00.000Z' })
      .thenRefused('dissuasion-first');
  });

  test('what stopped at a neighbour’s word ends the case; a failure is on record once', () => {
    given(opened)
      .when(dissuasion('stopped'), { at: tuesday })
      .thenTypes('NeighboursDissuaded', 'SecurityCaseConcluded')
      .when(dissuasion('failed'))
      .thenRefused('case-ended');
    given(opened)
      .when(dissuasion('failed'), { at: tuesday })
      .thenTypes('NeighboursDissuaded')
      .when(dissuasion('failed'), { at: tuesday })
      .thenRefused('dissuaded-already');
    given(opened).when(dissuasion('failed', '2018-05-16'), { at: tuesday }).thenRefused('in-future');
  });

  test('a warning first, a fine for who goes on after it (art. 58)', () => {
    const goOn = {
      kind: 'RecordContinuation' as const,
      data: { caseId, officers: pair, finding: 1, endedOn: '2018-05-15' },
    };
    given(...until())
      .when(penalty('fine', 200))
      .thenRefused('not-warned', { article: '第五十八条' });
    given(...until())
      .when(goOn, { at: tuesday })
      .thenRefused('not-warned');
    const warned = given(...until())
      .when(penalty('warning', 0))
      .thenTypes('SecurityPenaltyProposed')
      .when(noted('warning', 0))
      .thenTypes('SecurityPenalised');
    const again = warned.when(goOn, { at: tuesday }).thenTypes('ViolationContinued');
    again.when(goOn, { at: tuesday }).thenRefused('continued-already');
    again.when(penalty('fine', 199, { penaltyId: other, finding: 2 })).thenRefused('outside-range');
    again.when(penalty('warning', 0, { penaltyId: other, finding: 2 })).thenRefused('outside-range');
    again
      .when(penalty('fine', 500, { penaltyId: other, finding: 2 }))
      .thenTypes('SecurityPenaltyProposed')
      .when(conclude())
      .thenRefused('decision-pending', { article: '第九十五条' });
    again
      .when(penalty('fine', 500, { penaltyId: other, finding: 2 }))
      .thenTypes('SecurityPenaltyProposed')
      .when(noted('fine', 500, other))
      .thenTypes('SecurityPenalised')
      .when(conclude())
      .thenAccepted({ type: 'SecurityCaseConcluded', data: { ...key, end: 'penalised', note: '已处理' } });
  });

  test('a talking-to may end it, but not a fight, nor what was penalised', () => {
    const correct = { kind: 'RecordCorrection' as const, data: { caseId, officers: pair, note: '当场停止' } };
    given(...until())
      .when(correct)
      .thenTypes('CorrectedOnScene');
    given(...until(doing({ kind: 'assault' })))
      .when(correct)
      .thenRefused('not-correctable', { article: '山东省环境噪声污染防治条例 第三十八条' });
    given(...until())
      .when(penalty('warning', 0))
      .thenTypes('SecurityPenaltyProposed')
      .when(correct)
      .thenRefused('penalised-already');
  });

  test('three days without anybody there, found by time, once', () => {
    const rule = { law: '山东省环境噪声污染防治条例', article: '第十四条' };
    const observe = { kind: 'ObserveResponse' as const, data: { caseId, due: tuesday, rule } };
    given(opened).when(observe, { at: monday }).thenNothing();
    given(opened).when(observe, { at: tuesday }).thenTypes('ResponseOverdue').when(observe, { at: july }).thenNothing();
    given(opened, dispatched, onScene).when(observe, { at: july }).thenNothing();
  });
});

describe('mediation (art. 9)', () => {
  const quarrel = doing({ kind: 'assault', gravity: 'light', dispute: true, what: '停车纠纷推搡' });
  test('a light matter out of a dispute: agreed, kept, and nobody is penalised', () => {
    const agreed = given(...until(quarrel))
      .when(mediation(true))
      .thenTypes('PartiesMediated');
    agreed.when(penalty('fine', 200)).thenRefused('mediated', { article: '第九条' });
    agreed.when(conclude()).thenRefused('mediated');
    agreed.when(transfer).thenRefused('mediated');
    agreed
      .when({ kind: 'RecordMediationKept', data: { caseId, performed: true } })
      .thenTypes('MediationKept', 'SecurityCaseConcluded');
  });

  test('broken, or not reached: penalised, and not settled a second time', () => {
    given(...until(quarrel))
      .when(mediation(true))
      .thenTypes('PartiesMediated')
      .when({ kind: 'RecordMediationKept', data: { caseId, performed: false } })
      .thenTypes('MediationBroken')
      .when(mediation(true))
      .thenRefused('mediated-before', { article: '第九条' });
    given(...until(quarrel))
      .when(mediation(false))
      .thenTypes('PartiesMediated')
      .when(penalty('fine', 200))
      .thenTypes('SecurityPenaltyProposed');
  });

  test('not without a dispute, not what is worse than light, not without a day', () => {
    given(...until({ ...quarrel, dispute: false }))
      .when(mediation(true))
      .thenRefused('not-mediable');
    given(...until({ ...quarrel, gravity: 'ordinary' }))
      .when(mediation(true))
      .thenRefused('not-mediable', { article: '第九条' });
    const { performBy: _none, ...undated } = mediation(true).data;
    given(...until(quarrel))
      .when({ kind: 'MediateParties', data: undated })
      .thenRefused('no-time-to-perform');
    given(...until(quarrel))
      .when(mediation(true, { findings: [2] }))
      .thenRefused('no-such-finding');
    given(...until(quarrel))
      .when({ kind: 'RecordMediationKept', data: { caseId, performed: true } })
      .thenRefused('no-agreement');
    given(...until(quarrel))
      .when(penalty('fine', 200))
      .thenTypes('SecurityPenaltyProposed')
      .when(mediation(true))
      .thenRefused('decision-pending');
  });

  test('of two findings one is settled: the other is still penalised', () => {
    given(...until(quarrel, doing({ kind: 'threat' })))
      .when(mediation(true))
      .thenTypes('PartiesMediated')
      .when({ kind: 'RecordMediationKept', data: { caseId, performed: true } })
      .thenTypes('MediationKept')
      .when(conclude())
      .thenRefused('undecided');
  });

  test('its time runs out by itself, once', () => {
    const observe = { kind: 'ObserveMediatedAgreement' as const, data: { caseId, due: performBy.due } };
    const agreed = given(...until(quarrel))
      .when(mediation(true))
      .thenTypes('PartiesMediated');
    agreed.when(observe, { at: tuesday }).thenNothing();
    agreed.when(observe, { at: july }).thenTypes('MediationOverdue').when(observe, { at: july }).thenNothing();
  });
});

describe('penalty and detention', () => {
  const beating = doing({ kind: 'assault' });
  test('the law asks for detention: a fine alone is refused, and the station does not decide', () => {
    given(...until(beating))
      .when(penalty('fine', 300))
      .thenRefused('detention-only', { article: '第四十三条' });
    const proposed = given(...until(beating))
      .when(detain(5, 200))
      .thenTypes('DetentionProposed');
    proposed.when(decideDetention({ authority: 'station' })).thenRefused('county-decides', { article: '第九十一条' });
    proposed.when(decideDetention({ heard: false })).thenRefused('party-not-heard', { article: '第九十四条' });
    proposed.when(conclude()).thenRefused('decision-pending');
    proposed
      .when(decideDetention({ exemption: 'over-70' }))
      .thenAccepted({
        type: 'DetentionDecided',
        data: { ...key, finding: 1, officers: pair, days: 5, yuan: 200, exemption: 'over-70' },
      })
      .when(conclude())
      .thenTypes('SecurityCaseConcluded');
  });

  test('days and fine by the article', () => {
    const history = given(...until(beating));
    history.when(detain(4, 200)).thenRefused('outside-range', { article: '第四十三条' });
    history.when(detain(11, 200)).thenRefused('outside-range');
    history.when(detain(5, 0)).thenRefused('outside-range');
    given(...until())
      .when(detain(5, 0))
      .thenRefused('no-detention', { article: '第五十八条' });
    history.when(detain(5, 200, 2)).thenRefused('no-such-finding');
    given(...until(doing({ kind: 'taking-or-damage' })))
      .when(detain(5, 0))
      .thenTypes('DetentionProposed');
    history.when(decideDetention()).thenRefused('not-announced');
    history
      .when({ kind: 'DropDetention', data: { caseId, finding: 1, reason: '不成立' } })
      .thenRefused('not-announced');
    history
      .when(detain(5, 200))
      .thenTypes('DetentionProposed')
      .when({ kind: 'DropDetention', data: { caseId, finding: 1, reason: '情节特别轻微' } })
      .thenTypes('DetentionDropped')
      .when(conclude('very-minor'))
      .thenTypes('SecurityCaseConcluded');
  });

  test('twenty days together at most (art. 16)', () => {
    const twice = until(beating, beating, beating);
    given(...twice)
      .when(detain(10, 200))
      .thenTypes('DetentionProposed')
      .when(detain(10, 200, 2))
      .thenTypes('DetentionProposed')
      .when(detain(5, 200, 3))
      .thenRefused('over-twenty-days', { article: '第十六条' });
  });

  test('either, not both, where the law says or', () => {
    const threat = until(doing({ kind: 'threat' }));
    given(...threat)
      .when(penalty('fine', 500))
      .thenTypes('SecurityPenaltyProposed')
      .when(detain(3, 0))
      .thenRefused('decision-pending');
    given(...threat)
      .when(detain(3, 0))
      .thenTypes('DetentionProposed')
      .when(penalty('fine', 500))
      .thenRefused('decision-pending');
    given(...threat)
      .when(detain(3, 100))
      .thenRefused('outside-range');
  });

  test('what the station may not decide, units, lanes and what is older than six months', () => {
    given(...until(doing({ kind: 'gambling' })))
      .when(penalty('fine', 501))
      .thenRefused('outside-range', { article: '第七十条' });
    given(...until(doing({ party: { kind: 'unit', name: '好邻居歌厅' } })))
      .when(penalty('warning', 0))
      .thenRefused('not-for-this-party', { article: '第十八条' });
    given(...until(doing({ kind: 'lane-occupation' })))
      .when(penalty('warning', 0))
      .thenRefused('not-ours', { article: '消防法 第六十条' });
    given(...until(doing({ endedOn: '2017-11-14' })))
      .when(penalty('warning', 0))
      .thenRefused('after-six-months', { article: '第二十二条' });
    given(...until(doing({ endedOn: '2017-11-15' })))
      .when(penalty('warning', 0))
      .thenTypes('SecurityPenaltyProposed');
    given(...until())
      .when(penalty('warning', 0, { finding: 2 }))
      .thenRefused('no-such-finding');
  });

  test('concluded without a penalty only on a ground of the law', () => {
    given(...until())
      .when(conclude())
      .thenRefused('undecided', { article: '第九十五条' });
    given(...until())
      .when(conclude('after-six-months'))
      .thenRefused('undecided', { article: '第二十二条' });
    given(...until(doing({ endedOn: '2017-11-01' })))
      .when(conclude('after-six-months'))
      .thenTypes('SecurityCaseConcluded');
    given(...until())
      .when(conclude('under-14'))
      .thenTypes('SecurityCaseConcluded');
  });
});

describe('thirty days (art. 99)', () => {
  const observe = (due: string) => ({ kind: 'ObserveCaseTime' as const, data: { caseId, due } });
  const extend = { kind: 'ExtendCaseTime' as const, data: { caseId, approval: '淄公批2018-3' } };
  const begin = { kind: 'BeginExamination' as const, data: { caseId, what: '伤情鉴定' } };
  const end = { kind: 'EndExamination' as const, data: { caseId, conclusion: '轻微伤' } };

  test('over by time, once', () => {
    given(opened, dispatched).when(observe(closeBy.due), { at: tuesday }).thenNothing();
    given(opened, dispatched)
      .when(observe(closeBy.due), { at: july })
      .thenTypes('CaseTimeOverdue')
      .when(observe(closeBy.due), { at: july })
      .thenNothing();
  });

  test('extended once, by thirty days, before it is over', () => {
    const extended = given(opened, dispatched).when(extend, { at: tuesday }).thenTypes('CaseTimeExtended');
    extended.when(extend, { at: tuesday }).thenRefused('extended-already', { article: '第九十九条' });
    extended.when(observe(closeBy.due), { at: july }).thenNothing();
    given(opened, dispatched).when(extend, { at: july }).thenRefused('time-over');
    given(opened).when(extend).thenRefused('not-dispatched');
  });

  test('an examination does not count', () => {
    const examined = given(opened, dispatched).when(begin, { at: monday }).thenTypes('ExaminationBegun');
    examined.when(begin, { at: tuesday }).thenRefused('examination-runs');
    examined.when(observe(closeBy.due), { at: july }).thenNothing();
    const due = new Date(Date.parse(closeBy.due) + 86_400_000).toISOString();
    const amber = new Date(Date.parse(closeBy.amber) + 86_400_000).toISOString();
    examined
      .when(end, { at: tuesday })
      .thenAccepted({
        type: 'ExaminationEnded',
        data: { ...key, conclusion: '轻微伤', closeBy: { ...closeBy, due, amber } },
      })
      .when(end)
      .thenRefused('no-examination');
    given(...until())
      .when(begin)
      .thenTypes('ExaminationBegun')
      .when(conclude('very-minor'))
      .thenRefused('examination-runs');
  });
});

describe('to other hands', () => {
  test('transferred, filed as a crime, taken back, settled, opened again', () => {
    given(opened).when(transfer).thenTypes('SecurityCaseTransferred');
    const file = { kind: 'FileCriminalCase' as const, data: { caseId, file: 'X-2018-9', reason: '涉嫌盗窃罪' } };
    given(opened).when(file).thenRefused('not-dispatched');
    given(...until())
      .when(file)
      .thenTypes('CriminalCaseFiled');
    const endCase = (cause: 'taken-back' | 'completed') => ({
      kind: 'EndSecurityCase' as const,
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    given(opened).when(endCase('taken-back')).thenTypes('SecurityCaseWithdrawn');
    given(...until())
      .when(endCase('completed'))
      .thenTypes('SecurityCaseSettled')
      .when({ kind: 'OpenSecurityCase', data: { caseId, referral: { ...referral, round: 1 }, matter } })
      .thenTypes('SecurityCaseReopened')
      .when(penalty('warning', 0))
      .thenRefused('not-found');
  });

  test('heard from fire or a patrol: a case, once', () => {
    const hear = {
      kind: 'HearOfIncident' as const,
      data: { caseId, source: 'fire-dissuasion' as const, matter: { ...matter, category: 'fire-lane-blocked' } },
    };
    given().when(hear).thenTypes('SecurityCaseReported').when(hear).thenNothing();
  });
});

describe('what the articles allow', () => {
  test.each([
    ['noise', 'ordinary', { warning: true, least: 0, most: 0 }],
    ['noise', 'after-warning', { warning: false, least: 200, most: 500 }],
    ['threat', 'ordinary', { warning: false, least: 1, most: 500 }],
    ['threat', 'grave', undefined],
    ['assault', 'light', { warning: false, least: 1, most: 500 }],
    ['assault', 'ordinary', undefined],
    ['obstructing-rescue', 'ordinary', { warning: true, least: 1, most: 200 }],
    ['rental-unregistered', 'ordinary', { warning: false, least: 200, most: 500 }],
  ] as const)('%s, %s: without detention', (kind, gravity, range) => {
    expect(finedAlone(violations[kind].scales[gravity]!)).toEqual(range);
  });

  test.each([
    ['threat', 'ordinary', { least: 0, most: 0 }],
    ['threat', 'grave', { least: 0, most: 500 }],
    ['assault', 'grave', { least: 500, most: 1_000 }],
    ['gambling', 'grave', { least: 500, most: 3_000 }],
  ] as const)('%s, %s: the fine that goes with a detention', (kind, gravity, range) => {
    expect(finedWith(violations[kind].scales[gravity]!)).toEqual(range);
  });

  test.each([
    ['2017-08-31', '2018-02-28'],
    ['2019-08-31', '2020-02-29'],
    ['2018-12-15', '2019-06-15'],
  ])('six months after %s is %s', (day, then) => {
    expect(sixMonthsAfter(day)).toBe(then);
  });
});

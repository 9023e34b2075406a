import type { CaseKey, CaseMatter, SecurityCaseEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { type Offence, offencesIn } from './offences.ts';

type Way = 'corrected' | 'warned' | 'goes-on' | 'settled' | 'fined' | 'detained' | 'crime' | 'let-be' | 'to-fire';

type Opening = CaseKey & { readonly matter: CaseMatter };

/** What the officers of a case have before them. */
interface File {
  readonly isReferred: boolean;
  readonly offence: Offence;
  readonly way: Way;
  /** Why it is let be, if it is. */
  readonly ground: string;
  /** By when it must be closed. */
  closeBy?: string;
  /** Number of what was found. */
  finding?: number;
}

const day = 86_400_000;

/** What people call the station about, beside what comes through the property office. */
const called = [
  ['theft', '车棚电池被盗'],
  ['theft', '有人翻窗入户'],
  ['fight-or-threat', '车位纠纷动手'],
  ['fight-or-threat', '邻里争吵扬言报复'],
  ['dog-nuisance', '犬只未牵绳追人'],
  ['group-rental', '出租房承租人未登记'],
  ['illegal-activity', '棋牌室疑似赌博'],
] as const;
const calledInSummer = [
  ['neighbour-noise', '深夜聚会喧哗'],
  ['fight-or-threat', '夜市酒后斗殴'],
] as const;

/** Public security cases: around the clock until somebody is on the scene, in office hours from there. */
export const securityCases = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const ways = {
    quiet: random.pack({ corrected: 5, warned: 2, 'goes-on': 2, 'let-be': 1 }),
    quarrel: random.pack({ settled: 6, fined: 2, detained: 1, 'let-be': 1 }),
    'crime-like': random.pack({ detained: 4, crime: 2, 'let-be': 1 }),
    plain: random.pack({ fined: 5, 'let-be': 1 }),
    lane: random.pack({ corrected: 3, 'to-fire': 1 }),
  };
  const grounds = random.pack({ 'very-minor': 3, 'under-14': 1, 'not-answerable': 1, 'after-six-months': 1 });
  const own = random.pack({ taken: 9, withdrawn: 1 });
  const noiseGoes = random.pack({ here: 8, 'to-another-department': 1 });
  const goes = random.pack({ here: 24, 'to-another-organ': 1 });
  const dissuader = random.pack({ 'residents-committee': 3, enterprise: 2, 'owners-committee': 1 });
  const dissuaded = random.pack({ failed: 5, stopped: 3 });
  const pace = random.pack({ prompt: 7, late: 1 });
  const looked = random.pack({ something: 7, nothing: 1 });
  const delay = random.pack({ none: 12, extended: 1, examined: 1, overdue: 1 });
  const agreement = random.pack({ kept: 4, 'kept-late': 1, broken: 1, none: 1 });
  const detention = random.pack({ 'carried-out': 4, 'not-carried-out': 1, dropped: 1 });
  const files = new Map<string, File>();
  const agreements = new Map<string, ReturnType<typeof agreement>>();
  /** Cases in which the neighbours' words were in vain. */
  const inVain = new Set<string>();

  const sum = ([least, most]: readonly [number, number] = [0, 0]) => random.between(least / 50, most / 50) * 50;
  const conclude = (caseId: string, note: string, ground?: string) =>
    later(hour, workday, () => act('ConcludeSecurityCase', { caseId, note, ...(ground ? { ground } : {}) }));
  const letBe = (caseId: string, ground: string): void => conclude(caseId, '依法不予处罚，已批评教育', ground);

  const begin = ({ caseId, referral, matter: { category, urgency } }: Opening): void => {
    const offence = random.pick(offencesIn(category));
    const way = ways[offence.manner]();
    const ground = way === 'let-be' ? grounds() : 'very-minor';
    files.set(caseId, { isReferred: Boolean(referral), offence, way, ground });
    const isNoise = offence.kind === 'noise';
    const elsewhere = isNoise ? noiseGoes() : goes();
    if (elsewhere !== 'here') {
      const [to, reason] =
        elsewhere === 'to-another-department'
          ? ['urban-enforcement', '经核实噪声来自临街商铺，由城管执法查处']
          : ['淄博铁路公安处', '经核实案发地属铁路公安机关管辖'];
      later(hour, workday, () => act('TransferSecurityCase', { caseId, to, reason }));
      return;
    }
    const dispatch = () => act('DispatchOfficers', { caseId, officers: bench.pair() });
    if (!isNoise || inVain.has(caseId)) {
      const [soonest, latest] = urgency === 'emergency' || urgency === 'urgent' ? [1, 12] : [20, 4 * hour];
      soon(soonest, latest, dispatch);
      return;
    }
    // Neighbours come first; three days are the limit for noise.
    const [soonest, latest] = pace() === 'late' ? [4 * workday, 6 * workday] : [hour, workday];
    later(soonest, latest, async () => {
      const result = dissuaded();
      const said = await act('RecordDissuasion', { caseId, by: dissuader(), on: bench.day(), result });
      if (!said?.ok || result === 'stopped') return;
      inVain.add(caseId);
      soon(10, hour, dispatch);
    });
  };

  const investigate = (caseId: string): void =>
    soon(15, 2 * hour, () => {
      const file = files.get(caseId);
      if (!file) return;
      const { offence, way, ground } = file;
      const officers = bench.pair();
      if (looked() === 'nothing')
        return act('RecordViolations', { caseId, officers, findings: [], reason: '现场核实无违法事实，系误会' });
      const { kind, gravity, what, manner } = offence;
      const party = { kind: 'individual', file: `ZA-${random.between(1_000, 9_999)}` };
      const endedOn = bench.day(way === 'let-be' && ground === 'after-six-months' ? -random.between(200, 300) : 0);
      const finding = { kind, gravity, what, party, dispute: manner === 'quarrel', endedOn };
      return act('RecordViolations', { caseId, officers, findings: [finding] });
    });

  const decide = (caseId: string): void => {
    const { way, ground, isReferred, finding = 1 } = files.get(caseId)!;
    later(hour, 2 * workday, () => {
      const officers = bench.pair();
      switch (way) {
        case 'corrected':
          return act('RecordCorrection', { caseId, officers, note: '当事人当场认错并停止' });
        case 'warned':
        case 'goes-on':
          return penalise(caseId, finding, 'warning');
        case 'settled':
          return mediate(caseId, finding);
        case 'fined':
          return penalise(caseId, finding, 'fine');
        case 'detained':
          return announceDetention(caseId, finding);
        case 'crime': {
          const file = `ZX-${bench.day().slice(0, 4)}-${random.between(100, 999)}`;
          return act('FileCriminalCase', { caseId, file, reason: '数额较大，涉嫌犯罪' });
        }
        case 'let-be':
          return letBe(caseId, ground);
        case 'to-fire':
          // A referral about the lane is the brigade's already.
          return isReferred
            ? act('RecordCorrection', { caseId, officers, note: '车主到场驶离' })
            : act('TransferSecurityCase', { caseId, to: 'fire', reason: '拒不驶离，由消防救援机构处罚' });
      }
    });
  };
  const penalise = (caseId: string, finding: number, sanction: 'warning' | 'fine') => {
    const yuan = sanction === 'fine' ? sum(files.get(caseId)!.offence.fine) : 0;
    const penalty = { penaltyId: bench.id('penalty'), authority: 'station', sanction, yuan };
    return act('ProposeSecurityPenalty', { caseId, finding, ...penalty });
  };
  const announceDetention = (caseId: string, finding: number) => {
    const { days = [3, 5], besides } = files.get(caseId)!.offence;
    return act('ProposeDetention', { caseId, finding, days: random.between(...days), yuan: sum(besides) });
  };
  const mediate = (caseId: string, finding: number) => {
    const agreed = agreement();
    agreements.set(caseId, agreed);
    const performWithin = { unit: 'days', amount: random.between(3, 10) };
    const terms = agreed === 'none' ? { agreed: false } : { agreed: true, performWithin };
    return act('MediateParties', { caseId, officers: bench.pair(), findings: [finding], ...terms });
  };

  return {
    begin() {
      bench.every(4, () => {
        const isSummer = ['06', '07', '08'].includes(bench.day().slice(5, 7));
        const [category, brief] = random.pick([...called, ...(isSummer ? calledInSummer : [])]);
        const matter = { ...bench.matter(category, random.pick(bench.estates), brief), urgency: 'urgent' };
        return act('ReportSecurityCase', { caseId: bench.id('case'), matter });
      });
    },
    see: hearing<SecurityCaseEvent>('police', {
      SecurityCaseReported(opening) {
        const { caseId, source } = opening;
        if (source === 'call' && own() === 'withdrawn')
          soon(5, hour, () => act('WithdrawSecurityCase', { caseId, reason: '与在办案件重复报警' }));
        else begin(opening);
      },
      SecurityCaseReopened: begin,
      OfficersDispatched({ caseId, closeBy }) {
        const file = files.get(caseId);
        if (file) file.closeBy = closeBy.due;
        soon(4, 25, () => act('RecordOfficersArrival', { caseId }));
      },
      OfficersOnScene: ({ caseId }) => investigate(caseId),
      ViolationsFound({ caseId, findings }) {
        const file = files.get(caseId);
        if (!file) return;
        file.finding = findings[0]!.no;
        const { closeBy } = file;
        const slow = delay();
        if (slow === 'extended')
          later(10 * workday, 15 * workday, async () => {
            await act('ExtendCaseTime', { caseId, approval: `张公延字${random.between(1, 99)}号` });
            decide(caseId);
          });
        else if (slow === 'examined')
          later(hour, workday, () => act('BeginExamination', { caseId, what: '伤情、物品价格鉴定' }));
        else if (slow === 'overdue' && closeBy)
          bench.at(Date.parse(closeBy) + random.between(1, 5) * day, () => decide(caseId));
        else decide(caseId);
      },
      ExaminationBegun({ caseId }) {
        later(8 * workday, 20 * workday, async () => {
          const said = await act('EndExamination', { caseId, conclusion: '鉴定意见已送达双方' });
          if (said?.ok) decide(caseId);
        });
      },
      SecurityPenalised({ caseId, sanction }) {
        const { way, finding } = files.get(caseId) ?? {};
        if (sanction === 'warning' && way === 'goes-on')
          later(workday, 6 * workday, () =>
            act('RecordContinuation', { caseId, officers: bench.pair(), finding, endedOn: bench.day() }),
          );
        else conclude(caseId, '处罚决定已送达');
      },
      SecurityNotPenalised: ({ caseId }) => letBe(caseId, 'very-minor'),
      ViolationContinued({ caseId, finding }) {
        later(hour, workday, () => penalise(caseId, finding.no, 'fine'));
      },
      PartiesMediated({ caseId, findings, performBy }) {
        const agreed = agreements.get(caseId);
        if (!performBy) {
          later(hour, workday, () => penalise(caseId, findings[0]!, 'fine'));
          return;
        }
        const days = agreed === 'kept' ? -1 : random.between(1, 4);
        bench.at(Date.parse(performBy.due) + days * day, () =>
          act('RecordMediationKept', { caseId, performed: agreed !== 'broken' }),
        );
      },
      MediationBroken({ caseId, findings }) {
        later(hour, 2 * workday, () => penalise(caseId, findings[0]!, 'fine'));
      },
      DetentionProposed({ caseId, finding }) {
        later(2 * hour, workday, () => {
          const decided = detention();
          if (decided === 'dropped')
            return act('DropDetention', { caseId, finding, reason: '经陈述申辩复核，情节特别轻微' });
          const exempt = random.pick(['first-under-18', 'over-70', 'pregnant-or-nursing']);
          const exemption = decided === 'not-carried-out' ? { exemption: exempt } : {};
          return act('DecideDetention', {
            caseId,
            finding,
            officers: bench.pair(),
            authority: 'county',
            heard: true,
            ...exemption,
          });
        });
      },
      DetentionDecided: ({ caseId }) => conclude(caseId, '行政拘留决定已送达'),
      DetentionDropped: ({ caseId }) => letBe(caseId, 'very-minor'),
    }),
  };
};

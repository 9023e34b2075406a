import type { DeskEvent, OperatorEvent, OperatorFinding, OperatorViolation } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, together, workday } from '../working.ts';

/** Shops, workshops and dwellings turned to business: papers looked at, orders, seals, penalties. */
export const operators = (bench: Bench): Caseworkers => together(known(bench), cases(bench));

/** Some complain to the market station as well, before the matter comes from the property office. */
const known = (bench: Bench): Caseworkers => {
  const deal = bench.random.pack({ usual: 12, known: 1 });
  return {
    see: hearing<DeskEvent>('market-supervision', {
      ReferralReceived({ incidentId, category, urgency, role, estate, brief }) {
        if (role === 'assist' || category.startsWith('consumer-dispute') || deal() === 'usual') return;
        const matter = { category, urgency, role, ...(estate ? { estate } : {}), brief };
        bench.soon(1, 5, () => bench.act('ReportOperator', { caseId: incidentId, source: 'report', matter }));
      },
    }),
  };
};

type Seen = 'lawful' | 'no-licence' | 'premises' | 'food' | 'permit' | 'dwelling';

const found: Readonly<Record<Seen, readonly { readonly kind: OperatorViolation; readonly what: string }[]>> = {
  lawful: [],
  'no-licence': [{ kind: 'no-licence', what: '未办理营业执照从事美容美甲' }],
  premises: [
    { kind: 'no-licence', what: '车库内无照从事家具加工' },
    { kind: 'premises-provided', what: '房主明知无照仍出租车库' },
  ],
  food: [{ kind: 'food-without-permit', what: '小饭桌未取得食品经营许可' }],
  permit: [{ kind: 'no-permit', what: '日租房未取得特种行业许可' }],
  dwelling: [{ kind: 'dwelling-without-consent', what: '住宅改为经营用房未经利害关系业主同意' }],
};

const cases = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const looked = random.pack<Seen>({ lawful: 3, 'no-licence': 8, premises: 2, food: 3, permit: 2, dwelling: 2 });
  /** Of those whom urban enforcement has pointed out: what they turn out to be, and how it goes on. */
  const pointedLook = random.pack({ lawful: 1, 'no-licence': 4, permit: 1 });
  const pointedFate = random.pack({ registered: 1, ceased: 1, penalised: 1, closed: 1 });
  const lawful = random.pack({ licensed: 5, 'designated-place': 1, 'handy-services': 2, 'none-needed': 1 });
  const helped = random.pack({ helps: 4, checks: 1 });
  const seen = random.pack({
    registered: 4,
    ceased: 4,
    'ceased-early': 2,
    penalised: 4,
    closed: 2,
    'sealed-then-ceased': 1,
    'sealed-in-error': 1,
    again: 1,
  });
  const seal = random.pack({ lapses: 1, lifted: 1 });
  /** How a case goes on. */
  const fates = new Map<string, ReturnType<typeof seen>>();
  const standing = new Map<string, readonly OperatorFinding[]>();
  const pointedOut = new Set<string>();

  const visit = () => ({ officers: bench.pair(), credentialsShown: true });
  const check = (caseId: string) => {
    const findings = found[pointedOut.has(caseId) ? pointedLook() : looked()];
    if (findings.length === 0) return act('CheckOperator', { caseId, ...visit(), findings, lawful: lawful() });
    const operator = { kind: 'individual', file: `SC-${random.between(1_000, 9_999)}` };
    const premises = random.pick(['一层临街', '地下车库', '住宅一套', '院内平房']);
    return act('CheckOperator', { caseId, ...visit(), operator, premises, findings });
  };
  const order = (caseId: string, low: number, high: number): void =>
    later(low, high, () => {
      const findings = standing.get(caseId) ?? [];
      const registrable = findings.some(({ kind }) => kind === 'no-licence' || kind === 'food-without-permit');
      const manner = registrable && fates.get(caseId) === 'registered' ? 'register' : 'stop';
      const within = { unit: 'days', amount: manner === 'register' ? random.between(10, 20) : random.between(2, 7) };
      return act('OrderOperator', { caseId, manner, within });
    });
  const conclude = (caseId: string, note: string): void =>
    later(hour, 2 * workday, () => act('ConcludeOperator', { caseId, note }));
  const propose = async (caseId: string, remaining: readonly number[]) => {
    for (const { no, kind } of standing.get(caseId) ?? []) {
      if (!remaining.includes(no) || (kind !== 'no-licence' && kind !== 'premises-provided')) continue;
      const landlord =
        kind === 'no-licence' ? {} : { party: { kind: 'individual', file: `SC-${random.between(1_000, 9_999)}` } };
      const yuan = kind === 'no-licence' ? random.between(5, 60) * 100 : random.between(5, 30) * 100;
      const gains = random.chance(0.4) ? random.between(10, 300) * 10_000 : 0;
      await act('ProposeOperatorPenalty', {
        caseId,
        penaltyId: bench.id('penalty'),
        finding: no,
        yuan,
        gains,
        ...landlord,
      });
    }
  };

  return {
    begin() {
      bench.every(5, () =>
        act('ReportOperator', {
          caseId: bench.id('operator'),
          source: random.pick(['own-inspection', 'report']),
          matter: bench.matter('unlicensed-business', random.pick(bench.estates), random.pick(rounds)),
        }),
      );
    },
    see: hearing<OperatorEvent>('market-supervision', {
      OperatorReported({ caseId, referral, matter }) {
        later(hour, 3 * workday, () =>
          referral && matter.role === 'assist' && !pointedOut.has(caseId) && helped() === 'helps'
            ? act('RecordOperatorAssistance', { caseId, officers: bench.pair(), note: '已到场核对证照，配合处置' })
            : check(caseId),
        );
      },
      OperatorPointedOut: ({ caseId }) => pointedOut.add(caseId),
      OperatorReopened: ({ caseId }) => later(hour, 2 * workday, () => check(caseId)),
      OperatorChecked({ caseId, findings }) {
        standing.set(caseId, findings);
        const kinds = new Set(findings.map(({ kind }) => kind));
        if (kinds.has('no-licence')) fates.set(caseId, pointedOut.has(caseId) ? pointedFate() : seen());
        // Its fine stands in another law: what was ordered is looked at until it is done.
        else if (kinds.has('food-without-permit'))
          fates.set(caseId, random.pick(['registered', 'registered', 'ceased', 'again'] as const));
        else return conclude(caseId, '不属本部门查处，已通报主管部门');
        return order(caseId, 10, 3 * hour);
      },
      OperatorOrdered({ caseId, order: no, findings, dueBy: { due } }) {
        const fate = fates.get(caseId) ?? 'ceased';
        const revisit = (remaining: readonly number[]) => () =>
          act('RevisitOperator', {
            caseId,
            ...visit(),
            remaining,
            regularised: fate === 'registered' ? 'registered' : 'ceased',
          });
        if (fate === 'ceased-early') return later(hour, workday, revisit([]));
        if (no === 1 && (fate === 'closed' || fate.startsWith('sealed')))
          later(hour, workday, () => act('SealPremises', { caseId, part: '临街加工间及设备' }));
        const gone = fate !== 'penalised' && fate !== 'closed' && fate !== 'again';
        return bench.at(Date.parse(due), () => later(hour, 2 * workday, revisit(gone ? [] : findings)));
      },
      PremisesSealed({ caseId }) {
        const fate = fates.get(caseId);
        if (fate === 'sealed-in-error')
          later(hour, workday, () => act('LiftPremisesSeal', { caseId, ground: 'sealed-in-error' }));
        // Thirty days run out by themselves.
        if (fate === 'closed' && seal() === 'lifted')
          later(15 * workday, 19 * workday, () => act('LiftPremisesSeal', { caseId, ground: 'no-longer-needed' }));
      },
      OperatorRevisited({ caseId, remaining }) {
        if (remaining.length === 0) return;
        const fate = fates.get(caseId);
        if (fate === 'closed') conclude(caseId, '复查仍在经营，场所已查封');
        else if (fate === 'again') {
          fates.set(caseId, 'ceased');
          order(caseId, 20, 2 * hour);
        } else later(hour, 2 * workday, () => propose(caseId, remaining));
      },
      OperatorPenalised: ({ caseId }) => conclude(caseId, '已处罚，移交网格继续巡查'),
      OperatorNotPenalised({ caseId }) {
        fates.set(caseId, 'ceased');
        order(caseId, hour, workday);
      },
    }),
  };
};

const rounds = [
  '临街店铺证照检查',
  '居民反映住宅内开设小饭桌',
  '校园周边食品摊点检查',
  '车库内加工作坊核查',
  '日租房、民宿证照核查',
] as const;

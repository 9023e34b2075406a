import {
  type DeliveredFacility,
  type FacilitiesComplianceEvent,
  type FacilitiesPlan,
  serviceRoomShare,
} from '@tiaokuai/contracts';
import { builderOf } from '../people/builders.ts';
import { playOutside } from './outside.ts';
import { playPenalties } from './penalties.ts';
import { type Bench, type Casework, type Caseworkers, hearing, hour, together, workday } from './working.ts';

/** The planning department: what was permitted of rooms and facilities against what was delivered. */
export const playPlanning: Casework = (bench) =>
  together(
    facilities(bench),
    playPenalties(bench, 'planning'),
    playOutside(bench, 'planning', ['FacilitiesReported'], 7),
  );

/** What a comparison will show: all is there, less was built, it is used otherwise, less was permitted than is owed. */
type Shows = 'all' | 'less-built' | 'other-use' | 'less-permitted' | 'less-permitted-and-built';

/** In hundredths of a square metre; parking spaces by their number. */
const promised = [
  { kind: 'committee-office', amount: 2_400 },
  { kind: 'government-rooms', amount: 6_000 },
  { kind: 'elderly-care', amount: 32_000 },
  { kind: 'kindergarten', amount: 180_000 },
  { kind: 'green-space', amount: 1_200_000 },
  { kind: 'parking-spaces', amount: 860 },
] as const;
/** What builders leave out, and what they let to others. */
const scarce = ['elderly-care', 'kindergarten', 'parking-spaces', 'green-space'] as const;
const letOut = ['elderly-care', 'kindergarten'] as const;

const facilities = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const shows = random.pack({
    all: 4,
    'less-built': 5,
    'other-use': 3,
    'less-permitted': 1,
    'less-permitted-and-built': 1,
  });
  const ownEnd = random.pack({ compared: 6, withdrawn: 1 });
  const fate = random.pack({ remedied: 5, again: 1, fined: 2, irremediable: 2, forfeited: 2 });
  const taken = random.pack({ building: 1, income: 1 });
  const permits = random.between(20, 80);
  interface Case {
    readonly plan: FacilitiesPlan;
    readonly complete: Delivered;
    readonly delivered: Delivered;
    readonly fate: ReturnType<typeof fate>;
  }
  interface Delivered {
    readonly rooms: readonly { building: string; floor: number; area: number; fitted: boolean }[];
    readonly facilities: readonly DeliveredFacility[];
  }
  const cases = new Map<string, Case>();
  /** Of each deficit, what it is against; of a case, what nothing can put right. */
  const against = new Map<string, string>();
  const irremediable = new Map<string, number>();
  /** Whose builder has asked for a verification. */
  const asked = new Set<string>();
  const estates = new Map<string, string>();

  const prepare = (how: Shows): Case => {
    const totalArea = random.between(60, 180) * 100_000;
    const share = serviceRoomShare(totalArea);
    const isLess = how === 'less-permitted' || how === 'less-permitted-and-built';
    const permitted = Math.ceil(share * (isLess ? 0.8 : 1.05));
    const plan: FacilitiesPlan = {
      permit: `建字第370303${random.between(2014, 2022)}${String(permits + cases.size).padStart(4, '0')}号`,
      permittedOn: `${random.between(2014, 2022)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
      totalArea,
      facilities: [{ kind: 'service-rooms', amount: permitted }, ...promised],
    };
    const rooms = [{ building: '1号楼', floor: 1, area: permitted, fitted: true }];
    const complete: Delivered = { rooms, facilities: promised.map((each) => ({ ...each, otherUse: 0 })) };
    const lacks = (how === 'less-built' || how === 'less-permitted-and-built') && random.pick(scarce);
    const lets = how === 'other-use' && random.pick(letOut);
    const delivered: Delivered = {
      rooms,
      facilities: complete.facilities.map((each) =>
        each.kind === lacks
          ? { ...each, amount: Math.floor(each.amount * 0.6) }
          : each.kind === lets
            ? { ...each, otherUse: each.amount }
            : each,
      ),
    };
    return { plan, complete, delivered, fate: fate() };
  };
  const compare = (caseId: string): void => {
    const one = prepare(shows());
    cases.set(caseId, one);
    irremediable.delete(caseId);
    const { plan, delivered } = one;
    const builder = { kind: 'unit', name: builderOf(estates.get(caseId) ?? '') };
    const evidence = [bench.photograph()];
    later(workday, 5 * workday, () =>
      cases.get(caseId) === one
        ? act('CompareFacilities', { caseId, inspectors: bench.pair(), builder, plan, delivered, evidence })
        : undefined,
    );
  };
  const order = (caseId: string, days: number): void =>
    later(hour, workday, () => act('OrderRemedy', { caseId, within: { unit: 'days', amount: days } }));
  const verify = (caseId: string): void => {
    if (!asked.delete(caseId)) return;
    const certificate = `核字第370303${bench.day().slice(0, 4)}-${caseId.slice(0, 6)}号`;
    later(hour, 2 * workday, () => act('GrantVerification', { caseId, certificate }));
  };
  const propose = (caseId: string, deficit: number, what: string): void => {
    // The cost of what is lacking, and seven per cent of it; of a changed use a sum within the law's.
    const constructionCost = random.between(40, 300) * 10_000;
    const cost = what === 'permit' ? { constructionCost, yuan: (constructionCost * 7) / 100 } : {};
    const yuan = random.between(3, 8) * 10_000;
    later(hour, 2 * workday, () =>
      act('ProposeFacilitiesPenalty', { caseId, penaltyId: bench.id('penalty'), deficit, yuan, ...cost }),
    );
  };
  const forfeit = (caseId: string, deficit: number): void => {
    const yuan = random.between(20, 90) * 10_000;
    later(8 * workday, 14 * workday, () =>
      act('DecideForfeiture', { caseId, deficit, what: taken(), yuan, officers: bench.pair(), hearingDone: true }),
    );
  };
  const conclude = (caseId: string): void =>
    later(workday, 3 * workday, () => act('ConcludeFacilities', { caseId, note: '已依法处理，抄送房管部门和镇办' }));
  const keep = (caseId: string, change: Partial<Case>): void => {
    const one = cases.get(caseId);
    if (one) cases.set(caseId, { ...one, ...change });
  };

  return {
    begin() {
      bench.every(16, () => {
        const estate = random.pick(bench.estates.filter(({ particulars }) => particulars.kind === 'new'));
        const caseId = bench.id('facilities');
        estates.set(caseId, estate.particulars.name);
        const source = random.pick(['verification', 'verification', 'own-inspection'] as const);
        if (source === 'verification') asked.add(caseId);
        const brief = source === 'verification' ? '建设单位申请竣工规划核实' : '已交付项目配套巡查';
        return act('ReportFacilities', {
          caseId,
          source,
          matter: bench.matter('facilities-not-as-planned', estate, brief),
        });
      });
    },
    see: hearing<FacilitiesComplianceEvent>('planning', {
      FacilitiesReported({ caseId, source, matter }) {
        if (matter.estate) estates.set(caseId, matter.estate.name);
        const isOwn = source === 'verification' || source === 'own-inspection';
        if (isOwn && ownEnd() === 'withdrawn')
          later(hour, workday, () => act('WithdrawFacilities', { caseId, reason: '建设单位撤回申请，重复登记' }));
        else compare(caseId);
      },
      FacilitiesReopened: ({ caseId }) => compare(caseId),
      // Nobody need work on it any more.
      FacilitiesWithdrawn: ({ caseId }) => void cases.delete(caseId),
      FacilitiesSettled: ({ caseId }) => void cases.delete(caseId),
      FacilitiesCompared({ caseId, deficits }) {
        const ours = deficits.filter((each) => each.against !== 'statute');
        for (const { no, against: what } of ours) against.set(`${caseId}/${no}`, what);
        if (ours.length > 0) order(caseId, random.between(15, 45));
      },
      FacilitiesCompliant: ({ caseId }) => verify(caseId),
      FacilitiesRemedied: ({ caseId }) => verify(caseId),
      DeficitsReferredToHousing({ caseId, all }) {
        if (all) verify(caseId);
      },
      RemedyOrdered({ caseId, dueBy }) {
        bench.at(Date.parse(dueBy.due), () =>
          later(hour, 4 * workday, () => {
            const one = cases.get(caseId);
            const delivered = one?.fate === 'remedied' ? one.complete : one?.delivered;
            return act('CheckRemedy', { caseId, inspectors: bench.pair(), delivered, evidence: [bench.photograph()] });
          }),
        );
      },
      RemedyChecked({ caseId, remaining: [deficit] }) {
        const one = cases.get(caseId);
        if (deficit === undefined || !one) return;
        const what = against.get(`${caseId}/${deficit}`) ?? 'permit';
        if (one.fate === 'again') {
          keep(caseId, { fate: 'remedied' });
          order(caseId, 30);
        } else if (what === 'permit' && (one.fate === 'irremediable' || one.fate === 'forfeited'))
          later(hour, 3 * workday, () =>
            act('FindIrremediable', { caseId, deficit, reason: '场地已建成并交付使用，无法补建' }),
          );
        else propose(caseId, deficit, what);
      },
      DeficitFoundIrremediable({ caseId, deficit }) {
        irremediable.set(caseId, deficit);
        if (cases.get(caseId)?.fate === 'irremediable') propose(caseId, deficit, 'permit');
        else forfeit(caseId, deficit);
      },
      ForfeitureDecided: ({ caseId }) => conclude(caseId),
      FacilitiesPenalised: ({ caseId }) => conclude(caseId),
      FacilitiesNotPenalised({ caseId }) {
        const lost = irremediable.get(caseId);
        if (lost !== undefined) {
          forfeit(caseId, lost);
          return;
        }
        keep(caseId, { fate: 'remedied' });
        order(caseId, 20);
      },
    }),
  };
};

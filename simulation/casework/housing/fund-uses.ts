import type { FundEmergency, FundPart, FundUseEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { hasFund } from './funds.ts';

/** Who verifies and seals. */
const office = 'subdistrict-office:clerk-1';

/** What is repaired, with the emergency that it may be, and how old the building must be for the fund to pay. */
const repairs: readonly {
  readonly part: FundPart;
  readonly work: string;
  readonly emergency: FundEmergency;
  readonly years: number;
}[] = [
  { part: 'roof', work: '屋面防水层翻修', emergency: 'waterproofing-badly-damaged', years: 6 },
  { part: 'outer-wall', work: '外墙保温层脱落修复', emergency: 'facade-loose-or-falling', years: 6 },
  { part: 'elevator', work: '电梯曳引机更换', emergency: 'elevator-must-be-repaired-at-once', years: 3 },
  { part: 'fire-facility', work: '消火栓泵及管网维修', emergency: 'fire-facility-must-be-repaired-at-once', years: 3 },
  { part: 'drainage', work: '单元排水立管更换', emergency: 'drain-burst', years: 3 },
  { part: 'roads-and-greens', work: '车库坡道截水沟改造', emergency: 'garage-flooded', years: 0 },
  { part: 'other-common-part', work: '门厅吊顶和雨棚加固', emergency: 'other-danger-to-life', years: 0 },
];

/** Uses of the maintenance fund: owners vote or an emergency is seen, the subdistrict seals, the department pays. */
export const playFundUses = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const funded = bench.estates.filter(hasFund);
  const way = random.pack({ vote: 9, emergency: 5, 'not-needed': 1, 'paid-otherwise': 1, 'given-up': 1 });
  const vote = random.pack({ passes: 6, fails: 1 });
  const onSite = random.pack({ confirmed: 4, not: 1 });
  const seal = random.pack({ sealed: 7, returned: 1 });
  const approval = random.pack({ approved: 7, returned: 1 });
  const work = random.pack({ advance: 5, 'no-advance': 2, 'given-up': 1 });
  const building = random.pack({ done: 6, 'given-up': 1 });
  const inspection = random.pack({ passed: 6, failed: 1 });
  interface Use {
    readonly estateId: string;
    readonly repair: (typeof repairs)[number];
    /** In fen. */
    readonly budget: number;
    readonly emergency: boolean;
  }
  const uses = new Map<string, Use>();

  /** Cases on which nobody need work any more. */
  const over = new Set<string>();
  const ended = ({ caseId }: { readonly caseId: string }): void => {
    uses.delete(caseId);
    over.add(caseId);
  };
  const inCase = (caseId: string, low: number, high: number, command: string, data: object, actor?: string): void =>
    later(low, high, () => (over.has(caseId) ? undefined : act(command, { caseId, ...data }, actor)));
  const abandon = (caseId: string, ground: string, note: string): void =>
    inCase(caseId, workday, 4 * workday, 'AbandonFundUse', { ground, note });
  const begin = (caseId: string, category: string, estateId: string | undefined): void => {
    over.delete(caseId);
    const estate = funded.find((each) => each.estateId === estateId);
    if (!estate) {
      abandon(caseId, 'paid-otherwise', '未交存专项维修资金，列入老旧小区整治资金维修');
      return;
    }
    const age = Number(bench.day().slice(0, 4)) - Number(estate.particulars.acceptedOn!.slice(0, 4));
    const repair = random.pick(repairs.filter(({ years }) => age >= years));
    const budget = random.between(30, 120) * 100_000;
    uses.set(caseId, { estateId: estate.estateId, repair, budget, emergency: false });
    const how = category.startsWith('estate-emergency/') ? 'emergency' : way();
    if (how === 'not-needed') abandon(caseId, how, '现场查看，属企业日常养护，由物业费列支');
    else if (how === 'paid-otherwise') abandon(caseId, how, '由保险赔付维修');
    else if (how === 'given-up') abandon(caseId, 'work-given-up', '施工方案未能确定');
    else if (how === 'emergency') {
      const { hasOwnersCommittee } = estate.particulars;
      const to = hasOwnersCommittee ? 'owners-committee' : 'residents-committee';
      const reported = { caseId, emergency: repair.emergency, to, hasOwnersCommittee };
      soon(10, 3 * hour, () =>
        over.has(caseId) ? undefined : act('ReportEmergencyRepair', reported, 'enterprise:desk'),
      );
    } else define(caseId);
  };
  const define = (caseId: string): void => {
    const use = uses.get(caseId);
    if (!use) return;
    const { estateId, repair } = use;
    const { part, work: what } = repair;
    inCase(caseId, hour, 2 * workday, 'DefineFundScope', { estateId, part, work: what });
  };
  const apply = (caseId: string, low: number, high: number): void => {
    const { budget = 0, emergency = false } = uses.get(caseId) ?? {};
    const applicant = {
      kind: emergency ? 'enterprise' : 'owners-committee',
      name: emergency ? '物业服务企业' : '业主委员会',
    };
    later(low, high, () =>
      act('ApplyFundUse', { caseId, applicant, budget, evidence: [bench.photograph()] }, 'enterprise:desk'),
    );
  };
  const inspect = (caseId: string, low: number, high: number): void =>
    inCase(caseId, low, high, 'InspectFundWork', {
      passed: inspection() === 'passed',
      inspectors: bench.pair(),
      evidence: [bench.photograph()],
    });
  const approve = (caseId: string, low: number, high: number): void =>
    later(low, high, () => act('ApproveFundUse', { caseId }));

  return {
    begin() {
      bench.every(8, () => {
        const estate = random.pick(funded);
        const source = random.pick(['owners-committee', 'residents-committee', 'enterprise', 'owners']);
        const matter = bench.matter('warranty-repair/after-warranty', estate, '申请使用专项维修资金');
        return act('RegisterFundUse', { caseId: bench.id('fund-use'), source, matter });
      });
    },
    see: hearing<FundUseEvent>('housing', {
      FundUseOpened: ({ caseId, matter: { category, estate } }) => begin(caseId, category, estate?.estateId),
      FundUseReopened: ({ caseId, matter: { category, estate } }) => begin(caseId, category, estate?.estateId),
      EmergencyRepairReported({ caseId, to }) {
        const confirmed = onSite() === 'confirmed';
        const present = ['owners', to, 'enterprise'];
        soon(30, 4 * hour, () =>
          act('ConfirmEmergency', { caseId, present, confirmed, evidence: [bench.photograph()] }),
        );
      },
      EmergencyConfirmed({ caseId }) {
        const use = uses.get(caseId);
        if (use) uses.set(caseId, { ...use, emergency: true });
        define(caseId);
        inspect(caseId, 3 * workday, 8 * workday);
      },
      EmergencyNotConfirmed: ({ caseId }) => define(caseId),
      FundScopeDefined({ caseId, accounts }) {
        if (uses.get(caseId)?.emergency) return;
        const passes = vote() === 'passes';
        const owners = [...new Set(accounts.map(({ owner }) => owner))];
        later(8 * workday, 15 * workday, () => {
          // Some do not take part, some are against; where it fails, many are.
          const taking = owners.filter(() => random.chance(0.93));
          const ballots = taking.map((owner) => ({
            owner,
            vote: random.chance(passes ? 0.9 : 0.2) ? 'for' : random.pick(['against', 'abstain']),
          }));
          return act('CountOwnersVote', { caseId, endedOn: bench.day(), ballots });
        });
      },
      OwnersVoteCounted({ caseId, count: { passed } }) {
        if (passed) apply(caseId, workday, 4 * workday);
        else abandon(caseId, 'owners-disagree', '表决未达到法定比例');
      },
      FundWorkInspected({ caseId, passed }) {
        const { budget = 0, emergency = false } = uses.get(caseId) ?? {};
        if (!passed) inspect(caseId, 3 * workday, 6 * workday);
        else if (emergency) {
          const documents = ['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares'];
          later(hour, 2 * workday, () =>
            act(
              'PublishFundWork',
              { caseId, documents, cost: budget, where: '单元门厅和小区公示栏' },
              'enterprise:desk',
            ),
          );
        } else settle(caseId, budget);
      },
      FundPublicationOver: ({ caseId }) => apply(caseId, hour, 2 * workday),
      FundUseApplied({ caseId }) {
        if (seal() === 'returned')
          later(workday, 3 * workday, () => act('ReturnFundUse', { caseId, reason: '分摊清册缺少三户签字' }, office));
        else {
          const sealed = { caseId, office: '镇（街道）物业办', sealed: bench.photograph() };
          later(workday, 4 * workday, () => act('VerifyFundUse', sealed, office));
        }
      },
      FundUseReturned: ({ caseId }) => apply(caseId, workday, 3 * workday),
      FundUseVerified({ caseId }) {
        if (approval() === 'returned')
          later(workday, 3 * workday, () => act('ReturnFundUse', { caseId, reason: '预算缺少第三方审核意见' }));
        else approve(caseId, workday, 4 * workday);
      },
      // By then the owners have topped up.
      FundUseShort: ({ caseId }) => approve(caseId, 8 * workday, 12 * workday),
      FundUseReserved({ caseId, fen }) {
        if (uses.get(caseId)?.emergency) {
          settle(caseId, fen);
          return;
        }
        const how = work();
        if (how === 'given-up') abandon(caseId, 'work-given-up', '施工单位未进场，解除施工合同');
        else if (how === 'no-advance') inspect(caseId, 8 * workday, 20 * workday);
        else later(workday, 3 * workday, () => act('PayFundAdvance', { caseId, fen: Math.floor((fen * 3) / 10) }));
      },
      FundAdvancePaid({ caseId }) {
        if (building() === 'given-up') abandon(caseId, 'work-given-up', '施工单位停工退场，已付部分据实结算');
        else inspect(caseId, 8 * workday, 20 * workday);
      },
      FundUseSettled: ended,
      FundUseAbandoned: ended,
      FundUseEndedWithReferral: ended,
    }),
  };

  function settle(caseId: string, budget: number): void {
    const cost = Math.floor((budget * random.between(88, 100)) / 100);
    later(workday, 4 * workday, () => act('SettleFundUse', { caseId, cost }));
  }
};

import type { CaseMatter, ConductEvent, ConductKind } from '@tiaokuai/contracts';
import { builderOf } from '../../people/builders.ts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

interface Kind {
  readonly kind: ConductKind;
  readonly what: string;
  /** Of what is reported under this category, or one below it. */
  readonly category: string;
  readonly by: 'enterprise' | 'builder';
  /** Yuan; absent where the law knows no fine. */
  readonly fine?: readonly [least: number, most: number];
  /** For the joint meeting. */
  readonly handover?: true;
}

const kind = (
  category: string,
  of: ConductKind,
  what: string,
  by: Kind['by'] = 'enterprise',
  more: Pick<Kind, 'fine' | 'handover'> = {},
): Kind => ({ category, kind: of, what, by, ...more });

const kinds: readonly Kind[] = [
  kind('property-dispute/supply-cut', 'supply-cut', '因欠费关闭住户入户阀门', 'enterprise', { fine: [2_000, 10_000] }),
  kind('service-contract-breach', 'no-dissuasion-or-report', '发现违法搭建未制止、未报告'),
  kind('service-contract-breach', 'equipment-not-maintained', '门禁和监控长期故障未修'),
  kind('service-contract-breach', 'archives-not-kept', '巡查和维修档案缺失', 'enterprise', { fine: [1_000, 10_000] }),
  kind('enterprise-exit-handover', 'handover-refused', '拒不交接，阻挠新企业进场', 'enterprise', { handover: true }),
  kind('enterprise-exit-handover', 'refuses-to-leave', '合同终止后拒不退出', 'enterprise', {
    fine: [1_000, 10_000],
    handover: true,
  }),
  kind('enterprise-exit-handover', 'documents-withheld', '不移交图纸和设备资料', 'enterprise', {
    fine: [10_000, 100_000],
    handover: true,
  }),
  kind('fees-not-disclosed', 'not-disclosed', '公共收益未公示', 'enterprise', { fine: [1_000, 5_000] }),
  kind('service-room-misuse', 'service-rooms-misused', '物业服务用房出租经营', 'enterprise', {
    fine: [10_000, 100_000],
  }),
  kind('service-rooms-not-provided', 'service-rooms-not-provided', '未移交物业服务用房', 'builder', {
    fine: [100_000, 500_000],
  }),
  kind('maintenance-fund-misuse', 'fund-misused', '维修资金用于日常养护', 'enterprise', { fine: [5_000, 30_000] }),
  kind('property-dispute', 'common-parts-business', '擅自出租楼道和外墙广告位', 'enterprise', {
    fine: [50_000, 200_000],
  }),
  kind('property-dispute/spaces-sold-not-rented', 'spaces-sold-not-rented', '车位只售不租', 'builder'),
  kind('service-contract-breach', 'contract-not-filed', '合同签订后未备案'),
  kind('warranty-deposit', 'deposit-not-paid', '未足额交存物业质量保修金', 'builder'),
];

/** Conduct of enterprises and builders, from the complaint to its end. */
export const playConducts = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const enterprises = [...new Set(bench.estates.flatMap(({ particulars }) => particulars.enterprise ?? []))];
  const looked = random.pack({ found: 9, nothing: 3 });
  const ownEnd = random.pack({ looked: 6, withdrawn: 1 });
  const fate = random.pack({ corrected: 5, stays: 4, again: 1 });
  const about = random.pack({ meeting: 3, fine: 1 });
  const meeting = random.pack({ 'handed-over': 2, failed: 1 });
  const fates = new Map<string, ReturnType<typeof fate>>();
  const matters = new Map<string, CaseMatter>();
  const found = new Map<string, Kind>();
  /** When each open case was taken up last, counted through: what was put down before is void. */
  const open = new Map<string, number>();
  let taken = 0;

  const look = (caseId: string): void => {
    taken += 1;
    const turn = taken;
    open.set(caseId, turn);
    later(hour, 3 * workday, async () => {
      // Taken back, or answered at the desk.
      if (open.get(caseId) !== turn) return;
      const visit = { caseId, inspectors: bench.pair(), evidence: [bench.photograph()] };
      if (looked() === 'nothing') {
        await act('ClearConduct', { ...visit, note: '经核查资料和现场，未发现所反映的违规' });
        return;
      }
      const { category = '', estate } = matters.get(caseId) ?? {};
      const fitting = kinds.filter((each) => category === each.category || category.startsWith(`${each.category}/`));
      const one = random.pick(fitting.length > 0 ? fitting : kinds);
      found.set(caseId, one);
      const name = one.by === 'builder' ? builderOf(estate?.name ?? '') : estate?.enterprise;
      const party = { kind: 'unit', name: name ?? random.pick(enterprises) };
      const misused = one.kind === 'fund-misused' ? { fen: random.between(150, 400) * 10_000 } : {};
      await act('EstablishConduct', { ...visit, party, findings: [{ kind: one.kind, what: one.what, ...misused }] });
    });
  };
  const ended = ({ caseId }: { readonly caseId: string }) => void open.delete(caseId);
  const order = (caseId: string, days: number): void =>
    soon(30, 4 * hour, () => act('OrderCorrection', { caseId, within: { unit: 'days', amount: days } }));
  const conclude = (caseId: string, note: string): void =>
    later(hour, 3 * workday, () => act('ConcludeConduct', { caseId, note }));

  return {
    begin() {
      bench.every(7, () => {
        const { category } = random.pick(kinds);
        const source = random.pick(['complaint', 'own-inspection', 'subdistrict', 'other-department']);
        const estate = random.pick(bench.estates.filter(({ particulars }) => particulars.enterprise));
        const matter = bench.matter(category, estate, '物业服务行为检查');
        return act('ReportConduct', { caseId: bench.id('conduct'), source, matter });
      });
    },
    see: hearing<ConductEvent>('housing', {
      ConductReported({ caseId, referral, matter }) {
        matters.set(caseId, matter);
        if (!referral && ownEnd() === 'withdrawn')
          later(hour, workday, () => act('WithdrawConduct', { caseId, reason: '与在办案件重复' }));
        else look(caseId);
      },
      ConductReopened({ caseId, matter }) {
        matters.set(caseId, matter);
        // A referral of what is looked into already changes nothing.
        if (!open.has(caseId)) look(caseId);
      },
      ConductNotEstablished: ended,
      ConductCorrected: ended,
      ConductConcluded: ended,
      ConductWithdrawn: ended,
      ConductSettled: ended,
      ConductEstablished({ caseId }) {
        fates.set(caseId, fate());
        order(caseId, random.between(5, 20));
      },
      CorrectionOrdered({ caseId, findings, correctBy }) {
        const remaining = fates.get(caseId) === 'corrected' ? [] : findings;
        bench.at(Date.parse(correctBy.due), () =>
          later(hour, 3 * workday, () =>
            act('RevisitConduct', { caseId, inspectors: bench.pair(), remaining, evidence: [bench.photograph()] }),
          ),
        );
      },
      ConductRevisited({ caseId, remaining: [finding] }) {
        if (finding === undefined) return;
        const { fine, handover } = found.get(caseId) ?? {};
        if (fates.get(caseId) === 'again') {
          fates.set(caseId, 'corrected');
          order(caseId, 7);
        } else if (handover && (about() === 'meeting' || !fine))
          later(hour, 2 * workday, () =>
            act('BringHandoverToMeeting', { caseId, reason: '新老企业对移交范围争执不下，请联席会议协调' }),
          );
        else if (fine) {
          // To the thousand, from the lower half: most are first offences.
          const [least, most] = fine;
          const yuan = Math.max(least, Math.round(random.between(least, (least + most) / 2) / 1_000) * 1_000);
          const proposal = { caseId, penaltyId: bench.id('penalty'), finding, sanction: 'fine', yuan };
          later(hour, 2 * workday, () => act('ProposeConductPenalty', proposal));
        } else conclude(caseId, '期满仍未改正，记入信用档案');
      },
      HandoverBroughtToMeeting({ caseId }) {
        const handedOver = meeting() === 'handed-over';
        const note = handedOver ? '会议确定移交清单，当场交接' : '双方对欠费债权各执一词，告知诉讼';
        later(4 * workday, 10 * workday, () => act('RecordMeetingResult', { caseId, handedOver, note }));
      },
      HandoverSettledByMeeting({ caseId, handedOver }) {
        if (!handedOver) conclude(caseId, '协调未果，建议通过诉讼解决');
      },
      ConductPenalised: ({ caseId }) => conclude(caseId, '已受处罚，继续督促改正'),
      ConductNotPenalised({ caseId }) {
        fates.set(caseId, 'corrected');
        order(caseId, 10);
      },
    }),
  };
};

import type { StructuralAlterationEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

/** Walls that carry, taken out: work stopped, the building appraised, restored by a scheme, fined. */
export const alterations = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const looked = random.pack({
    occupant: 7,
    project: 2,
    'not-load-bearing': 2,
    'by-scheme': 1,
    'nothing-altered': 1,
  });
  const appraised = () => random.pack({ restorable: 3, sound: 1, dangerous: 1 });
  const [own, referred] = [appraised(), appraised()];
  const obeyed = random.pack({ 'restored-and-fined': 5, 'let-be': 2, 'not-restored': 3, again: 1 });
  const takenBack = random.pack({ no: 9, yes: 1 });
  type Progress = {
    readonly fate: ReturnType<typeof obeyed>;
    readonly kind: 'by-occupant' | 'project-without-scheme';
    readonly restored?: boolean | undefined;
    readonly penalty?: 'proposed' | 'decided' | 'dropped';
  };
  const progress = new Map<string, Progress>();
  const note = (caseId: string, more: Partial<Progress>): void => {
    const known = progress.get(caseId);
    if (known) progress.set(caseId, { ...known, ...more });
  };

  const inspect = (caseId: string): void =>
    soon(20, 20 * hour, () => {
      const found = looked();
      const visit = { caseId, inspectors: bench.pair(), evidence: [bench.photograph()] };
      if (found !== 'occupant' && found !== 'project')
        return act('InspectAlteration', { ...visit, finding: { result: 'none', because: found } });
      const who =
        found === 'occupant'
          ? { party: { kind: 'individual', file: `ZJ-${random.between(1_000, 9_999)}` }, kind: 'by-occupant' }
          : { party: { kind: 'unit', name: '淄博雅筑装饰工程有限公司' }, kind: 'project-without-scheme' };
      const members = random.pick(['客厅与阳台间剪力墙开洞', '厨房侧承重墙拆除约两米', '楼板开洞加设楼梯']);
      return act('InspectAlteration', { ...visit, finding: { result: 'altered', ...who, members } });
    });
  const order = (caseId: string, low: number, high: number): void =>
    later(low, high, () =>
      act('OrderRestoration', {
        caseId,
        designer: '淄博方正建筑设计有限公司',
        within: { unit: 'days', amount: random.between(15, 40) },
      }),
    );
  const propose = (caseId: string): void =>
    later(hour, 3 * workday, () => {
      const yuan = random.between(50, 100) * (progress.get(caseId)?.kind === 'project-without-scheme' ? 10_000 : 1_000);
      return act('ProposeAlterationPenalty', { caseId, penaltyId: bench.id('penalty'), yuan });
    });
  /** Closes what nothing is left to be done about. */
  const goOn = (caseId: string): void => {
    const { fate, restored, penalty } = progress.get(caseId) ?? {};
    if (restored === undefined || penalty === 'proposed') return;
    const close = (more: object) =>
      later(hour, 2 * workday, () => act('CloseAlteration', { caseId, note: '现场复核，材料归档', ...more }));
    if (restored) {
      if (penalty) close({});
      else if (fate === 'let-be') close({ leniency: random.pick(['minor-and-corrected', 'no-fault']) });
      else propose(caseId);
    } else if (penalty === 'decided') close({});
    else if (fate === 'not-restored' && !penalty) propose(caseId);
    else {
      note(caseId, { fate: penalty ? 'let-be' : 'restored-and-fined', restored: undefined });
      order(caseId, hour, workday);
    }
  };

  return {
    begin() {
      bench.every(12, () => {
        const source = random.pick(['enterprise-report', 'enterprise-report', 'own-inspection'] as const);
        return act(
          'ReportAlteration',
          {
            caseId: bench.id('alteration'),
            source,
            matter: bench.matter('structural-alteration', random.pick(bench.estates), '装修拆改承重墙'),
          },
          source === 'enterprise-report' ? 'enterprise:desk' : undefined,
        );
      });
    },
    see: hearing<StructuralAlterationEvent>('construction', {
      AlterationReported({ caseId, referral }) {
        if (!referral && takenBack() === 'yes')
          later(hour, workday, () => act('WithdrawAlteration', { caseId, reason: '与在办案件重复' }));
        else inspect(caseId);
      },
      AlterationReopened: ({ caseId }) => inspect(caseId),
      AlterationFound({ caseId, kind }) {
        progress.set(caseId, { fate: obeyed(), kind });
        soon(5, 60, () => act('StopWork', { caseId, officers: bench.pair() }));
      },
      WorkStopped({ caseId, referral }) {
        later(2 * workday, 8 * workday, () =>
          act('RecordAppraisal', {
            caseId,
            institute: '淄博市房屋安全鉴定中心',
            result: referral ? referred() : own(),
            report: `鉴〔${bench.day().slice(0, 4)}〕${random.between(1, 400)}号`,
          }),
        );
      },
      StructureAppraised: ({ caseId }) => order(caseId, hour, 2 * workday),
      RestorationOrdered({ caseId, dueBy: { due } }) {
        const { fate, penalty } = progress.get(caseId) ?? {};
        if (fate === 'restored-and-fined' && !penalty) propose(caseId);
        const restored = fate === 'restored-and-fined' || fate === 'let-be';
        bench.at(Date.parse(due), () =>
          later(hour, 3 * workday, () =>
            act('CheckRestoration', { caseId, inspectors: bench.pair(), restored, evidence: [bench.photograph()] }),
          ),
        );
      },
      RestorationChecked({ caseId, restored }) {
        note(caseId, { restored });
        goOn(caseId);
      },
      AlterationPenaltyProposed: ({ caseId }) => note(caseId, { penalty: 'proposed' }),
      AlterationPenalised({ caseId }) {
        note(caseId, { penalty: 'decided' });
        goOn(caseId);
      },
      AlterationNotPenalised({ caseId }) {
        note(caseId, { penalty: 'dropped' });
        goOn(caseId);
      },
    }),
  };
};

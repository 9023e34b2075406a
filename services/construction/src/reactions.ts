import {
  NoteWarrantyDraw,
  type StructuralAlterationEvent,
  structuralAlterationEvents,
  type WarrantyRepairEvent,
  warrantyDeposit,
  warrantyPartOf,
  warrantyRepairEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import { give, type Reaction, reactTo } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { article40, wayNames } from './law.ts';

const alterationCase: CaseKind<StructuralAlterationEvent> = {
  aggregate: 'structural-alteration',
  events: structuralAlterationEvents,
  open: 'OpenAlteration',
  end: 'EndAlteration',
  takes: ({ category }) => category.split('/')[0] === 'structural-alteration',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'NoAlterationFound' }, ({ data: { because, evidence } }) => ({
        outcome: 'no-violation-found',
        note: {
          'not-load-bearing': '经核查，拆改的不是承重结构',
          'by-scheme': '经核查，有合格设计单位的设计方案，按方案施工',
          'nothing-altered': '经核查，未发现拆改',
        }[because],
        evidence,
      }))
      .with({ type: 'AlterationFound' }, ({ data: { members } }) => ({ progress: `核查属实：${members}` }))
      .with({ type: 'WorkStopped' }, () => ({ progress: '已责令停止施工' }))
      .with({ type: 'StructureAppraised' }, ({ data: { institute, result } }) => ({
        progress: `${institute}鉴定：${{ sound: '结构安全', restorable: '可以恢复加固', dangerous: '存在危险' }[result]}`,
      }))
      .with({ type: 'DangerAnnounced' }, () => ({ progress: '危险情况已通报镇办，组织人员避险' }))
      .with({ type: 'RestorationOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令按设计方案恢复，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RestorationOverdue' }, () => ({ progress: '恢复期限届满，待复查' }))
      .with({ type: 'RestorationChecked' }, ({ data: { restored } }) => ({
        progress: restored ? '复查，承重结构已恢复' : '复查，承重结构仍未恢复',
      }))
      .with({ type: 'AlterationPenalised' }, ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }))
      .with({ type: 'AlterationClosed' }, ({ data: { end, note } }) =>
        end === 'penalised-not-restored'
          ? { outcome: 'not-resolved', note: `已依法处罚，仍未恢复：${note}` }
          : { outcome: 'resolved', note: `承重结构已恢复${end === 'restored' ? '' : '，并依法处罚'}：${note}` },
      )
      .with(
        { type: P.union('AlterationReported', 'AlterationReopened', 'AlterationPenaltyProposed') },
        { type: P.union('AlterationNotPenalised', 'AlterationWithdrawn', 'AlterationSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const repairCase: CaseKind<WarrantyRepairEvent> = {
  aggregate: 'warranty-repair',
  events: warrantyRepairEvents,
  open: 'OpenWarrantyRepair',
  end: 'EndWarrantyRepair',
  takes: ({ category }) => category.split('/')[0] === 'warranty-repair',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'NoDefectFound' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场核查未见质量问题',
        evidence,
      }))
      .with({ type: 'DefectsInspected' }, ({ data: { defects } }) => ({
        progress: defects
          .map(
            ({ part, covered, warrantyEnds }) =>
              `${warrantyPartOf(part)!.names.zh}：${covered ? `在保修期内（至${lastDay(`${warrantyEnds}T00:00:00+08:00`)}）` : '不属保修'}`,
          )
          .join('；')
          .slice(0, 900),
      }))
      .with({ type: 'WarrantyNotOwed' }, ({ data: { ways, all } }) => {
        const way = ways.map((each) => wayNames[each].zh).join('；');
        if (!all) return { progress: way };
        const reason = `不属建设单位保修：${way}`;
        return ways.includes('maintenance-fund')
          ? { declines: { ground: 'not-our-power', legalGround: article40, reason, proposes: 'housing' } }
          : { outcome: 'no-violation-found', note: reason };
      })
      .with({ type: 'RepairOrdered' }, ({ data: { builder, dueBy } }) => ({
        progress: `已责令${builder.name}保修，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RepairOverdue' }, () => ({ progress: '保修期限届满，待核查' }))
      .with({ type: 'RepairChecked' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `核查，仍有${remaining.length}处未修复` } : undefined,
      )
      .with({ type: 'DefectsRepaired' }, ({ data: { by, evidence } }) => ({
        outcome: 'resolved',
        note: by === 'builder' ? '经核查，建设单位已修复' : '经核查，已动用物业质量保修金修复',
        evidence,
      }))
      .with({ type: 'WarrantyDrawRequested' }, () => ({ progress: '建设单位未履行保修义务，已提请房管部门动用保修金' }))
      .with({ type: 'WarrantyDrawn' }, ({ data: { payee } }) => ({ progress: `保修金已拨付，由${payee}维修` }))
      .with({ type: 'WarrantyDrawRefused' }, ({ data: { reason } }) => ({ progress: `保修金未予动用：${reason}` }))
      .with({ type: 'WarrantyPenalised' }, ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }))
      .with({ type: 'WarrantyRepairConcluded' }, ({ data: { note } }) => ({
        outcome: 'not-resolved',
        note: `建设单位仍未修复：${note}`,
      }))
      .with(
        { type: P.union('DefectsReported', 'DefectsReopened', 'WarrantyPenaltyProposed') },
        { type: P.union('WarrantyNotPenalised', 'WarrantyRepairWithdrawn', 'WarrantyRepairSettled') },
        () => undefined,
      )
      .exhaustive(),
};

/** What housing decided on a draw. Claims that are none of our repairs' carry no case. */
const noteDraws = reactTo(warrantyDeposit, 'note-warranty-draws', {
  DepositDrawn: ({ data: { repairCase: caseId, claimId, fen, payee }, actor }) =>
    caseId
      ? give(NoteWarrantyDraw, { caseId, claimId, outcome: { result: 'drawn', fen, payee } }, { actor })
      : undefined,
  DepositClaimRefused: ({ data: { repairCase: caseId, claimId, reason, rule }, actor }) =>
    caseId
      ? give(NoteWarrantyDraw, { caseId, claimId, outcome: { result: 'refused', reason, rule } }, { actor })
      : undefined,
});

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'warranty-repair', events: warrantyRepairEvents, note: 'NoteWarrantyPenalty' },
  { aggregate: 'structural-alteration', events: structuralAlterationEvents, note: 'NoteAlterationPenalty' },
];

/** What else construction is asked (retrofits, gas complaints, acceptance) is answered at the desk. */
export const reactions: readonly Reaction[] = [
  ...caseReactions('construction', [alterationCase, repairCase]),
  noteDraws,
];

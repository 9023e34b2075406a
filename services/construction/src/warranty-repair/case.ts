import { namesOfChoice, otherWay, warrantyPartOf, warrantyRepair } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { article40 } from './law.ts';

export const repairCase = caseOf(warrantyRepair, {
  open: warrantyRepair.internal.OpenWarrantyRepair,
  end: warrantyRepair.internal.EndWarrantyRepair,
  takes: ({ category }) => category.split('/')[0] === 'warranty-repair',
  says: {
    DefectsReported: nothing,
    DefectsReopened: nothing,
    NoDefectFound: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场核查未见质量问题',
      evidence,
    }),
    DefectsInspected: ({ data: { defects } }) => ({
      progress: defects
        .map(
          ({ part, covered, warrantyEnds }) =>
            `${warrantyPartOf(part)!.names.zh}：${covered ? `在保修期内（至${lastDay(`${warrantyEnds}T00:00:00+08:00`)}）` : '不属保修'}`,
        )
        .join('；')
        .slice(0, 900),
    }),
    WarrantyNotOwed: ({ data: { ways, all } }) => {
      const way = ways.map((each) => namesOfChoice(otherWay, each).zh).join('；');
      if (!all) return { progress: way };
      const reason = `不属建设单位保修：${way}`;
      return ways.includes('maintenance-fund')
        ? { declines: { ground: 'not-our-power', legalGround: article40, reason, proposes: 'housing' } }
        : { outcome: 'no-violation-found', note: reason };
    },
    RepairOrdered: ({ data: { builder, dueBy } }) => ({
      progress: `已责令${builder.name}保修，期限至${lastDay(dueBy.due)}`,
    }),
    RepairOverdue: () => ({ progress: '保修期限届满，待核查' }),
    RepairChecked: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `核查，仍有${remaining.length}处未修复` } : undefined,
    DefectsRepaired: ({ data: { by, evidence } }) => ({
      outcome: 'resolved',
      note: by === 'builder' ? '经核查，建设单位已修复' : '经核查，已动用物业质量保修金修复',
      evidence,
    }),
    WarrantyDrawRequested: () => ({ progress: '建设单位未履行保修义务，已提请房管部门动用保修金' }),
    WarrantyDrawn: ({ data: { payee } }) => ({ progress: `保修金已拨付，由${payee}维修` }),
    WarrantyDrawRefused: ({ data: { reason } }) => ({ progress: `保修金未予动用：${reason}` }),
    WarrantyPenaltyProposed: nothing,
    WarrantyPenalised: ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }),
    WarrantyNotPenalised: nothing,
    WarrantyRepairConcluded: ({ data: { note } }) => ({
      outcome: 'not-resolved',
      note: `建设单位仍未修复：${note}`,
    }),
    WarrantyRepairWithdrawn: nothing,
    WarrantyRepairSettled: nothing,
  },
});

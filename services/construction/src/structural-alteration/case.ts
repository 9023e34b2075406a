import { structuralAlteration } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const alterationCase = caseOf(structuralAlteration, {
  open: structuralAlteration.internal.OpenAlteration,
  end: structuralAlteration.internal.EndAlteration,
  takes: ({ category }) => category.split('/')[0] === 'structural-alteration',
  says: {
    AlterationReported: nothing,
    AlterationReopened: nothing,
    NoAlterationFound: ({ data: { because, evidence } }) => ({
      outcome: 'no-violation-found',
      note: {
        'not-load-bearing': '经核查，拆改的不是承重结构',
        'by-scheme': '经核查，有合格设计单位的设计方案，按方案施工',
        'nothing-altered': '经核查，未发现拆改',
      }[because],
      evidence,
    }),
    AlterationFound: ({ data: { members } }) => ({ progress: `核查属实：${members}` }),
    WorkStopped: () => ({ progress: '已责令停止施工' }),
    StructureAppraised: ({ data: { institute, result } }) => ({
      progress: `${institute}鉴定：${{ sound: '结构安全', restorable: '可以恢复加固', dangerous: '存在危险' }[result]}`,
    }),
    DangerAnnounced: () => ({ progress: '危险情况已通报镇办，组织人员避险' }),
    RestorationOrdered: ({ data: { dueBy } }) => ({ progress: `已责令按设计方案恢复，期限至${lastDay(dueBy.due)}` }),
    RestorationOverdue: () => ({ progress: '恢复期限届满，待复查' }),
    RestorationChecked: ({ data: { restored } }) => ({
      progress: restored ? '复查，承重结构已恢复' : '复查，承重结构仍未恢复',
    }),
    AlterationPenaltyProposed: nothing,
    AlterationPenalised: ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }),
    AlterationNotPenalised: nothing,
    AlterationClosed: ({ data: { end, note } }) =>
      end === 'penalised-not-restored'
        ? { outcome: 'not-resolved', note: `已依法处罚，仍未恢复：${note}` }
        : { outcome: 'resolved', note: `承重结构已恢复${end === 'restored' ? '' : '，并依法处罚'}：${note}` },
    AlterationWithdrawn: nothing,
    AlterationSettled: nothing,
  },
});

import { waste } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const wasteCase = caseOf(waste, {
  open: waste.internal.OpenWaste,
  end: waste.internal.EndWaste,
  takes: ({ category }) => category.split('/')[0] === 'construction-waste',
  says: {
    WasteReported: nothing,
    WasteReopened: nothing,
    WasteInspected: ({ data: { tons, producer } }) => ({
      progress: `现场查看，约${tons}吨${producer ? '' : '，产生者不明'}`,
    }),
    NoWasteFound: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场无堆放的垃圾',
      evidence,
    }),
    ClearanceOrdered: ({ data: { clearBy } }) => ({ progress: `已责令清运，期限至${lastDay(clearBy.due)}` }),
    ClearanceOverdue: () => ({ progress: '清运期限届满，待复查' }),
    ClearanceChecked: ({ data: { cleared } }) => (cleared ? undefined : { progress: '复查，产生者仍未清运' }),
    ProducerUrged: ({ data: { performBy } }) => ({
      progress: `已催告，${lastDay(performBy.due)}前不履行的代为清运`,
    }),
    WasteCleared: ({ data: { by, tons, destination, evidence } }) => ({
      outcome: 'resolved',
      note: `${clearedBy[by]}，${tons}吨，运至${destination}`,
      evidence,
    }),
    ClearanceCostsPaid: nothing,
    WastePenaltyProposed: nothing,
    WastePenalised: ({ data: { sanction, yuan } }) => ({
      progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
    }),
    WasteNotPenalised: nothing,
    WasteWithdrawn: nothing,
  },
});

const clearedBy = { producer: '产生者已清运', 'on-behalf': '已代为清运', sanitation: '环卫已清运' } as const;

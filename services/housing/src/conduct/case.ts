import { conduct, conductKind, namesOfChoices } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/**
 * Where others lead and a conduct that housing answers for may be behind it. What else it is asked to assist in (fees, noise,
 * retrofits, committees) and the sale of houses it answers at the desk.
 */
const conductBehind = new Set([
  'service-rooms-not-provided',
  'service-contract-breach',
  'property-dispute',
  'fees-not-disclosed',
  'enterprise-exit-handover',
]);

export const conductCase = caseOf(conduct, {
  open: conduct.internal.OpenConduct,
  end: conduct.internal.EndConduct,
  takes: ({ category, role }) => (role === 'lead' ? !category.startsWith('other/') : conductBehind.has(category)),
  says: {
    ConductReported: nothing,
    ConductReopened: nothing,
    ConductEstablished: ({ data: { findings } }) => ({
      progress: `经查实：${
        namesOfChoices(
          conductKind,
          findings.map(({ kind }) => kind),
        ).zh
      }`.slice(0, 450),
    }),
    ConductNotEstablished: ({ data: { note, evidence } }) => ({ outcome: 'no-violation-found', note, evidence }),
    CorrectionOrdered: ({ data: { correctBy } }) => ({ progress: `已责令限期改正，期限至${lastDay(correctBy.due)}` }),
    CorrectionOverdue: () => ({ progress: '改正期限届满，待复查' }),
    ConductRevisited: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
    ConductCorrected: ({ data: { evidence } }) => ({ outcome: 'resolved', note: '违规行为已经改正', evidence }),
    ConductPenaltyProposed: nothing,
    ConductPenalised: ({ data: { sanction, yuan } }) => ({
      progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
    }),
    ConductNotPenalised: nothing,
    HandoverBroughtToMeeting: () => ({ progress: '已提请物业管理联席会议协调交接' }),
    HandoverSettledByMeeting: ({ data: { handedOver, note } }) => ({
      progress: `${handedOver ? '经联席会议协调完成交接' : '联席会议协调未果'}：${note}`,
    }),
    ConductConcluded: ({ data: { end, note } }) => ({ outcome: 'not-resolved', note: `${endings[end]}：${note}` }),
    ConductWithdrawn: nothing,
    ConductSettled: nothing,
  },
});

const endings = {
  penalised: '已依法处罚，仍未改正',
  marked: '已责令改正并记入信用档案，仍未改正',
  'left-to-court': '协调未果，告知通过诉讼解决',
};

import { disclosureGap, namesOfChoice, priceDisclosure } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const disclosureCase = caseOf(priceDisclosure, {
  open: priceDisclosure.internal.OpenDisclosure,
  end: priceDisclosure.internal.EndDisclosure,
  takes: ({ category }) => category.split('/')[0] === 'fees-not-disclosed',
  says: {
    DisclosureReported: nothing,
    DisclosureReopened: nothing,
    DisclosureComplete: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场检查，收费项目、标准等公示齐全',
      evidence,
    }),
    DisclosureGapsFound: ({ data: { findings } }) => ({
      progress: `检查发现${findings.map(({ gap }) => namesOfChoice(disclosureGap, gap).zh).join('、')}`,
    }),
    GapsReportedToHousing: ({ data: { findings } }) => ({ progress: `${findings.length}项公示缺项已通报房管部门` }),
    DisclosureOrdered: ({ data: { dueBy } }) => ({ progress: `已责令公示，期限至${lastDay(dueBy.due)}` }),
    DisclosureOverdue: () => ({ progress: '公示期限届满，待复查' }),
    DisclosureRechecked: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未公示` } : undefined,
    PricesDisclosed: ({ data: { evidence } }) => ({ outcome: 'resolved', note: '经责令，已按规定公示', evidence }),
    DisclosurePenaltyProposed: nothing,
    DisclosurePenalised: ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }),
    DisclosureNotPenalised: nothing,
    DisclosureConcluded: ({ data: { remaining, note } }) => ({
      outcome: 'not-resolved',
      note: `仍有${remaining.length}项未公示：${note}`,
    }),
    DisclosureWithdrawn: nothing,
    DisclosureSettled: nothing,
  },
});

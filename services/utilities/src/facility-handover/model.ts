import { type FacilityHandoverRow, facilityHandover, facilityHandoverRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

const requested = (
  { data, time }: Recorded<typeof facilityHandover, 'FacilityHandoverRequested' | 'FacilityHandoverReopened'>,
  row: FacilityHandoverRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'requested' as const,
  ...matterOf(data, data.matter),
  lacking: 0,
  refusals: row?.refusals ?? 0,
  since: time,
  requested_at: row?.requested_at ?? time,
});

const now = <Status extends string>(status: Status, since: string) => ({ status, since });

export const facilityHandovers = modelOf(facilityHandover, {
  name: 'facility_handovers',
  version: 1,
  row: facilityHandoverRow,
  indexes: [['status', 'since'], ['estate_id'], ['trade']],
  opens: { FacilityHandoverRequested: requested, FacilityHandoverReopened: requested },
  on: {
    FacilitiesRegistered: (_row, { data: { facilities }, time }) => ({
      ...now('built', time),
      trade: facilities.trade,
      what: facilities.what,
      handing_over: facilities.handingOver,
    }),
    FacilitiesAccepted: (_row, { time }) => ({ ...now('accepted', time), lacking: 0 }),
    FacilitiesFoundWanting: (_row, { data: { lacking }, time }) => ({
      ...now('wanting', time),
      lacking: lacking.length,
    }),
    FacilitiesRebuilt: (_row, { time }) => now('built', time),
    OwnersDecidedHandover: (_row, { time }) => now('decided', time),
    OperatorRefusedHandover: ({ refusals }, { data: { operator } }) => ({ operator, refusals: refusals + 1 }),
    FacilitiesHandedOver: (_row, { data: { operator }, time }) => ({ ...now('handed-over', time), operator }),
    FacilitiesMaintained: (_row, { time }) => now('maintained', time),
    FacilityHandoverNotMade: (_row, { time }) => now('not-made', time),
    FacilityHandoverWithdrawn: (_row, { time }) => now('withdrawn', time),
  },
});

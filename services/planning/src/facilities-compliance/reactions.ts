import { facilitiesCompliance, serviceRooms } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';

const { HearOfShortRooms } = facilitiesCompliance.internal;

/** Housing's acceptance found service rooms lacking: one case for each estate, opened again when it happens again. */
export const hearOfShortRooms = reactTo(serviceRooms, 'hear-of-short-rooms', {
  ServiceRoomsShort: ({ data: { estateId, builder, deficits } }) =>
    give(HearOfShortRooms, {
      caseId: derived(`facilities/${estateId}`, derived.URL),
      matter: {
        category: 'service-rooms-not-provided',
        urgency: 'normal',
        role: 'lead',
        brief: `房管部门验收，${builder}交付的物业服务用房不足（${deficits.length}项）`,
      },
      estateId,
    }),
});

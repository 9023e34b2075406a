import { namesOfChoice, outage, repair, type Trade, trade as trades } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';

const { NoteOutageEnded, OpenRepairByOverrun } = repair.internal;

const categories: Readonly<Record<Trade, string>> = {
  water: 'water-outage',
  power: 'power-outage',
  gas: 'gas-supply',
  heating: 'heating-failure',
  telecom: 'telecom-fault',
  'cable-tv': 'cable-tv-fault',
  broadband: 'broadband-fault',
};

/** The repair that an outage becomes. */
const repairFor = (outageId: string): string => derived(`overrun/${outageId}`, derived.URL);

/** An outage that is not over when it should be is a fault to be repaired, until supply is back. */
export const repairOverruns = reactTo(outage, 'repair-overruns', {
  OutageOverran: ({ data: { outageId, trade, area } }) => {
    const named = [...area.estates.map(({ name }) => name), ...area.places, ...area.subdistricts][0]!;
    const brief = `${namesOfChoice(trades, trade).zh}停供超过公告时间未恢复：${named}`;
    return give(OpenRepairByOverrun, {
      caseId: repairFor(outageId),
      matter: { category: categories[trade], urgency: 'urgent', role: 'lead', place: { named }, brief },
      trade,
      locality: 'city',
    });
  },
  OutageEnded: ({ data: { outageId, endedAt, late } }) =>
    late ? give(NoteOutageEnded, { caseId: repairFor(outageId), restoredAt: endedAt }) : undefined,
});

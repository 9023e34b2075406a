import { outage } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { clockOf } from '../clocks.ts';
import { outages } from './model.ts';

const name = 'watch-outages';
const command = outage.internal.ObserveOutage;

const beginnings = dueClock({
  name,
  model: outages,
  due: 'from_at',
  where: { status: 'announced' },
  command,
  data: ({ outage_id: outageId }) => ({ outageId }),
  key: ({ outage_id, status }) => `${outage_id}/${status}`,
});

const endings = dueClock({
  name,
  model: outages,
  due: 'until_at',
  where: { status: 'begun' },
  command,
  data: ({ outage_id: outageId }) => ({ outageId }),
  key: ({ outage_id, status }) => `${outage_id}/${status}`,
});

/** Outages begin at their announced time, and overrun the announced end. */
export const watchOutages = clockOf(name, 30_000, [beginnings, endings]);

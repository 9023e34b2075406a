import type { BusClient } from '@tiaokuai/service';

/** Events that stand still in all services, asked for again and again. */
export const countParked = (
  client: BusClient,
  services: readonly string[],
  every = 5_000,
): { readonly count: () => number | undefined; stop(): void } => {
  let count: number | undefined;
  const ask = async () => {
    const statuses = await Promise.all(
      services.map((service) => client.admin(service, 'Status', {}, { timeout: every }).catch(() => undefined)),
    );
    const known = statuses.filter((status) => status !== undefined);
    if (known.length === 0) return;
    count = known
      .flatMap(({ readModels, reactions }) => [...readModels, ...reactions])
      .reduce((sum, { parked }) => sum + parked, 0);
  };
  const timer = setInterval(() => void ask(), every);
  void ask();
  return { count: () => count, stop: () => clearInterval(timer) };
};

import { DiscardPolicy, type NatsConnection, nanos, RetentionPolicy, StorageType, type StreamInfo } from 'nats';
import { streamNameOf } from './wire.ts';

/** How long JetStream recognises a message id, in milliseconds. */
export const duplicateWindow = 120_000;

/** Makes the district's stream where it is absent, and answers what is known of it. */
export const ensureStream = async (nc: NatsConnection, district: string, replicas = 1): Promise<StreamInfo> => {
  const manager = await nc.jetstreamManager({ checkAPI: false });
  const name = streamNameOf(district);
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (!/stream not found/i.test(String(error))) throw error;
  }
  return manager.streams.add({
    name,
    subjects: [`evt.${district}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    duplicate_window: nanos(duplicateWindow),
    num_replicas: replicas,
    deny_delete: true,
    deny_purge: true,
  });
};

export class UnfitServer extends Error {
  override readonly name = 'UnfitServer';
}

/**
 * Refuses servers that cannot be trusted with what the bus asks of them.
 *
 * @throws UnfitServer below 2.9.10 anywhere, and in production below 2.12.12, or 2.14.3 in later lines.
 */
export const checkServer = (
  nc: Pick<NatsConnection, 'info'>,
  { production }: { readonly production: boolean },
): void => {
  const version = nc.info?.version ?? '0.0.0';
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  const atLeast = (a: number, b: number, c: number) => (major !== a ? major > a : minor !== b ? minor > b : patch >= c);
  if (!atLeast(2, 9, 10))
    throw new UnfitServer(`nats-server ${version} is too old; 2.9.10 is the least that the bus works with`);
  if (production && !(major === 2 && minor === 12 ? patch >= 12 : atLeast(2, 14, 3)))
    throw new UnfitServer(`nats-server ${version} is not fit for production; run 2.12.12, 2.14.3 or newer`);
};

import { startKurrentDouble } from '../../packages/event-log/test/kurrent-double/index.ts';
import { noRealKurrent, realKurrent } from '../../packages/event-log/test/kurrent-under-test.ts';

/** A KurrentDB that a suite may use, and end if it is a double. */
export interface OpenStore {
  readonly address: string;
  readonly kill?: () => Promise<void>;
  readonly restart?: () => Promise<void>;
  close(): Promise<void>;
}

/** The double, and the server that the environment names; a suite that skips one says why. */
export const openStores: readonly { name: string; open: () => Promise<OpenStore>; skip?: string }[] = [
  {
    name: "KurrentDB's double",
    async open() {
      const double = await startKurrentDouble();
      return {
        address: double.connectionString,
        kill: () => double.stop(),
        restart: () => double.start(),
        close: () => double.close(),
      };
    },
  },
  {
    name: 'a real KurrentDB',
    open: async () => ({ address: realKurrent!, close: async () => undefined }),
    ...(realKurrent ? {} : { skip: noRealKurrent }),
  },
];

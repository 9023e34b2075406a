import { departmentConsumer, departmentDomain } from './accounts.ts';
import { streamNameOf } from './wire.ts';

/** Everything that a department's own system needs to know; its `seed` is a secret. */
export interface DepartmentCredentials {
  readonly url: string;
  readonly district: string;
  readonly responsibility: string;
  /** An nkey seed (`SU…`). */
  readonly seed: string;
  /** The only inbox that it may listen on. */
  readonly inboxPrefix: string;
  /** JetStream's domain, as clients ask for it. */
  readonly domain: string;
  /** Where its referrals wait: `$JS.<domain>.API.CONSUMER.MSG.NEXT.<stream>.<consumer>`. */
  readonly stream: string;
  readonly consumer: string;
}

export const departmentCredentials = ({
  url,
  district,
  responsibility,
  seed,
}: Pick<DepartmentCredentials, 'url' | 'district' | 'responsibility' | 'seed'>): DepartmentCredentials => ({
  url,
  district,
  responsibility,
  seed,
  inboxPrefix: `_INBOX_${responsibility}`,
  domain: departmentDomain,
  stream: streamNameOf(district),
  consumer: departmentConsumer(responsibility),
});

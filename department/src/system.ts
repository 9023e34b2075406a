import { ensureGuestConsumer, type GuestAccount, guestConsumer, guestDomain, streamNameOf } from '@tiaokuai/bus';

/** A department's own system 部门自有系统, a guest of the bus: it gets the referrals of its responsibility and no others. */
export interface DepartmentSystem {
  readonly district: string;
  readonly responsibility: string;
  /** `U…` */
  readonly publicKey: string;
}

/** Everything that it needs to know; its `seed` is a secret, shown once and kept by the department. */
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

/** As the server's configuration takes it on. */
export const guestOf = ({ responsibility, ...rest }: DepartmentSystem): GuestAccount => ({
  ...rest,
  name: responsibility,
});

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
  domain: guestDomain,
  stream: streamNameOf(district),
  consumer: guestConsumer(responsibility),
});

/** Makes the durable consumer in which the referrals of a responsibility wait for the department's own system. */
export const ensureDepartmentConsumer = (
  nc: Parameters<typeof ensureGuestConsumer>[0],
  { district, responsibility }: Pick<DepartmentSystem, 'district' | 'responsibility'>,
): Promise<void> => ensureGuestConsumer(nc, { district, name: responsibility, lane: `referral.${responsibility}` });

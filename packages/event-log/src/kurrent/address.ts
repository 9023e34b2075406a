/** A connection string that this program cannot use; the message says what to write, and never what was written. */
export class WrongAddress extends Error {
  override readonly name = 'WrongAddress';
}

export interface KurrentAddress {
  /** In the words of the client, which is older than the server's name. */
  readonly clientString: string;
  /** `host:port`, several by commas. */
  readonly address: string;
  readonly credentials?: { readonly username: string; readonly password: string };
}

const schemes: Readonly<Record<string, string>> = {
  kurrentdb: 'esdb',
  kdb: 'esdb',
  esdb: 'esdb',
  'kurrentdb+discover': 'esdb+discover',
  'kdb+discover': 'esdb+discover',
  'esdb+discover': 'esdb+discover',
};

/** Options of a connection string that the client knows, as it compares them. */
const options = new Map(
  [
    'connectionName',
    'defaultDeadline',
    'discoveryInterval',
    'gossipTimeout',
    'keepAliveInterval',
    'keepAliveTimeout',
    'maxDiscoverAttempts',
    'nodePreference',
    'throwOnAppendFailure',
    'tls',
    'tlsCAFile',
    'tlsVerifyCert',
    'userCertFile',
    'userKeyFile',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Whether a text names a KurrentDB at all. */
export const isKurrentAddress = (text: string): boolean => Object.hasOwn(schemes, schemeOf(text));

const schemeOf = (text: string): string => /^([a-z+]+):\/\//i.exec(text.trim())?.[1]?.toLowerCase() ?? '';

const form = 'kurrentdb://user:password@host:2113?tls=true';

/**
 * Reads `kurrentdb://user:password@host:2113,host2:2113?tls=true` (also `esdb://`, and `+discover`). The client itself would
 * print the whole of it, password and all, where it does not know an option.
 *
 * @throws WrongAddress
 */
export const readAddress = (text: string): KurrentAddress => {
  const given = text.trim();
  const scheme = schemes[schemeOf(given)];
  if (!scheme) throw new WrongAddress(`the address of KurrentDB must look like ${form}`);
  const parts = /^[a-z+]+:\/\/(?:([^@/?]*)@)?([^@/?]+)\/*(?:\?(.*))?$/i.exec(given);
  if (!parts) throw new WrongAddress(`the address of KurrentDB must look like ${form}`);
  const [, user, hosts = '', query = ''] = parts;
  const address = hosts.split(',').map(withPort).join(',');
  const settings = query === '' ? [] : query.split('&').map(settingOf);
  const credentials = user === undefined ? undefined : credentialsOf(user);
  const clientString = `${scheme}://${user === undefined ? '' : `${user}@`}${address}${settings.length > 0 ? `?${settings.join('&')}` : ''}`;
  return { clientString, address, ...(credentials && { credentials }) };
};

const withPort = (host: string): string => {
  const [, name, port = '2113'] = /^([A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(host) ?? [];
  if (!name || Number(port) < 1 || Number(port) > 65_535)
    throw new WrongAddress('a host of KurrentDB must look like name or name:2113');
  return `${name}:${port}`;
};

const settingOf = (setting: string): string => {
  const [key = '', value = ''] = setting.split('=', 2);
  const name = options.get(key.toLowerCase().replaceAll(/[_-]/g, ''));
  if (!name)
    throw new WrongAddress(
      `KurrentDB's address has an option that is not known; known are ${[...options.values()].join(', ')}`,
    );
  if (value === '') throw new WrongAddress(`KurrentDB's address gives ${name} no value`);
  if (name === 'tlsVerifyCert' && value === 'false')
    throw new WrongAddress(
      'the client always checks certificates: name the authority with tlsCAFile instead of tlsVerifyCert=false',
    );
  return `${name}=${value}`;
};

const credentialsOf = (user: string): { username: string; password: string } => {
  const at = user.indexOf(':');
  if (at < 1 || at === user.length - 1)
    throw new WrongAddress('user and password of KurrentDB must look like user:password, special signs as %xx');
  try {
    return { username: decodeURIComponent(user.slice(0, at)), password: decodeURIComponent(user.slice(at + 1)) };
  } catch {
    throw new WrongAddress('user and password of KurrentDB must look like user:password, special signs as %xx');
  }
};

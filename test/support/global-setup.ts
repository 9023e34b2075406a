import { type Servers, startServers } from './servers.ts';

declare global {
  var tiaokuaiServers: Servers | undefined;
}

/** One Postgres and one nats-server for all suites; their addresses go to the workers through the environment. */
export default async (): Promise<void> => {
  const servers = await startServers();
  globalThis.tiaokuaiServers = servers;
  process.env.TIAOKUAI_TEST_POSTGRES = JSON.stringify(servers.postgres.admin());
  process.env.TIAOKUAI_TEST_NATS = servers.nats.url;
  process.env.TIAOKUAI_TEST_NATS_PASSWORD = servers.servicePassword;
};

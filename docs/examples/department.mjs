// A department's own system, as small as it can be: takes its referrals from the bus, accepts them, and after an outage
// reads what it has missed. Needs the package `nats` and its credentials file, nothing of this project.
//
//   node department.mjs credentials.json            take referrals as they come
//   node department.mjs credentials.json --from 120 read again what came after position 120
import { readFileSync } from 'node:fs';
import { connect, nkeyAuthenticator } from 'nats';

const credentials = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { url, seed, inboxPrefix, district, responsibility, domain, stream, consumer } = credentials;
const nc = await connect({
  servers: url,
  authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
  inboxPrefix,
});
const show = (line) => console.log(JSON.stringify(line));

/** Asks or tells the service of the responsibility. The same `id` again changes nothing and gets the first answer. */
const call = async (kind, name, body) =>
  (await nc.request(`${kind}.${district}.${responsibility}.${name}`, JSON.stringify(body), { timeout: 10_000 })).json();

const from = process.argv.indexOf('--from');
if (from > 0) {
  let after = process.argv[from + 1];
  for (;;) {
    const { result } = await call('qry', 'ReferralEvents', { data: { after } });
    for (const event of result)
      show({ replayed: event.type, position: event.position, referral: event.data.referralId });
    if (result.length === 0) break;
    after = result.at(-1).position;
  }
}

process.once('SIGTERM', () => nc.close().then(() => process.exit(0)));
while (!nc.isClosed()) {
  // One message at a time; it comes again until it is acknowledged. It arrives under its own subject: hence noMux.
  const message = await nc
    .request(
      `$JS.${domain}.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
      JSON.stringify({ batch: 1, expires: 5_000_000_000 }),
      {
        timeout: 6_000,
        noMux: true,
      },
    )
    .catch(() => undefined);
  if (!message || message.headers?.code) continue;
  const event = message.json();
  show({ got: event.type, position: event.position, referral: event.data.referralId });
  if (event.type.includes('.ReferralIssued.')) {
    const { referralId, urgency, final } = event.data;
    const reply =
      urgency === 'low' && !final
        ? await call('cmd', 'DeclineReferral', {
            id: event.id,
            data: {
              referralId,
              ground: 'wrong-place',
              legalGround: { law: '政策', article: '二(二)' },
              reason: '不在本辖区',
            },
          })
        : await call('cmd', 'AcceptReferral', { id: event.id, data: { referralId } });
    show({ answered: referralId, ok: reply.ok, why: reply.error?.code });
    // The desk may hear of it a moment later than we do: let it come again in half a second.
    if (!reply.ok && reply.error.code === 'no-such-referral') {
      nc.publish(message.reply, '-NAK {"delay": 500000000}');
      continue;
    }
  }
  nc.publish(message.reply, '+ACK');
}

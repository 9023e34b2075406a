import { randomUUID } from 'node:crypto';
import { bellOf, startRelay } from '@tiaokuai/bus';
import { type Deadline, dispatch, type EventDefinition } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import type { z } from 'zod';
import type { District } from './district.ts';

const { ReferralIssued, ReferralReturnedForRework, ReferralWithdrawn } = dispatch.events;
type Issued = z.output<typeof ReferralIssued.schema>;
export type Referral = Pick<Issued, 'referralId' | 'incidentId' | 'responsibility' | 'role'>;

/** Speaks as the referral router does, through a log of its own and a relay, to services that run without one. */
export interface Router {
  /** Sends a referral; what is not given is made up. */
  issue(responsibility: string, facts: Partial<Issued>): Promise<Referral>;
  withdraw(referral: Referral): Promise<void>;
  returnForRework(referral: Referral, round: number, reason: string): Promise<void>;
  stop(): Promise<void>;
}

export const playRouter = async ({ bed, host, clock }: District): Promise<Router> => {
  const { log, eventLog, pool } = await bed.writer('referral-router');
  const relay = startRelay({ log, eventLog, nc: host.nc, pool, polling: 200 });
  const now = () => new Date(clock.now()).toISOString();
  const say = async <Schema extends z.ZodType<{ incidentId: string }>>(
    event: EventDefinition<string, Schema>,
    content: z.input<Schema>,
  ): Promise<void> => {
    const data = event.schema.parse(content);
    const { incidentId } = data;
    const commandId = randomUUID();
    const [outcome] = await eventLog.append(log, [
      {
        commandId,
        stream: `dispatch-${incidentId}`,
        expectedVersion: 'any',
        events: [
          {
            id: randomUUID(),
            type: event.type,
            lane: event.laneOf(data as never),
            time: now(),
            correlationid: incidentId,
            causationid: commandId,
            actor: 'service:referral-router',
            data: data as unknown as Readonly<Record<string, unknown>>,
          },
        ],
      },
    ]);
    if (outcome?.kind !== 'appended') throw new Error(`the router's log answered ${outcome?.kind}`);
    host.nc.publish(bellOf(log));
  };
  const completeBy = (): Deadline => deadlineBy('general-completion', now());
  return {
    async issue(responsibility, facts) {
      const referral = { referralId: randomUUID(), incidentId: randomUUID(), responsibility, role: 'lead' as const };
      const issued: Issued = {
        ...referral,
        category: 'other',
        urgency: 'normal',
        brief: '居民反映问题，详情由镇办核实',
        answers: {},
        evidence: [],
        explanation: {
          rule: 'by-hand',
          ruleVersion: 1,
          why: { zh: '测试派遣', en: 'sent by a test' },
          legalBasis: [],
          tried: [],
        },
        department: { zh: responsibility, en: responsibility, legalBasis: '测试' },
        acceptBy: deadlineBy('accept-normal', now()),
        completeBy: completeBy(),
        final: false,
        declinesBefore: 0,
        ...facts,
      };
      await say(ReferralIssued, issued);
      const { referralId, incidentId, role } = issued;
      return { referralId, incidentId, responsibility, role };
    },
    withdraw: (referral) => say(ReferralWithdrawn, { ...referral, reason: 'incident-voided' }),
    returnForRework: (referral, round, reason) =>
      say(ReferralReturnedForRework, { ...referral, round, reason, completeBy: completeBy() }),
    stop: () => relay.stop(),
  };
};

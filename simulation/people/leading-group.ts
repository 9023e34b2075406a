import { type ArbitrationEvent, categoryOf, type RequestEvent, type TriageEvent } from '@tiaokuai/contracts';
import type { Played } from '../played.ts';
import type { Stage } from '../stage.ts';

/** The leading group's office: triage, arbitration, more time, clocks stopped. It takes an hour or some. */

/** Shares of decisions. */
const granted = 0.75;
const leftToTheTerritory = 0.25;

/** Where matters go that no rule covers. */
const forTheRest = ['subdistrict', 'housing', 'urban-enforcement', 'civil-affairs', 'public-utilities'] as const;

export const playLeadingGroup = (stage: Stage) => {
  const { agenda, random } = stage;
  const speak = (command: string, data: object, key: string) =>
    stage.say('leading-group', command, data, { actor: `leading-group:office-${random.between(1, 2)}`, key });

  const triaged = random.pack({ decided: 9, withdrawn: 1 });
  const triage = (incidentId: string, category: string): void => {
    agenda.after(random.between(20, 120), async () => {
      if (triaged() === 'withdrawn') {
        const withdrawn = { incidentId, reason: '反映人撤回' };
        const by = { actor: 'property-office:clerk-1', key: `${incidentId}/withdrawn` };
        await stage.say('subdistrict', 'VoidIncident', withdrawn, by);
        return;
      }
      const lead = categoryOf(category)?.lead ?? 'leading-group';
      const whom = lead === 'leading-group' ? random.pick(forTheRest) : lead;
      await speak('DecideTriage', { incidentId, lead: whom, assist: [], reason: '按职责就近确定主办' }, incidentId);
    });
  };
  const arbitrate = (incidentId: string, candidates: readonly string[], round: number): void => {
    agenda.after(random.between(30, 240), async () => {
      const unclear = random.chance(leftToTheTerritory);
      const data = unclear
        ? { incidentId, reason: '职责交叉，属地先行处置' }
        : { incidentId, responsibility: random.pick(candidates), reason: '经会商，由其主办' };
      await speak('DecideArbitration', data, `${incidentId}/${round}`);
    });
  };
  const decide = (referralId: string, kind: string, key: string): void => {
    agenda.after(random.between(20, 240), async () => {
      const yes = kind === 'lift' || random.chance(granted);
      const reason = yes ? '情况属实，同意' : '理由不足，请按期办理';
      await speak('DecideRequest', { referralId, granted: yes, reason }, `${referralId}/${key}`);
    });
  };

  return {
    see({ name, data, id }: Played): void {
      const event = { type: name, data } as TriageEvent | ArbitrationEvent | RequestEvent;
      if (event.type === 'TriageOpened') triage(event.data.incidentId, event.data.category);
      if (event.type === 'ArbitrationOpened') arbitrate(event.data.incidentId, event.data.candidates, event.data.round);
      if (event.type === 'RequestReceived') decide(event.data.referralId, event.data.kind, id);
    },
    /** What waited before this run. */
    async catchUp(): Promise<void> {
      const matters = await stage
        .ask<readonly Matter[]>('leading-group', 'Matters', { status: 'open', limit: 1_000 })
        .catch(() => []);
      for (const { kind, incident_id, referral_id, category, candidates } of matters) {
        if (kind === 'triage') triage(incident_id, category ?? 'other');
        else if (kind === 'arbitration') arbitrate(incident_id, candidates, 0);
        else decide(referral_id, kind, kind);
      }
    },
  };
};

interface Matter {
  readonly kind: string;
  readonly incident_id: string;
  readonly referral_id: string;
  readonly category: string | null;
  readonly candidates: readonly string[];
}

import type { PenaltyEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, workday } from './working.ts';

/** Who may take longer than ninety days by rules of their own, and by which. */
const mayExtend = new Set(['market-supervision', 'quality-supervision', 'pricing']);
const extension = { rule: { law: '市场监督管理行政处罚程序规定', article: '第六十四条' }, approval: '局负责人批准' };

/**
 * The procedure of penalties, the same in every department: the party speaks, is silent or asks for a hearing; officers
 * decide or drop it; a fine is paid in time, late, or not at all.
 */
export const playPenalties = (bench: Bench, service: string): Caseworkers => {
  const { random, act, later } = bench;
  const answer = random.pack({ speaks: 6, waives: 3, silent: 3, hearing: 1 });
  const decisions = () => random.pack({ decided: 5, dropped: 1 });
  const ground = random.pack({ 'minor-and-corrected': 1, 'no-fault': 1, 'not-established': 1 });
  /** By kind of case: some penalties of each are dropped. */
  const packs = new Map<string, ReturnType<typeof decisions>>();
  const pace = random.pack({ soon: 24, extended: 1, late: 1 });
  /** Cases that need longer than the ninety days, by what is done about it. */
  const slow = new Map<string, 'extended' | 'late'>();
  const payment = random.pack({ 'in-time': 7, late: 2, never: 1 });
  const proposed = new Map<string, { readonly yuan: number; readonly least: number; readonly kind: string }>();

  const decide = (penaltyId: string): void => {
    const { yuan, least, kind } = proposed.get(penaltyId) ?? { yuan: 0, least: 0, kind: '' };
    proposed.delete(penaltyId);
    const dealt = pace();
    const takes = dealt === 'extended' && !mayExtend.has(service) ? 'late' : dealt;
    if (takes !== 'soon') slow.set(penaltyId, takes);
    const days = { soon: 0, extended: 66, late: 70 }[takes] * workday;
    later(days + workday, days + 6 * workday, async () => {
      const decision = packs.get(kind) ?? decisions();
      packs.set(kind, decision);
      const result = decision();
      if (result === 'decided') {
        const milder = yuan > least && random.chance(0.3) ? Math.max(least, Math.round(yuan * 0.8)) : yuan;
        await act('DecidePenalty', { penaltyId, officers: bench.pair(), yuan: milder, reason: '事实清楚，证据确凿' });
      } else await act('DropPenalty', { penaltyId, ground: ground(), reason: '经复核，依法不予处罚' });
    });
  };

  return {
    see: hearing<PenaltyEvent>(service, {
      PenaltyAnnounced({ penaltyId, proposal, case: of }) {
        // A stream is its aggregate's name and an id.
        const kind = of.slice(0, -37);
        proposed.set(penaltyId, { yuan: proposal.yuan, least: proposal.range.least, kind });
        later(workday / 2, 3 * workday, async () => {
          const says = answer();
          if (says === 'speaks') await act('HearParty', { penaltyId, statement: '已认识到问题，请求从轻' });
          else if (says === 'waives') await act('HearParty', { penaltyId, waived: true });
          else if (says === 'hearing') await act('RequestHearing', { penaltyId });
          // Who says nothing may still speak until the five days are over.
          else later(6 * workday, 7 * workday, () => decide(penaltyId));
        });
      },
      PartyHeard: ({ penaltyId }) => decide(penaltyId),
      HearingRequested({ penaltyId }) {
        later(7 * workday, 12 * workday, () =>
          act('HoldHearing', { penaltyId, heldOn: bench.day(), opinion: '当事人陈述意见，调查人员提出证据' }),
        );
      },
      HearingHeld: ({ penaltyId }) => decide(penaltyId),
      PenaltyDecisionNear({ penaltyId }) {
        if (slow.get(penaltyId) === 'extended')
          later(30, 2 * workday, () => act('ExtendPenaltyDecision', { penaltyId, days: 30, ...extension }));
      },
      PenaltyDecided({ penaltyId, yuan, payBy }) {
        if (!payBy) return;
        const pays = payment();
        if (pays === 'in-time') later(workday, 5 * workday, () => act('RecordFinePayment', { penaltyId, yuan }));
        if (pays !== 'late') return;
        const days = random.between(3, 40);
        const surcharge = Math.min(yuan, Math.floor((yuan * 3 * (days + 1)) / 100));
        bench.at(Date.parse(payBy.due) + days * 86_400_000, () =>
          act('RecordFinePayment', { penaltyId, yuan: yuan + surcharge }),
        );
      },
    }),
  };
};

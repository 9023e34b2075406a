import {
  type ArbitrationCommand,
  type ArbitrationEvent,
  accept,
  type Decider,
  type Decision,
  refuse,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';
import { nothingOpen } from '../nothing-open.ts';
import { isOfTheCity, notPushedDown, territory } from '../territory.ts';

/** Arbitration 裁定: open → decided, again if it comes to that again. */
export interface ArbitrationState {
  readonly round: number;
  readonly open: boolean;
  /** Whoever received it first comes first. */
  readonly candidates: readonly string[];
  readonly category: string;
}

const firstHand = { law: '北京市接诉即办工作条例', article: '第十四条' };
const finality = { law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' };

export const arbitrationDecider: Decider<ArbitrationCommand, ArbitrationState, ArbitrationEvent> = {
  initial: { round: 0, open: false, candidates: [], category: '' },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<ArbitrationEvent>>()
      .with({ kind: 'OpenArbitration' }, ({ data }) =>
        state.open ? accept() : accept({ type: 'ArbitrationOpened', data: { ...data, round: state.round + 1 } }),
      )
      .with({ kind: 'DecideArbitration' }, ({ data: { incidentId, responsibility, reason } }) => {
        if (!state.open) return refuse(nothingOpen('裁定'));
        const ofCity = isOfTheCity(state.category);
        if (responsibility === territory && ofCity) return refuse(notPushedDown);
        const [first] = state.candidates;
        const hand = ofCity && first && first !== territory ? first : territory;
        const rule = responsibility === undefined && hand !== territory ? firstHand : finality;
        const unclear = responsibility === undefined;
        return accept({
          type: 'ArbitrationDecided',
          data: { incidentId, responsibility: responsibility ?? hand, unclear, reason, rule },
        });
      })
      .exhaustive(),
  evolve: (state, event) =>
    match(event)
      .returnType<ArbitrationState>()
      .with({ type: 'ArbitrationOpened' }, ({ data: { round, candidates, category } }) => ({
        round,
        open: true,
        candidates,
        category,
      }))
      .with({ type: 'ArbitrationDecided' }, () => ({ ...state, open: false }))
      .exhaustive(),
};

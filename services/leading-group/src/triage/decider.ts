import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  refuse,
  type TriageCommand,
  type TriageEvent,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';
import { nothingOpen } from '../nothing-open.ts';
import { isOfTheCity, notPushedDown, territory } from '../territory.ts';

const oneLead = under(houseRule('主办唯一'))(
  'one-lead',
  ['须指定一个部门主办，协办不得与主办重复', 'name one department as lead, others as assistants'],
  ['改正主办或协办', 'correct lead or assistants'],
);

/** Triage 研判: open → decided, or closed before. */
export type TriageState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'decided' | 'closed';
      readonly incidentId: string;
      readonly referralId: string;
      readonly category: string;
    };

export const triageDecider: Decider<TriageCommand, TriageState, TriageEvent> = {
  initial: { status: 'none' },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<TriageEvent>>()
      .with({ kind: 'OpenTriage' }, ({ data }) =>
        state.status === 'open' ? accept() : accept({ type: 'TriageOpened', data }),
      )
      .with({ kind: 'DecideTriage' }, ({ data: { lead, assist, reason } }) => {
        if (state.status !== 'open') return refuse(nothingOpen('研判'));
        if (lead === 'leading-group' || assist.includes(lead) || new Set(assist).size !== assist.length)
          return refuse(oneLead);
        const { incidentId, referralId, category } = state;
        if (lead === territory && isOfTheCity(category)) return refuse(notPushedDown);
        return accept({ type: 'TriageDecided', data: { incidentId, referralId, lead, assist, reason } });
      })
      .with({ kind: 'CloseTriage' }, ({ data }) =>
        state.status === 'open' ? accept({ type: 'TriageClosed', data }) : accept(),
      )
      .exhaustive(),
  evolve: (state, { type, data }) => {
    const { incidentId, referralId } = data;
    const known = state.status === 'none' ? '' : state.category;
    return {
      status: type === 'TriageOpened' ? 'open' : type === 'TriageDecided' ? 'decided' : 'closed',
      incidentId,
      referralId,
      category: type === 'TriageOpened' ? data.category : known,
    };
  },
};

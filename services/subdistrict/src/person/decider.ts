import {
  accept,
  type Decider,
  type Decision,
  type PersonCommand,
  type PersonEvent,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/**
 * A person's data: known ─▶ erased, and never back. While they are known a report may be opened, for a purpose and a quarter
 * of an hour, on record.
 *
 * Law: 个人信息保护法 art. 6 (a purpose), 44, 47 (erasure), 51, 54 (who reads what can be audited).
 */
export interface PersonState {
  readonly erased: boolean;
  /** Those that may still be read by somebody. */
  readonly openings: readonly Opening[];
}

export interface Opening {
  readonly openingId: string;
  readonly incidentId: string;
  readonly until: string;
}

/** Milliseconds for which a record of opening gives the text out. */
const opensFor = 15 * 60_000;

const gone = under({ law: '个人信息保护法', article: '第四十七条' })(
  'personal-data-erased',
  ['该诉求人的个人信息已经删除', 'the data of this person were erased'],
  ['以事件摘要为准', 'work with the brief of the incident'],
);

const decide = (command: PersonCommand, { erased, openings }: PersonState): Decision<PersonEvent> =>
  match(command)
    .returnType<Decision<PersonEvent>>()
    .with({ kind: 'ErasePersonalData' }, ({ data }) =>
      erased ? accept() : accept({ type: 'PersonalDataErased', data }),
    )
    .with({ kind: 'OpenReport' }, ({ at, data }) => {
      if (erased) return refuse(gone);
      if (openings.some(({ openingId }) => openingId === data.openingId)) return accept();
      const until = new Date(Date.parse(at) + opensFor).toISOString();
      return accept({ type: 'ReportOpened', data: { ...data, until } });
    })
    .exhaustive();

const evolve = (state: PersonState, event: PersonEvent): PersonState =>
  match(event)
    .returnType<PersonState>()
    .with({ type: 'PersonalDataErased' }, () => ({ erased: true, openings: [] }))
    .with({ type: 'ReportOpened' }, ({ data: { openingId, incidentId, until } }) => {
      const since = new Date(Date.parse(until) - opensFor).toISOString();
      const running = state.openings.filter((each) => each.until > since);
      return { ...state, openings: [...running, { openingId, incidentId, until }] };
    })
    .exhaustive();

export const personDecider: Decider<PersonCommand, PersonState, PersonEvent> = {
  initial: { erased: false, openings: [] },
  decide,
  evolve,
};

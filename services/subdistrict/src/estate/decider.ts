import {
  accept,
  type Decider,
  type Decision,
  type EstateCommand,
  type EstateEvent,
  type EstateParticulars,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/** An estate of the register, with every version of its particulars by the date from which it holds. */
export interface EstateState {
  readonly estateId?: string;
  /** In order of `from`. */
  readonly versions: readonly { readonly from: string; readonly particulars: EstateParticulars }[];
}

/** The particulars that hold on a date (ISO, Beijing); undefined before the first. */
export const particularsOn = (state: EstateState, date: string): EstateParticulars | undefined =>
  state.versions.findLast(({ from }) => from <= date)?.particulars;

const register = under(houseRule('小区登记'));
const registered = register(
  'estate-registered',
  ['该小区已登记', 'the estate is registered already'],
  ['改用“变更小区信息”', 'change its particulars instead'],
);
const absent = register(
  'no-such-estate',
  ['没有登记过该小区', 'there is no such estate'],
  ['先登记小区', 'register it first'],
);

const decide = (command: EstateCommand, { estateId }: EstateState): Decision<EstateEvent> =>
  match(command)
    .returnType<Decision<EstateEvent>>()
    .with({ kind: 'RegisterEstate' }, ({ data }) =>
      estateId ? refuse(registered) : accept({ type: 'EstateRegistered', data }),
    )
    .with({ kind: 'ChangeEstateParticulars' }, ({ data }) =>
      estateId ? accept({ type: 'EstateParticularsChanged', data }) : refuse(absent),
    )
    .exhaustive();

export const estateDecider: Decider<EstateCommand, EstateState, EstateEvent> = {
  initial: { versions: [] },
  decide,
  evolve: (state, { data: { estateId, effectiveFrom, particulars } }) => ({
    estateId,
    versions: [
      ...state.versions.filter(({ from }) => from !== effectiveFrom),
      { from: effectiveFrom, particulars },
    ].sort((a, b) => a.from.localeCompare(b.from)),
  }),
};

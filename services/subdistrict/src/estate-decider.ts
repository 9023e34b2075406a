import {
  accept,
  type Decider,
  type EstateCommand,
  type EstateEvent,
  type EstateParticulars,
  houseRule,
  refuse,
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

export const estateDecider: Decider<EstateCommand, EstateState, EstateEvent> = {
  initial: { versions: [] },
  decide: (command, state) =>
    match(command)
      .returnType<ReturnType<Decider<EstateCommand, EstateState, EstateEvent>['decide']>>()
      .with({ kind: 'RegisterEstate' }, ({ data }) =>
        state.estateId
          ? refuse({
              code: 'estate-registered',
              message: { zh: '该小区已登记', en: 'the estate is registered already' },
              rule: houseRule('小区登记'),
              remedy: { zh: '改用“变更小区信息”', en: 'change its particulars instead' },
            })
          : accept({ type: 'EstateRegistered', data }),
      )
      .with({ kind: 'ChangeEstateParticulars' }, ({ data }) =>
        state.estateId
          ? accept({ type: 'EstateParticularsChanged', data })
          : refuse({
              code: 'no-such-estate',
              message: { zh: '没有登记过该小区', en: 'there is no such estate' },
              rule: houseRule('小区登记'),
              remedy: { zh: '先登记小区', en: 'register it first' },
            }),
      )
      .exhaustive(),
  evolve: (state, { data: { estateId, effectiveFrom, particulars } }) => ({
    estateId,
    versions: [
      ...state.versions.filter(({ from }) => from !== effectiveFrom),
      { from: effectiveFrom, particulars },
    ].sort((a, b) => a.from.localeCompare(b.from)),
  }),
};

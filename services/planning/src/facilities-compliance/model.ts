import { facilitiesCompliance, facilitiesRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  remedy_by: null,
  ended_at: time,
});

export const facilities = modelOf(facilitiesCompliance, {
  name: 'facilities',
  version: 2,
  row: facilitiesRow,
  indexes: [['open', 'remedy_by'], ['estate_id'], ['builder']],
  opens: {
    FacilitiesReported: ({ data, time }) => {
      const about = matterOf(data, data.matter);
      return {
        case_id: data.caseId,
        status: 'reported',
        open: true,
        source: data.source,
        ...about,
        estate_id: about.estate_id ?? data.estateId ?? null,
        lacking: [],
        deficits: 0,
        remaining: 0,
        housings: 0,
        irremediable: 0,
        remedy_order: 0,
        overdue: 0,
        penalties: 0,
        fined: 0,
        forfeited: 0,
        opened_at: time,
      };
    },
  },
  on: {
    FacilitiesReopened: (row, { data }) => {
      const about = matterOf(data, data.matter);
      return {
        ...about,
        estate_id: about.estate_id ?? row.estate_id,
        status: 'reported',
        open: true,
        remaining: 0,
        remedy_by: null,
        ended_at: null,
      };
    },
    FacilitiesCompared: (row, { data: { builder, plan, roomsRequired, roomsProvided, deficits } }) => {
      const own = deficits.filter(({ against }) => against !== 'statute');
      return {
        status: 'compared',
        builder: builder.name,
        permit: plan.permit,
        permitted_on: plan.permittedOn,
        rooms_required: String(roomsRequired),
        rooms_provided: String(roomsProvided),
        lacking: own.map(({ kind }) => kind),
        deficits: row.deficits + deficits.length,
        remaining: own.length,
        irremediable: 0,
      };
    },
    FacilitiesCompliant: (_row, { time }) => ({ ...ended('compliant', time), remaining: 0 }),
    DeficitsReferredToHousing: (row, { data: { deficits, all }, time }) => ({
      ...(all ? { ...ended('at-housing', time), remaining: 0 } : {}),
      housings: row.housings + deficits.length,
    }),
    RemedyOrdered: (_row, { data: { order, dueBy } }) => ({
      status: 'ordered',
      remedy_order: order,
      remedy_by: dueBy.due,
    }),
    RemedyOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    RemedyChecked: (_row, { data: { remaining, roomsProvided } }) => ({
      status: 'checked',
      remaining: remaining.length,
      rooms_provided: String(roomsProvided),
      remedy_by: null,
    }),
    FacilitiesRemedied: (_row, { time }) => ({ ...ended('remedied', time), remaining: 0 }),
    DeficitFoundIrremediable: ({ irremediable }) => ({ irremediable: irremediable + 1 }),
    FacilitiesPenaltyProposed: unchanged,
    FacilitiesPenalised: ({ penalties, fined }, { data: { yuan } }) => ({
      penalties: penalties + 1,
      fined: fined + yuan,
    }),
    FacilitiesNotPenalised: unchanged,
    ForfeitureDecided: ({ forfeited }, { data: { yuan } }) => ({ forfeited: forfeited + yuan }),
    VerificationGranted: (_row, { data: { certificate } }) => ({ certificate }),
    FacilitiesConcluded: (_row, { time }) => ended('concluded', time),
    FacilitiesWithdrawn: (_row, { time }) => ended('withdrawn', time),
    FacilitiesSettled: (_row, { time }) => ended('settled', time),
  },
});

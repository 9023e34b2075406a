import { hazard, hazardRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  rectify_by: null,
  ended_at: time,
});

export const hazards = modelOf(hazard, {
  name: 'hazards',
  version: 3,
  row: hazardRow,
  indexes: [['open', 'rectify_by'], ['sealed_until'], ['estate_id'], ['party']],
  opens: {
    HazardReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      kinds: [],
      findings: 0,
      remaining: 0,
      notice: 0,
      overdue: 0,
      sealing: 0,
      penalties: 0,
      fined: 0,
      major: false,
      opened_at: time,
    }),
  },
  on: {
    HazardReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      remaining: 0,
      rectify_by: null,
      ended_at: null,
    }),
    DissuasionNoted: (_row, { data: { result } }) => ({ dissuasion: result }),
    HazardInspected: (row, { data: { party, findings }, time }) => ({
      status: 'inspected',
      party_kind: party.kind,
      party: partyName(party),
      kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
      findings: row.findings + findings.length,
      remaining: findings.length,
      inspected_at: time,
    }),
    NoHazardFound: (_row, { time }) => ({ ...ended('no-hazard', time), remaining: 0, inspected_at: time }),
    RectificationNotified: (_row, { data: { notice, dueBy } }) => ({
      status: 'notified',
      notice,
      rectify_by: dueBy.due,
    }),
    RectificationOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    HazardReinspected: (_row, { data: { remaining } }) => ({
      status: 'reinspected',
      remaining: remaining.length,
      rectify_by: null,
    }),
    HazardCleared: (_row, { time }) => ({ ...ended('cleared', time), remaining: 0 }),
    PlaceSealed: (_row, { data: { sealing, part, until } }) => ({
      sealing,
      sealed_part: part,
      sealed_until: until.due,
    }),
    SealingLapsed: { sealed_part: null, sealed_until: null },
    SealingLifted: { sealed_part: null, sealed_until: null },
    RemovalCompelled: ({ remaining }, { data: { findings } }) => ({ remaining: remaining - findings.length }),
    HazardPenaltyProposed: unchanged,
    HazardPenalised: ({ penalties, fined }, { data: { yuan } }) => ({ penalties: penalties + 1, fined: fined + yuan }),
    HazardNotPenalised: unchanged,
    MajorHazardReported: { major: true },
    HazardConcluded: (_row, { data: { end }, time }) => ended(end, time),
    HazardWithdrawn: (_row, { time }) => ended('withdrawn', time),
    HazardSettled: (_row, { time }) => ended('settled', time),
  },
});

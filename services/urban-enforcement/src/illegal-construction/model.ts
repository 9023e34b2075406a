import { constructionRow, illegalConstruction } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

const quiet = { stop_by: null, decide_by: null, order_by: null, government_by: null, appeal_by: null, own_by: null };

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  ...quiet,
  status,
  open: false,
  ended_at: time,
});

const stopped = {
  stop: { stop_by: null },
  decision: { decide_by: null },
  order: { order_by: null },
  government: { government_by: null },
};

export const constructions = modelOf(illegalConstruction, {
  name: 'constructions',
  version: 2,
  row: constructionRow,
  indexes: [['open', 'order_by'], ['estate_id'], ['party']],
  opens: {
    ConstructionReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      under_way: false,
      appeal: 'none',
      missed: [],
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    ConstructionReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      appeal: 'none',
      compulsion: null,
      ended_at: null,
    }),
    NoIllegalConstructionFound: (_row, { time }) => ended('nothing-found', time),
    ConstructionFound: (_row, { data: { kind, what, underWay, stopBy } }) => ({
      status: 'found',
      kind,
      what,
      under_way: underWay,
      stop_by: stopBy?.due ?? null,
    }),
    WorkStopOrdered: ({ status }) => ({ status: status === 'found' ? 'stopped' : status, stop_by: null }),
    ConstructionCaseFiled: (_row, { data: { party, decideBy } }) => ({
      status: 'filed',
      party_kind: party.kind,
      party: partyName(party),
      decide_by: decideBy.due,
    }),
    ConstructionInvestigated: (_row, { data: { cost } }) => ({ status: 'investigated', cost }),
    ConstructionCorrectionOrdered: (_row, { data: { dueBy } }) => ({
      status: 'correction-ordered',
      decide_by: null,
      order_by: dueBy.due,
    }),
    RemovalOrdered: (_row, { data: { dueBy, appealBy } }) => ({
      status: 'removal-ordered',
      decide_by: null,
      order_by: dueBy.due,
      appeal_by: appealBy.due,
    }),
    ConstructionConfiscated: unchanged,
    ConstructionClockRanOut: ({ missed }, { data: { clock } }) => ({ ...stopped[clock], missed: [...missed, clock] }),
    SiteRevisited: ({ order_by }, { data: { found } }) =>
      found === 'working-on' || found === 'standing'
        ? { status: 'disobeyed', order_by: found === 'standing' ? null : order_by }
        : undefined,
    DisobedienceReported: (_row, { data: { answerBy } }) => ({
      status: 'reported-to-government',
      government_by: answerBy.due,
    }),
    CompulsionOrdered: (_row, { data: { document } }) => ({
      status: 'compulsion-ordered',
      government_by: null,
      compulsion: document,
    }),
    BuildingSiteSealed: unchanged,
    CompelledRemovalAnnounced: (_row, { data: { ownBy } }) => ({ status: 'removal-announced', own_by: ownBy.due }),
    ConstructionAppealRecorded: ({ appeal }, { data: { stage } }) => ({
      appeal: stage === 'filed' ? 'pending' : stage === 'upheld' ? 'upheld' : appeal,
    }),
    ConstructionRemovedByForce: unchanged,
    ConstructionPenaltyProposed: ({ penalties }) => ({ penalties: penalties + 1 }),
    ConstructionPenalised: ({ fined }, { data: { yuan } }) => ({ fined: fined + yuan }),
    ConstructionNotPenalised: ({ penalties }) => ({ penalties: penalties - 1 }),
    ConstructionClosed: (_row, { data: { result }, time }) => ended(result, time),
    ConstructionWithdrawn: (_row, { time }) => ended('withdrawn', time),
    ConstructionSettled: (_row, { time }) => ended('settled', time),
  },
});

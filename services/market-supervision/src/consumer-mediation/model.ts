import { consumerMediation, type MediationRow, mediationRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

/** A reopened dispute begins anew, but for the operator, what was paid, and when it first came. */
const lodged = (
  { data, time }: Recorded<typeof consumerMediation, 'DisputeLodged' | 'DisputeReopened'>,
  row: MediationRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'lodged' as const,
  open: true,
  ...matterOf(data, data.matter),
  operator: row?.operator ?? null,
  claimed: 0,
  paid: row?.paid ?? 0,
  sessions: 0,
  ways: [],
  clock_due: data.answerBy.due,
  missed: [],
  opened_at: row?.opened_at ?? time,
});

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  clock_due: null,
  ended_at: time,
});

export const mediations = modelOf(consumerMediation, {
  name: 'mediations',
  version: 2,
  row: mediationRow,
  indexes: [['open', 'clock_due'], ['operator']],
  opens: { DisputeLodged: lodged, DisputeReopened: lodged },
  on: {
    DisputeAccepted: (_row, { data: { operator, fen, mediateBy } }) => ({
      status: 'accepted',
      operator: partyName(operator),
      claimed: fen,
      clock_due: mediateBy.due,
    }),
    DisputeNotAccepted: (_row, { data: { ground, ways }, time }) => ({ ...ended('not-accepted', time), ground, ways }),
    SessionHeld: (_row, { data: { session } }) => ({ sessions: session }),
    SettlementAgreed: (_row, { data: { performBy } }) => ({ status: 'agreed', clock_due: performBy.due }),
    SettlementPerformed: ({ paid }, { data: { fen }, time }) => ({ ...ended('performed', time), paid: paid + fen }),
    SettlementBroken: (_row, { data: { ways }, time }) => ({ ...ended('broken', time), ways }),
    MediationFailed: (_row, { data: { ground, ways }, time }) => ({ ...ended('failed', time), ground, ways }),
    MediationClockRanOut: ({ missed }, { data: { clock } }) => ({ clock_due: null, missed: [...missed, clock] }),
    MediationWithdrawn: (_row, { time }) => ended('withdrawn', time),
    MediationSettled: (_row, { time }) => ended('settled', time),
  },
});

import { arbitration, officeMatterRow, request, triage } from '@tiaokuai/contracts';
import { modelOf, together } from '@tiaokuai/service';

const opened = (matter: string, incidentId: string, referralId: string, time: string) => ({
  matter,
  status: 'open' as const,
  incident_id: incidentId,
  referral_id: referralId,
  candidates: [],
  opened_at: time,
  suspended: false,
});

const decided = (decision: string, time: string) => ({ status: 'decided' as const, decided_at: time, decision });

export const matters = modelOf(together(triage, arbitration, request), {
  name: 'matters',
  version: 1,
  row: officeMatterRow,
  indexes: [['status', 'opened_at'], ['suspended_until']],
  primaryKey: 'matter',
  keysOf: ({ type, data }) => {
    if (type === 'TriageOpened' || type === 'TriageDecided' || type === 'TriageClosed')
      return [`triage/${data.incidentId}`];
    if (type === 'ArbitrationOpened' || type === 'ArbitrationDecided') return [`arbitration/${data.incidentId}`];
    return [`request/${data.referralId}`];
  },
  opens: {
    TriageOpened: ({ data: { incidentId, referralId, category }, time }, _row, matter) => ({
      ...opened(matter, incidentId, referralId, time),
      kind: 'triage',
      category,
    }),
    ArbitrationOpened: ({ data: { incidentId, referralId, category, candidates }, time }, _row, matter) => ({
      ...opened(matter, incidentId, referralId, time),
      kind: 'arbitration',
      category,
      candidates,
    }),
    RequestReceived: ({ data, time }, row, matter) => {
      const { incidentId, referralId, kind, responsibility, workingDays, until, reason } = data;
      return {
        ...opened(matter, incidentId, referralId, time),
        kind,
        responsibility,
        asked: workingDays ? `${workingDays} 个工作日：${reason}` : until ? `至 ${until}：${reason}` : reason,
        suspended: row?.suspended ?? false,
        suspended_until: row?.suspended_until ?? null,
      };
    },
  },
  on: {
    TriageDecided: (_row, { data: { lead }, time }) => decided(lead, time),
    TriageClosed: ({ status }, { time }) => (status === 'open' ? { status: 'closed', decided_at: time } : undefined),
    ArbitrationDecided: (_row, { data: { responsibility }, time }) => decided(responsibility, time),
    ExtensionGranted: (_row, { data: { workingDays }, time }) => decided(`granted ${workingDays}`, time),
    ExtensionRefused: (_row, { time }) => decided('refused', time),
    SuspensionGranted: (_row, { data: { until = null }, time }) => ({
      ...decided('granted', time),
      suspended: true,
      suspended_until: until,
    }),
    SuspensionRefused: (_row, { time }) => decided('refused', time),
    SuspensionLifted: (_row, { time }) => ({ ...decided('lifted', time), suspended: false, suspended_until: null }),
  },
});

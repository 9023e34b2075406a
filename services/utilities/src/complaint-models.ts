import { type EnquiryEvent, enquiryEvents, type TemperatureEvent, temperatureEvents } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per complaint of cold rooms. Temperatures in tenths of a degree. */
export interface TemperatureRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'reported' | 'measured' | 'cause-found' | 'adjusted' | 'answered' | 'withdrawn';
  readonly open: boolean;
  readonly requested_at: string;
  readonly measure_by: string | null;
  readonly answer_by: string | null;
  readonly late_measurement: boolean;
  readonly late_answer: boolean;
  readonly lowest_tenths: number | null;
  readonly met: boolean | null;
  readonly cause: string | null;
  readonly reduced_fen: number;
  readonly end: string | null;
  readonly ended_at: string | null;
}

const evolveTemperature = (
  row: TemperatureRow | undefined,
  { type, data, time }: ModelEvent,
): TemperatureRow | null => {
  const event = { type, data } as TemperatureEvent;
  if (event.type === 'ColdRoomReported' || event.type === 'ColdRoomReportedAgain') {
    const { caseId, matter, requestedAt } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      ...matterOf(event.data, matter),
      requested_at: requestedAt,
      measure_by: null,
      answer_by: null,
      late_measurement: false,
      late_answer: false,
      lowest_tenths: null,
      met: null,
      cause: null,
      reduced_fen: row?.reduced_fen ?? 0,
      end: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  const over = { open: false, measure_by: null, answer_by: null, ended_at: time };
  switch (event.type) {
    case 'TemperatureClocksStarted':
      return {
        ...row,
        measure_by: row.status === 'reported' ? event.data.measureBy.due : null,
        answer_by: event.data.answerBy.due,
      };
    case 'TemperatureOverdue':
      return event.data.clock === 'measurement' ? { ...row, late_measurement: true } : { ...row, late_answer: true };
    case 'TemperatureMeasured': {
      const { measurement, late, lowest, met } = event.data;
      const late_measurement = measurement === 1 ? late : row.late_measurement;
      const lowest_tenths = Math.round(lowest * 10);
      return { ...row, status: 'measured', measure_by: null, late_measurement, lowest_tenths, met };
    }
    case 'ColdCauseFound':
      return { ...row, status: 'cause-found', cause: event.data.cause };
    case 'HeatingAdjusted':
      return { ...row, status: 'adjusted' };
    case 'HeatFeeReduced':
      return { ...row, reduced_fen: row.reduced_fen + event.data.fen };
    case 'TemperatureComplaintAnswered':
      return { ...row, ...over, status: 'answered', end: event.data.end, late_answer: event.data.late };
    case 'TemperatureComplaintWithdrawn':
      return { ...row, ...over, status: 'withdrawn' };
  }
};

export const temperaturesModel = defineReadModel<TemperatureRow, ModelEvent>({
  name: 'temperatures',
  version: 1,
  service: 'utilities',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    ...matterColumns,
    requested_at: { type: 'timestamptz' },
    measure_by: { type: 'timestamptz', nullable: true },
    answer_by: { type: 'timestamptz', nullable: true },
    late_measurement: { type: 'boolean' },
    late_answer: { type: 'boolean' },
    lowest_tenths: { type: 'int', nullable: true },
    met: { type: 'boolean', nullable: true },
    cause: { type: 'text', nullable: true },
    reduced_fen: { type: 'int' },
    end: { type: 'text', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'measure_by'], ['open', 'answer_by'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveTemperature,
});

/** One row per enquiry or complaint on charges and service. */
export interface EnquiryRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'received' | 'answered' | 'withdrawn';
  readonly kind: string;
  readonly trade: string | null;
  readonly received_at: string;
  readonly answer_by: string | null;
  readonly late: boolean;
  readonly refund_fen: number;
  readonly answered_at: string | null;
}

const evolveEnquiry = (row: EnquiryRow | undefined, { type, data, time }: ModelEvent): EnquiryRow | null => {
  const event = { type, data } as EnquiryEvent;
  if (event.type === 'EnquiryReceived' || event.type === 'EnquiryReopened') {
    const { caseId, matter, kind, trade, receivedAt } = event.data;
    return {
      case_id: caseId,
      status: 'received',
      ...matterOf(event.data, matter),
      kind,
      trade: trade ?? null,
      received_at: receivedAt,
      answer_by: null,
      late: false,
      refund_fen: row?.refund_fen ?? 0,
      answered_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'EnquiryClockStarted':
      return { ...row, answer_by: event.data.answerBy.due };
    case 'EnquiryOverdue':
      return { ...row, late: true };
    case 'EnquiryAnswered': {
      const { refundFen } = event.data;
      return { ...row, status: 'answered', answer_by: null, refund_fen: row.refund_fen + refundFen, answered_at: time };
    }
    case 'EnquiryWithdrawn':
      return { ...row, status: 'withdrawn', answer_by: null };
  }
};

export const enquiriesModel = defineReadModel<EnquiryRow, ModelEvent>({
  name: 'enquiries',
  version: 1,
  service: 'utilities',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    ...matterColumns,
    kind: { type: 'text' },
    trade: { type: 'text', nullable: true },
    received_at: { type: 'timestamptz' },
    answer_by: { type: 'timestamptz', nullable: true },
    late: { type: 'boolean' },
    refund_fen: { type: 'int' },
    answered_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'answer_by'], ['trade']],
  keysOf: keysBy('caseId'),
  evolve: evolveEnquiry,
});

export const temperatures = ownReadModel(temperaturesModel, temperatureEvents);
export const enquiries = ownReadModel(enquiriesModel, enquiryEvents);

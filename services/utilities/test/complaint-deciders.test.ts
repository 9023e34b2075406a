import { describe, test } from '@jest/globals';
import type {
  CaseMatter,
  EnquiryCommand,
  EnquiryEvent,
  TemperatureCommand,
  TemperatureEvent,
} from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { enquiryDecider } from '../src/enquiry/decider.ts';
import { temperatureDecider } from '../src/temperature/decider.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const monday = '2018-01-08T01:00:00.000Z';
const tuesday = '2018-01-09T01:00:00.000Z';
const matterOf = (category: string): CaseMatter => ({ category, urgency: 'normal', role: 'lead', brief: '居民反映' });

/** Acceptance case 17 (山东省供热条例 art. 21, 28). */
describe('rooms that are too cold', () => {
  const { given } = specificationOf(temperatureDecider);
  const matter = matterOf('heating-failure/room-temperature');
  const reported: TemperatureEvent = { type: 'ColdRoomReported', data: { ...key, matter, requestedAt: monday } };
  const started: TemperatureEvent = {
    type: 'TemperatureClocksStarted',
    data: {
      ...key,
      measureBy: deadlineBy('heating-temperature', monday),
      answerBy: deadlineBy('heating-complaint', monday),
    },
  };
  const measured = (lowest: number, measurement = 1): TemperatureEvent => ({
    type: 'TemperatureMeasured',
    data: {
      ...key,
      measurement,
      by: 'operator',
      measuredAt: monday,
      readings: [{ room: 'bedroom', celsius: lowest }],
      standard: 18,
      lowest,
      met: lowest >= 18,
      late: false,
      evidence: [],
    },
  });
  const causeFound = (cause: 'operator' | 'user' | 'building'): TemperatureEvent => ({
    type: 'ColdCauseFound',
    data: { ...key, cause, what: '管网失衡' },
  });
  const measure = (celsius: number, more = {}) => ({
    kind: 'MeasureTemperature' as const,
    data: {
      caseId,
      by: 'operator' as const,
      readings: [
        { room: 'living-room' as const, celsius: 21 },
        { room: 'bedroom' as const, celsius },
      ],
      evidence: [],
      ...more,
    },
  });
  const find = (cause: 'operator' | 'user' | 'building') => ({
    kind: 'FindColdCause' as const,
    data: { caseId, cause, what: '管网失衡' },
  });
  const adjust = { kind: 'AdjustHeating' as const, data: { caseId, what: '调大二网流量' } };
  const reduce = {
    kind: 'ReduceHeatFee' as const,
    data: {
      caseId,
      from: '2018-01-05',
      until: '2018-01-08',
      seasonFen: 240_000,
      seasonDays: 120,
      testingFen: 0,
    },
  };
  const answer = { kind: 'AnswerTemperatureComplaint' as const, data: { caseId, answer: '已答复' } };
  const observe = (clock: 'measurement' | 'answer') => ({
    kind: 'ObserveTemperature' as const,
    data: { caseId, clock },
  });

  test('are measured within twenty-four hours, or time says that they were not', () => {
    given(reported, started).when(observe('measurement'), { at: '2018-01-09T00:59:59.000Z' }).thenNothing();
    given(reported, started)
      .when(observe('measurement'), { at: tuesday })
      .thenTypes('TemperatureOverdue')
      .when(observe('measurement'), { at: '2018-01-10T01:00:00.000Z' })
      .thenNothing();
    given(reported, started, measured(19)).when(observe('measurement'), { at: tuesday }).thenNothing();
    given(reported, started).when(measure(19), { at: tuesday }).thenTypes('TemperatureOverdue', 'TemperatureMeasured');
  });

  test('are answered in three days, whatever was measured', () => {
    given(reported, started, measured(19)).when(observe('answer'), { at: '2018-01-11T15:59:59.000Z' }).thenNothing();
    given(reported, started, measured(19))
      .when(observe('answer'), { at: '2018-01-11T16:00:00.000Z' })
      .thenTypes('TemperatureOverdue')
      .when(answer, { at: '2018-01-12T01:00:00.000Z' })
      .thenAccepted({
        type: 'TemperatureComplaintAnswered',
        data: { ...key, end: 'standard-met', answer: '已答复', late: true },
      });
  });

  test('the coldest room counts, against eighteen degrees or what was agreed', () => {
    const at = '2018-01-08T03:00:00.000Z';
    const result = (celsius: number, agreed?: number) => {
      const { decision } = given(reported).when(measure(celsius, agreed ? { agreed } : {}), { at });
      const [event] = decision.kind === 'accepted' ? decision.events : [];
      return event?.type === 'TemperatureMeasured' ? `${event.data.lowest} ${event.data.met}` : 'nothing';
    };
    if (result(18) !== '18 true' || result(17.9) !== '17.9 false' || result(19, 20) !== '19 false')
      throw new Error('measured wrongly');
    given(reported)
      .when(measure(19, { measuredAt: '2018-01-09T01:00:00.000Z' }), { at })
      .thenRefused('in-future');
    given(reported)
      .when(measure(19, { measuredAt: '2018-01-07T01:00:00.000Z' }), { at })
      .thenRefused('before-the-request');
  });

  test('by the operator’s doing: adjusted, measured again, the fee reduced, then answered', () => {
    const cold = given(reported, started, measured(16.5), causeFound('operator'));
    cold.when(answer, { at: monday }).thenRefused('fee-not-reduced', { article: '第二十一条' });
    cold
      .when(adjust, { at: monday })
      .thenTypes('HeatingAdjusted')
      .when(answer, { at: monday })
      .thenRefused('measure-again');
    const reduced = cold.when(reduce, { at: monday });
    reduced
      .thenAccepted({
        type: 'HeatFeeReduced',
        data: {
          ...key,
          from: '2018-01-05',
          until: '2018-01-08',
          days: 4,
          lowest: 16.5,
          percent: 50,
          // 2,400 yuan / 120 days × 4 days × 50 %.
          fen: 4_000,
          testingFen: 0,
          rule: { law: '山东省供热条例', article: '第二十一条' },
          scale: { law: '配置', article: '室温不达标减收热费比例' },
        },
      })
      .when(reduce, { at: monday })
      .thenRefused('reduced-already');
    given(reported, measured(16.5), causeFound('operator'))
      .when(reduce, { at: monday })
      .thenTypes('HeatFeeReduced')
      .when(adjust, { at: monday })
      .thenTypes('HeatingAdjusted')
      .when(measure(19), { at: tuesday })
      .thenTypes('TemperatureMeasured')
      .when(answer, { at: tuesday })
      .thenAccepted({
        type: 'TemperatureComplaintAnswered',
        data: { ...key, end: 'adjusted', answer: '已答复', late: false },
      });
    given(reported, measured(16.5), causeFound('operator'))
      .when(reduce, { at: monday })
      .thenTypes('HeatFeeReduced')
      .when(answer, { at: monday })
      .thenAccepted({
        type: 'TemperatureComplaintAnswered',
        data: { ...key, end: 'fee-reduced', answer: '已答复', late: false },
      });
  });

  test.each([
    ['user', 'user-side'],
    ['building', 'building-side'],
  ] as const)('by the %s: no fee is reduced', (cause, end) => {
    const cold = given(reported, measured(16.5), causeFound(cause));
    cold.when(reduce, { at: monday }).thenRefused('not-the-operator');
    cold.when(adjust, { at: monday }).thenRefused('not-the-operator');
    cold
      .when(answer, { at: monday })
      .thenAccepted({ type: 'TemperatureComplaintAnswered', data: { ...key, end, answer: '已答复', late: false } })
      .when(answer)
      .thenRefused('complaint-over');
  });

  test('nothing before a measurement; an institution only where a result is disputed', () => {
    given().when(measure(19)).thenRefused('no-such-complaint');
    given(reported).when(find('operator')).thenRefused('not-measured');
    given(reported).when(answer).thenRefused('not-measured', { article: '第二十一条' });
    given(reported).when(reduce).thenRefused('not-measured');
    given(reported, measured(19)).when(find('operator')).thenRefused('warm-enough');
    given(reported, measured(19)).when(adjust).thenRefused('warm-enough');
    given(reported, measured(16)).when(answer).thenRefused('cause-unknown');
    given(reported, measured(16)).when(adjust).thenRefused('cause-unknown');
    given(reported)
      .when(measure(16, { by: 'institution' }))
      .thenRefused('nothing-to-dispute');
    given(reported, measured(19))
      .when(measure(16, { by: 'institution' }))
      .thenTypes('TemperatureMeasured')
      .when(find('operator'))
      .thenTypes('ColdCauseFound');
    given(reported, measured(16), causeFound('operator'))
      .when({ ...reduce, data: { ...reduce.data, from: '2018-01-09' } }, { at: monday })
      .thenRefused('bad-period');
    given(reported).when({ kind: 'ReportColdRoom', data: { caseId, matter } }).thenRefused('complaint-exists');
  });

  test('its referral opens it, opens it again, and takes it back', () => {
    const open = (round: number) => ({
      kind: 'OpenTemperature' as const,
      data: { caseId, referral: { ...referral, round }, matter },
    });
    const end = {
      kind: 'EndTemperature' as const,
      data: { caseId, referralId: referral.referralId, cause: 'taken-back' as const, note: '' },
    };
    given().when(open(0), { at: monday }).thenAccepted(reported).when(open(0)).thenNothing();
    given(reported).when(open(1)).thenTypes('ColdRoomReportedAgain').when(answer).thenRefused('not-measured');
    given(reported).when(end).thenTypes('TemperatureComplaintWithdrawn').when(end).thenNothing();
    given().when(end).thenNothing();
  });

  test('whatever is typed: answered only after measuring, the operator pays for what is its doing, and only then', () => {
    const commands = fc.oneof(
      fc.constantFrom(15, 17, 18, 22).map((celsius) => measure(celsius)),
      fc.constantFrom('operator' as const, 'user' as const, 'building' as const).map(find),
      fc.constantFrom<Pick<TemperatureCommand, 'kind' | 'data'>>(
        { kind: 'ReportColdRoom', data: { caseId, matter } },
        { kind: 'OpenTemperature', data: { caseId, referral: { ...referral, round: 1 }, matter } },
        adjust,
        reduce,
        answer,
        observe('answer'),
        { ...reduce, data: { ...reduce.data, from: '2018-01-01', until: '2018-03-01' } },
      ),
    ) as fc.Arbitrary<Pick<TemperatureCommand, 'kind' | 'data'>>;
    const clocked = {
      ...temperatureDecider,
      // The clocks that the reaction starts, at once.
      evolve: (state: Parameters<typeof temperatureDecider.evolve>[0], event: TemperatureEvent) => {
        const next = temperatureDecider.evolve(state, event);
        if (event.type !== 'ColdRoomReported' && event.type !== 'ColdRoomReportedAgain') return next;
        const { requestedAt } = event.data;
        const measureBy = deadlineBy('heating-temperature', requestedAt);
        const by = deadlineBy('heating-complaint', requestedAt);
        return temperatureDecider.evolve(next, {
          type: 'TemperatureClocksStarted',
          data: { caseId, measureBy, answerBy: by },
        });
      },
    };
    neverUnlawful(clocked, commands, (_state, history) => {
      const begin = history.findLastIndex(({ type }) => type.startsWith('ColdRoomReported'));
      if (begin < 0) return history.length > 0 ? 'something before a report' : undefined;
      const round = history.slice(begin);
      const types = round.map(({ type }) => type);
      const cause = round.findLast((event) => event.type === 'ColdCauseFound');
      const answered = round.find((event) => event.type === 'TemperatureComplaintAnswered');
      const operators = cause?.type === 'ColdCauseFound' && cause.data.cause === 'operator';
      if (types.filter((type) => type === 'HeatFeeReduced').length > 1) return 'reduced twice';
      if (types.includes('HeatFeeReduced') && !types.includes('ColdCauseFound')) return 'reduced without a cause';
      if (answered?.type !== 'TemperatureComplaintAnswered') return undefined;
      if (!types.includes('TemperatureMeasured')) return 'answered unmeasured';
      const overdue = round.some((event) => event.type === 'TemperatureOverdue' && event.data.clock === 'answer');
      if (answered.data.late !== overdue) return 'late and not overdue, or the other way round';
      if (operators && !types.includes('HeatFeeReduced')) return 'the operator’s doing, and no fee reduced';
      const met = round.findLast((event) => event.type === 'TemperatureMeasured');
      if (met?.type === 'TemperatureMeasured' && answered.data.end === 'adjusted' && !met.data.met)
        return 'adjusted and still cold';
      return types.at(-1) === 'TemperatureComplaintAnswered' ? undefined : 'something after the answer';
    });
  });
});

/** Acceptance case 18 (淄博市燃气管理条例 art. 26). */
describe('enquiries', () => {
  const { given } = specificationOf(enquiryDecider);
  const received = (
    category = 'gas-supply/enquiry',
    kind: 'enquiry' | 'complaint' | 'tariff' = 'enquiry',
  ): EnquiryEvent => ({
    type: 'EnquiryReceived',
    data: { ...key, kind, matter: matterOf(category), trade: 'gas', receivedAt: monday },
  });
  const answerBy = deadlineBy('gas-enquiry', monday);
  const start = {
    kind: 'StartEnquiryClock' as const,
    data: { caseId, receivedAt: monday, answerBy, setAside: [{ law: '城镇燃气管理条例', article: '第二十九条' }] },
  };
  const started: EnquiryEvent = {
    type: 'EnquiryClockStarted',
    data: { ...key, answerBy, setAside: start.data.setAside },
  };
  const answer = (refundFen = 0) => ({
    kind: 'AnswerEnquiry' as const,
    data: { caseId, operator: '燃气公司', answer: '按阶梯气价计费', refundFen },
  });
  const observe = { kind: 'ObserveEnquiry' as const, data: { caseId } };
  const open = (category: string, round = 0) => ({
    kind: 'OpenEnquiry' as const,
    data: { caseId, referral: { ...referral, round }, matter: matterOf(category) },
  });

  test.each([
    ['gas-supply/enquiry', 'enquiry', 'gas'],
    ['gas-supply/complaint', 'complaint', 'gas'],
    ['heating-failure/bill', 'complaint', 'heating'],
  ] as const)('%s is a %s', (category, kind, trade) => {
    given()
      .when(open(category), { at: monday })
      .thenAccepted({
        type: 'EnquiryReceived',
        data: { ...key, kind, matter: matterOf(category), trade, receivedAt: monday },
      });
  });

  test('a tariff for the pricing authority has no trade until somebody says so', () => {
    given()
      .when(open('utility-resale-markup'), { at: monday })
      .thenAccepted({
        type: 'EnquiryReceived',
        data: { ...key, kind: 'tariff', matter: matterOf('utility-resale-markup'), receivedAt: monday },
      });
  });

  test('three working days: on Thursday evening it is overdue by time, once', () => {
    given(received()).when(start).thenAccepted(started).when(start).thenNothing();
    given(received(), started).when(observe, { at: '2018-01-11T08:59:00.000Z' }).thenNothing();
    given(received(), started)
      .when(observe, { at: answerBy.due })
      .thenTypes('EnquiryOverdue')
      .when(observe, { at: '2018-01-20T01:00:00.000Z' })
      .thenNothing();
    given(received(), started)
      .when(answer(), { at: '2018-01-20T01:00:00.000Z' })
      .thenTypes('EnquiryOverdue', 'EnquiryAnswered');
    given(received(), started)
      .when(answer(), { at: tuesday })
      .thenAccepted({
        type: 'EnquiryAnswered',
        data: { ...key, operator: '燃气公司', answer: '按阶梯气价计费', refundFen: 0, late: false },
      })
      .when(answer())
      .thenRefused('enquiry-over');
  });

  test('money goes back only on a complaint (价格法 art. 41)', () => {
    given(received()).when(answer(100)).thenRefused('nothing-to-refund', { article: '价格法 第四十一条' });
    given(received('gas-supply/bill', 'complaint')).when(answer(100)).thenTypes('EnquiryAnswered');
  });

  test('order, rework and withdrawal', () => {
    given().when(answer()).thenRefused('no-such-enquiry');
    given(received())
      .when({ kind: 'RecordEnquiry', data: { caseId, kind: 'enquiry', matter: matterOf('gas-supply/enquiry') } })
      .thenRefused('enquiry-exists');
    given(received()).when(open('gas-supply/enquiry')).thenNothing();
    given(received())
      .when(answer())
      .thenTypes('EnquiryAnswered')
      .when(open('gas-supply/enquiry', 1))
      .thenTypes('EnquiryReopened');
    const end = {
      kind: 'EndEnquiry' as const,
      data: { caseId, referralId: referral.referralId, cause: 'taken-back' as const, note: '' },
    };
    given(received()).when(end).thenTypes('EnquiryWithdrawn').when(observe, { at: answerBy.due }).thenNothing();
  });

  test('whatever is typed: one end a round, overdue once, and late exactly when its time was over', () => {
    const commands = fc.oneof(
      fc.constantFrom<Pick<EnquiryCommand, 'kind' | 'data'>>(
        { kind: 'RecordEnquiry', data: { caseId, kind: 'complaint', matter: matterOf('gas-supply/bill') } },
        open('gas-supply/enquiry', 1),
        open('gas-supply/bill', 2),
        answer(),
        answer(5),
        observe,
      ),
    );
    const clocked = {
      ...enquiryDecider,
      // The clock that the reaction starts, at once.
      evolve: (state: Parameters<typeof enquiryDecider.evolve>[0], event: EnquiryEvent) => {
        const next = enquiryDecider.evolve(state, event);
        if (event.type !== 'EnquiryReceived' && event.type !== 'EnquiryReopened') return next;
        const by = deadlineBy('gas-enquiry', event.data.receivedAt);
        return enquiryDecider.evolve(next, {
          type: 'EnquiryClockStarted',
          data: { caseId, answerBy: by, setAside: [] },
        });
      },
    };
    neverUnlawful(clocked, commands, (_state, history) => {
      const begin = history.findLastIndex(({ type }) => type === 'EnquiryReceived' || type === 'EnquiryReopened');
      if (begin < 0) return history.length > 0 ? 'something before it was received' : undefined;
      const types = history.slice(begin).map(({ type }) => type);
      const answered = history.slice(begin).find((event) => event.type === 'EnquiryAnswered');
      if (types.filter((type) => type === 'EnquiryOverdue').length > 1) return 'overdue twice';
      if (types.filter((type) => type === 'EnquiryAnswered').length > 1) return 'answered twice';
      return answered?.type === 'EnquiryAnswered' && answered.data.late !== types.includes('EnquiryOverdue')
        ? 'late and not overdue, or the other way round'
        : undefined;
    });
  });
});

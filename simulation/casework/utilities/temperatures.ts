import type { TemperatureEvent } from '@tiaokuai/contracts';
import { isHeatingTime } from '../../ground/seasons.ts';
import { type Bench, type Caseworkers, hearing, hour } from '../working.ts';

const seasonDays = 121;
/** Yuan per square metre and season. */
const tariff = 22;

/** Cold rooms: measured within a day, whose doing it is, adjusted and measured again, the fee reduced, answered. */
export const temperatures = (bench: Bench): Caseworkers => {
  const { random, act, soon } = bench;
  const fate = random.pack({ warm: 4, disputed: 1, adjusted: 6, 'still-cold': 2, user: 2, building: 1 });
  const measured = random.pack({ 'in-time': 9, late: 1 });
  const answered = random.pack({ 'in-time': 9, late: 1 });
  const cases = new Map<string, Case>();
  interface Case {
    readonly fate: ReturnType<typeof fate>;
    readonly since: string;
    answerBy?: string;
    /** By whom, so far. */
    readonly by: ('operator' | 'institution')[];
    cause?: string;
  }

  const measure = (caseId: string, by: 'operator' | 'institution', warm: boolean) => {
    const celsius = (low: number, high: number) => random.between(low * 10, high * 10) / 10;
    const [low, high] = warm ? [18.2, 21.5] : [14, 17.6];
    const readings = [
      { room: 'bedroom', celsius: celsius(low, high) },
      { room: 'living-room', celsius: celsius(low, high + 1) },
    ];
    return act('MeasureTemperature', { caseId, by, readings, evidence: [bench.photograph()] });
  };
  const begin = ({ caseId }: { caseId: string }): void => {
    cases.set(caseId, { fate: fate(), since: bench.day(), by: [] });
    const [low, high] = measured() === 'late' ? [25, 40] : [2, 20];
    soon(low * hour, high * hour, () => {
      const about = cases.get(caseId);
      return about && measure(caseId, 'operator', about.fate === 'warm' || about.fate === 'disputed');
    });
  };
  const answer = (caseId: string, text: string): void => {
    const say = () => cases.has(caseId) && act('AnswerTemperatureComplaint', { caseId, answer: text });
    const due = Date.parse(cases.get(caseId)?.answerBy ?? '');
    if (answered() === 'late' && due > bench.now()) bench.at(due + random.between(1, 20) * 3_600_000, say);
    else soon(20, 5 * hour, say);
  };
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
  };

  return {
    begin() {
      bench.every(4, () => {
        if (!isHeatingTime(bench.day())) return;
        const matter = bench.matter(
          'heating-failure/room-temperature',
          random.pick(bench.estates),
          '客服接报：室温偏低',
        );
        return act('ReportColdRoom', { caseId: bench.id('temperature'), matter }, 'operator:heating');
      });
    },
    see: hearing<TemperatureEvent>('utilities', {
      ColdRoomReported: begin,
      ColdRoomReportedAgain: begin,
      TemperatureClocksStarted({ caseId, answerBy }) {
        const about = cases.get(caseId);
        if (about) about.answerBy = answerBy.due;
      },
      TemperatureMeasured({ caseId, by, met }) {
        const about = cases.get(caseId);
        if (!about) return;
        about.by.push(by);
        if (about.cause) {
          const fee = random.between(70, 140) * tariff * 100;
          const period = { from: about.since, until: bench.day(), seasonFen: fee, seasonDays };
          const testingFen = about.by.includes('institution') ? 30_000 : 0;
          soon(hour, 10 * hour, () => act('ReduceHeatFee', { caseId, ...period, testingFen }));
        } else if (!met) {
          const cause = about.fate === 'user' || about.fate === 'building' ? about.fate : 'operator';
          const what = {
            operator: '换热站供水温度偏低，立管流量不足',
            user: '户内自行加装暖气罩、过滤器堵塞',
            building: '山墙无保温，外窗漏风',
          }[cause];
          soon(30, 8 * hour, () => act('FindColdCause', { caseId, cause, what }));
        } else if (about.fate === 'disputed' && by === 'operator')
          soon(8 * hour, 20 * hour, () => measure(caseId, 'institution', random.chance(0.5)));
        else answer(caseId, '经检测室温达到十八摄氏度，已向用户说明');
      },
      ColdCauseFound({ caseId, cause }) {
        const about = cases.get(caseId);
        if (!about) return;
        about.cause = cause;
        if (cause === 'operator')
          soon(hour, 6 * hour, () => act('AdjustHeating', { caseId, what: '调节楼前阀门并排气' }));
        else
          answer(
            caseId,
            cause === 'user' ? '属户内设施原因，已告知用户清洗、拆除' : '属建筑保温原因，已告知申请维修资金',
          );
      },
      HeatingAdjusted({ caseId }) {
        const { fate: seen } = cases.get(caseId) ?? {};
        if (seen) soon(5 * hour, 16 * hour, () => measure(caseId, 'operator', seen !== 'still-cold'));
      },
      HeatFeeReduced({ caseId, days, fen }) {
        answer(caseId, `已调整供热，核减${days}日热费${(fen / 100).toFixed(2)}元`);
      },
      TemperatureComplaintAnswered: end,
      TemperatureComplaintWithdrawn: end,
    }),
  };
};

import type { EnquiryEvent, EnquiryKind, Trade } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { operators } from './operators.ts';

const asked: readonly (readonly [category: string, brief: string, kind: EnquiryKind])[] = [
  ['gas-supply/enquiry', '咨询燃气报装流程', 'enquiry'],
  ['gas-supply/complaint', '投诉安检员服务态度', 'complaint'],
  ['water-outage/bill', '投诉水费抄表有误', 'complaint'],
  ['power-outage/bill', '咨询峰谷电价', 'enquiry'],
  ['heating-failure/bill', '咨询停热手续费', 'enquiry'],
];
const answers: Readonly<Record<EnquiryKind, readonly string[]>> = {
  enquiry: ['已向用户说明办理条件、材料和时限', '已解释现行价格文件并寄送宣传单'],
  complaint: ['经核实服务不规范，已向用户致歉并培训人员', '上门核表，计量准确，用户认可'],
  tariff: ['已提供目录电价、水价和总表用量，供价格主管部门核算'],
};

/** Questions, bills and complaints of service, where nothing is broken. */
export const enquiries = (bench: Bench): Caseworkers => {
  const { random, act } = bench;
  const answered = random.pack({ 'in-time': 8, late: 1 });
  const refunded = random.pack({ no: 3, yes: 1 });
  const about = new Map<string, { readonly kind: EnquiryKind; readonly trade: Trade }>();
  const begin = ({ caseId, kind, trade = 'power' }: Extract<EnquiryEvent, { type: 'EnquiryReceived' }>['data']) => {
    about.set(caseId, { kind, trade });
  };
  const end = ({ caseId }: { caseId: string }): void => {
    about.delete(caseId);
  };
  return {
    begin() {
      bench.every(5, () => {
        const [category, brief, kind] = random.pick(asked);
        const matter = bench.matter(category, random.pick(bench.estates), brief);
        return act('RecordEnquiry', { caseId: bench.id('enquiry'), kind, matter }, 'operator:hotline');
      });
    },
    see: hearing<EnquiryEvent>('utilities', {
      EnquiryReceived: begin,
      EnquiryReopened: begin,
      EnquiryClockStarted({ caseId, answerBy }) {
        const answer = () => {
          const { kind, trade } = about.get(caseId) ?? {};
          if (!kind || !trade) return;
          const back = kind === 'complaint' && refunded() === 'yes';
          return act('AnswerEnquiry', {
            caseId,
            operator: operators[trade],
            answer: back ? '核实多计用量，差额退还用户' : random.pick(answers[kind]),
            refundFen: back ? random.between(500, 20_000) : 0,
          });
        };
        if (answered() === 'late')
          bench.at(Date.parse(answerBy.due) + random.between(1, 30) * 3_600_000, () => bench.later(10, hour, answer));
        else bench.later(hour, 2 * workday, answer);
      },
      EnquiryAnswered: end,
      EnquiryWithdrawn: end,
    }),
  };
};

import type { PolicyAnswerEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const zibo = (article: string) => ({ law: '淄博市物业管理条例', article });

/** What people ask, and what the law says. */
const questions: readonly {
  readonly topic: string;
  readonly asks: string;
  readonly text: string;
  readonly rules: readonly { readonly law: string; readonly article: string }[];
}[] = [
  {
    topic: 'owners-assembly',
    asks: '咨询首次业主大会的筹备时限',
    text: '街道办事处、镇人民政府收到报告或者申请后五个工作日内核实；筹备组成立之日起六十日内召开首次业主大会会议。',
    rules: [zibo('第二十三条'), zibo('第二十五条')],
  },
  {
    topic: 'maintenance-fund',
    asks: '咨询哪些情形可以应急使用维修资金',
    text: '屋面外墙防水严重损坏、电梯和消防设施需要立即维修等情形，经共同现场查验确认后可以应急使用。',
    rules: [zibo('第六十六条'), zibo('第六十七条')],
  },
  {
    topic: 'maintenance-fund',
    asks: '咨询维修资金余额不足怎么续交',
    text: '余额不足首期交纳额百分之三十的，业主应当及时续交。',
    rules: [zibo('第六十四条')],
  },
  {
    topic: 'handover',
    asks: '咨询合同到期后物业企业何时退出',
    text: '应当在约定期限内退出；没有约定的，在合同终止之日起三十日内退出并办理交接。',
    rules: [zibo('第四十八条')],
  },
  {
    topic: 'service-rooms',
    asks: '咨询物业服务用房的配置标准',
    text: '按建筑面积千分之三至千分之五配置，不少于一百平方米，由建设单位无偿提供，属于全体业主共有。',
    rules: [{ law: '山东省物业管理条例', article: '第十二条' }],
  },
  {
    topic: 'common-parts',
    asks: '咨询电梯广告收入归谁所有',
    text: '利用业主共有部分产生的收入，扣除合理成本后属于业主共有。',
    rules: [{ law: '民法典', article: '第二百八十二条' }],
  },
];

/** Enquiries on property policy; what many ask is published, and retired when the law has changed. */
export const playPolicyAnswers = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const how = random.pack({ answers: 8, repeats: 3, asks: 2, 'not-policy': 1 });
  const published = new Map<string, string>();
  const publishes = random.pack({ yes: 1, no: 2 });
  const stays = random.pack({ stays: 2, retired: 1 });
  const asked = new Map<string, (typeof questions)[number]>();

  const inCase = (caseId: string, low: number, high: number, command: string, data: object): void =>
    later(low, high, () => (asked.has(caseId) ? act(command, { caseId, ...data }) : undefined));
  const answer = (caseId: string, low: number, high: number): void => {
    const { topic, text, rules } = asked.get(caseId) ?? questions[0]!;
    inCase(caseId, low, high, 'AnswerPolicy', { topic, text, rules });
  };
  const take = (caseId: string): void => {
    const question = asked.get(caseId) ?? random.pick(questions);
    asked.set(caseId, question);
    const before = published.get(question.topic);
    const card = how();
    if (card === 'not-policy')
      inCase(caseId, hour, workday, 'ClosePolicyEnquiry', { note: '反映具体纠纷，告知向物业办申请调解' });
    else if (card === 'asks') {
      const from = random.pick(['淄博市住房和城乡建设局', '山东省住房和城乡建设厅']);
      inCase(caseId, hour, workday, 'SeekInterpretation', { from, question: question.asks });
    } else if (card === 'repeats' && before) inCase(caseId, 20, 4 * hour, 'RepeatPolicyAnswer', { after: before });
    else answer(caseId, hour, 2 * workday);
  };

  return {
    begin() {
      bench.every(6, () => {
        const caseId = bench.id('enquiry');
        const question = random.pick(questions);
        asked.set(caseId, question);
        const source = random.pick(['hotline', 'visit', 'letter']);
        const matter = bench.matter('property-policy-enquiry', random.pick(bench.estates), question.asks);
        return act('ReceivePolicyEnquiry', { caseId, source, matter });
      });
    },
    see: hearing<PolicyAnswerEvent>('housing', {
      PolicyEnquiryReceived: ({ caseId }) => take(caseId),
      PolicyEnquiryReopened: ({ caseId }) => take(caseId),
      InterpretationSought({ caseId }) {
        const reference = `鲁建物函〔${bench.day().slice(0, 4)}〕${random.between(10, 99)}号`;
        const { text } = asked.get(caseId) ?? questions[0]!;
        later(5 * workday, 12 * workday, () => act('RecordInterpretation', { caseId, reference, gist: text }));
      },
      InterpretationReceived: ({ caseId }) => answer(caseId, hour, workday),
      PolicyAnswered({ caseId, after }) {
        asked.delete(caseId);
        if (!after && publishes() === 'yes') later(workday, 5 * workday, () => act('PublishPolicyAnswer', { caseId }));
      },
      PolicyEnquiryEnded: ({ caseId }) => void asked.delete(caseId),
      PolicyAnswerPublished({ caseId, topic }) {
        published.set(topic, caseId);
        if (stays() === 'retired')
          later(40 * workday, 80 * workday, () =>
            act('RetirePolicyAnswer', { caseId, reason: '条例修订，答复不再适用' }),
          );
      },
      PolicyAnswerRetired({ caseId }) {
        for (const [topic, each] of [...published]) if (each === caseId) published.delete(topic);
      },
    }),
  };
};

import { describe, expect, test } from '@jest/globals';
import { houseRule, namesOfSource, route, statutoryLimits } from '@tiaokuai/contracts';
import { sayIn } from '../src/language.ts';
import { type Happening, type Why, whyText } from '../src/why/explain.ts';

const at = '2018-06-15T01:00:00.000Z';
const { explanation } = route({
  category: 'illegal-parking',
  urgency: 'normal',
  answers: { 'road-open-to-public-traffic': false },
  at,
});
const { limit, source } = statutoryLimits['accept-normal'];
const deadline = { start: at, due: at, amber: at, limit, source, beyondCalendar: false };
const happened = (type: string, of: Partial<Happening>): Happening => ({
  type,
  time: at,
  actor: 'service:referral-router',
  responsibility: 'subdistrict',
  ...of,
});
const why: Why = {
  referral: {
    referral_id: '1',
    incident_id: '2',
    responsibility: 'subdistrict',
    role: 'lead',
    status: 'withdrawn',
    category: 'illegal-parking',
    urgency: 'normal',
    final: true,
    issued_at: at,
  },
  brief: '槐香里：违法停车',
  explanation,
  department: { zh: '车站街道', en: 'Chezhan Subdistrict', legalBasis: '' },
  acceptBy: deadline,
  completeBy: deadline,
  history: [
    happened('ReferralIssued', { actor: 'grid-worker:0117' }),
    happened('ReferralResponseRecorded', {
      response: 'completed',
      outcome: 'partly-resolved',
      actor: 'department:fire',
    }),
    happened('ReferralReassigned', { to: 'traffic', ground: 'not-our-power' }),
    happened('ReferralUrged', { clock: 'acceptance' }),
    happened('ReferralWithdrawn', { reason: 'incident-voided' }),
    happened('ReferralReturnedForRework', { reason: '仍未驶离' }),
  ],
};

describe('why a referral went where it went', () => {
  const zh = whyText(sayIn('zh'), why);
  const en = whyText(sayIn('en'), why);

  test('shows a person no key: of values, rules, actors, sources', () => {
    expect(zh.match(/[A-Za-z]+/g)).toBeNull();
    for (const key of ['illegal-parking', 'parking/', 'not-our-power', 'partly-resolved', 'grid-worker'])
      expect(en).not.toContain(key);
  });
  test.each([
    '承办单位：车站街道',
    '规则比对：',
    '流转记录：',
    '本区规定 派遣接收时限·一般',
    '已撤回',
    '非本部门职权',
    '接收时限',
    '部分解决',
    '事件作废',
    '仍未驶离',
    '[网格员 0117]',
    '[部门 消防]',
    '[系统服务 派遣中枢]',
  ])('says %s', (words) => {
    expect(zh).toContain(words);
  });
  test('names the rule that won in what is said of those that lost', () => {
    expect(explanation.tried.some(({ outcome }) => outcome.includes(` ${explanation.rule} `))).toBe(true);
    expect(zh).toContain('成立，但不如胜出规则具体');
    expect(en).toContain('holds, but less specific than the one that won');
  });
});

test('what comes from no statute is said to be the district’s own', () => {
  expect(namesOfSource(houseRule('次序'))).toEqual({ zh: '系统校验 次序', en: 'system check 次序' });
  expect(namesOfSource({ law: '消防法', article: '第六十条' }).en).toBe('消防法 第六十条');
});

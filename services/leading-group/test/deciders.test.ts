import { describe, test } from '@jest/globals';
import { specificationOf } from '../../../test/support/specification.ts';
import { arbitrationDecider } from '../src/arbitration/decider.ts';
import { triageDecider } from '../src/triage/decider.ts';

const incidentId = '0190f000-0000-7000-8000-000000000001';
const referralId = '0190f000-0000-7000-8000-000000000002';

describe('arbitration', () => {
  const { given } = specificationOf(arbitrationDecider);
  const opened = (category: string, candidates: string[]) => ({
    type: 'ArbitrationOpened' as const,
    data: { incidentId, referralId, category, candidates, declines: [], round: 1 },
  });
  const decide = (responsibility?: string) => ({
    kind: 'DecideArbitration' as const,
    data: { incidentId, reason: '经会商', ...(responsibility ? { responsibility } : {}) },
  });
  const decided = (responsibility: string, unclear: boolean, law: string, article: string) => ({
    type: 'ArbitrationDecided' as const,
    data: { incidentId, responsibility, unclear, reason: '经会商', rule: { law, article } },
  });
  const final = ['潍坊市12345政务服务便民热线条例', '第二十二条'] as const;

  test('names one hand, finally; what stays unclear the territory leads', () => {
    given(opened('illegal-parking', ['traffic', 'police']))
      .when(decide('police'))
      .thenAccepted(decided('police', false, ...final));
    given(opened('illegal-parking', ['traffic', 'police']))
      .when(decide())
      .thenAccepted(decided('subdistrict', true, ...final));
    given(opened('illegal-parking', ['traffic']), decided('traffic', false, ...final))
      .when(decide('police'))
      .thenRefused('nothing-open');
  });

  test('a matter of the city is not pushed down: who received it first leads it (潍坊 24, 北京 14)', () => {
    const city = opened('structural-alteration', ['construction', 'planning']);
    given(city).when(decide('subdistrict')).thenRefused('not-pushed-down', { article: '第二十四条' });
    given(city)
      .when(decide())
      .thenAccepted(decided('construction', true, '北京市接诉即办工作条例', '第十四条'));
    given(city)
      .when(decide('planning'))
      .thenAccepted(decided('planning', false, ...final));
  });
});

describe('triage', () => {
  const { given } = specificationOf(triageDecider);
  const opened = (category: string) => ({
    type: 'TriageOpened' as const,
    data: { incidentId, referralId, category, at: '2018-05-14T01:00:00.000Z' },
  });
  const decide = (lead: string, assist: string[] = []) => ({
    kind: 'DecideTriage' as const,
    data: { incidentId, lead, assist, reason: '研判' },
  });

  test('one leads, and for a matter of the city it is not the subdistrict, which may assist', () => {
    given(opened('other')).when(decide('subdistrict')).thenTypes('TriageDecided');
    given(opened('other'))
      .when(decide('housing', ['housing']))
      .thenRefused('one-lead');
    given(opened('theft')).when(decide('subdistrict')).thenRefused('not-pushed-down', { article: '第二十四条' });
    given(opened('theft'))
      .when(decide('police', ['subdistrict']))
      .thenTypes('TriageDecided');
  });
});

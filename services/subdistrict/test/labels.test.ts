import { describe, expect, test } from '@jest/globals';
import type { IncidentEvent } from '@tiaokuai/contracts';
import { type Followed, follow, labelOf } from '../src/labels.ts';

const incidentId = '0190f000-0000-7000-8000-000000000001';
const person = '0190f000-0000-7000-8000-0000000000aa';
const referral = (number: number) => `0190f000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;
const time = (hour: number) => `2019-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

type Reported = Extract<IncidentEvent, { type: 'IncidentReported' }>['data'];
const reported = (suggested?: string, more: Partial<Reported> = {}): IncidentEvent => ({
  type: 'IncidentReported',
  data: {
    incidentId,
    channel: 'hotline',
    place: { named: '和平里' },
    suggestions: suggested ? [{ category: suggested, confidence: 0.8, evidence: ['噪音'] }] : [],
    urgency: 'normal',
    answers: {},
    evidence: [],
    report: { person, algorithm: 'A256GCM', nonce: '', ciphertext: '' },
    answerWaived: false,
    ...more,
  },
});
const categorised = (category: string, by: 'reporter' | 'suggester' | 'officer'): IncidentEvent => ({
  type: 'IncidentCategorised',
  data: { incidentId, category, by },
});
const referred = (number: number, responsibility: string, role: 'lead' | 'assist' = 'lead'): IncidentEvent => ({
  type: 'IncidentReferred',
  data: { incidentId, referralId: referral(number), responsibility, role },
});
const inHand = (number: number, responsibility: string): IncidentEvent => ({
  type: 'IncidentTakenInHand',
  data: { incidentId, referralId: referral(number), responsibility },
});
const answered = (
  ...results: readonly (readonly [number, string, 'lead' | 'assist', 'resolved' | 'waived'])[]
): IncidentEvent => ({
  type: 'IncidentAnswered',
  data: {
    incidentId,
    round: 0,
    results: results.map(([number, responsibility, role, outcome]) => ({
      referralId: referral(number),
      responsibility,
      role,
      outcome,
      completedBy: 'officer:1',
    })),
  },
});
/** One event an hour. */
const labelAfter = (...events: readonly IncidentEvent[]) => {
  const state = events.reduce<Followed | undefined>(
    (before, event, hour) => follow(before, event, time(hour)),
    undefined,
  );
  return state && labelOf(state);
};

describe('what became of an incident says', () => {
  test('that the suggestion stands, when its lead accepted', () => {
    const raised = [reported('neighbour-noise'), categorised('neighbour-noise', 'suggester'), referred(1, 'police')];
    expect(labelAfter(...raised)).toBeUndefined();
    expect(labelAfter(...raised, inHand(1, 'police'))).toEqual({
      incidentId,
      person,
      category: 'neighbour-noise',
      verdict: 'confirmed',
      sentAs: 'neighbour-noise',
      acted: ['police'],
      place: '和平里',
      names: ['和平里'],
      at: time(0),
      knownAt: time(3),
    });
  });

  test('that an officer knew better', () => {
    const label = labelAfter(
      reported('neighbour-noise'),
      categorised('neighbour-noise/business', 'officer'),
      referred(1, 'urban-enforcement'),
      inHand(1, 'urban-enforcement'),
    );
    expect(label).toMatchObject({ verdict: 'corrected', category: 'neighbour-noise/business' });
    const agreed = labelAfter(
      reported('theft'),
      categorised('theft', 'officer'),
      referred(1, 'police'),
      inHand(1, 'police'),
    );
    expect(agreed).toMatchObject({ verdict: 'confirmed', category: 'theft' });
    const given = labelAfter(reported(), categorised('theft', 'reporter'), referred(1, 'police'), inHand(1, 'police'));
    expect(given).toMatchObject({ verdict: 'given', category: 'theft' });
  });

  test('who really acts, but not what it is, when a suggestion’s lead was replaced', () => {
    const moved = [
      reported('neighbour-noise'),
      categorised('neighbour-noise', 'suggester'),
      referred(1, 'police'),
      referred(2, 'urban-enforcement'),
    ];
    expect(labelAfter(...moved)).toBeUndefined();
    // Accepted first, and found on site that it is another's.
    expect(labelAfter(...moved, inHand(1, 'police'))).toBeUndefined();
    expect(labelAfter(...moved, inHand(1, 'police'), inHand(2, 'urban-enforcement'))).toMatchObject({
      verdict: 'moved',
      category: null,
      sentAs: 'neighbour-noise',
      acted: ['urban-enforcement'],
    });
  });

  test('a category that a person gave stands although the lead was replaced', () => {
    expect(
      labelAfter(
        reported('theft'),
        categorised('neighbour-noise', 'officer'),
        referred(1, 'police'),
        referred(2, 'urban-enforcement'),
        inHand(2, 'urban-enforcement'),
      ),
    ).toMatchObject({ verdict: 'corrected', category: 'neighbour-noise', acted: ['urban-enforcement'] });
  });

  test('who acted as it was answered: the lead first, without those who were waived', () => {
    expect(
      labelAfter(
        reported('fire-lane-blocked'),
        categorised('fire-lane-blocked', 'suggester'),
        referred(1, 'fire'),
        referred(2, 'traffic', 'assist'),
        referred(3, 'subdistrict', 'assist'),
        inHand(2, 'traffic'),
        answered(
          [2, 'traffic', 'assist', 'resolved'],
          [3, 'subdistrict', 'assist', 'waived'],
          [1, 'fire', 'lead', 'resolved'],
        ),
      ),
    ).toMatchObject({ acted: ['fire', 'traffic'], knownAt: time(6) });
  });

  test.each<readonly [string, IncidentEvent]>([
    ['merged', { type: 'DuplicateAttached', data: { incidentId, mainIncidentId: person } }],
    ['voided', { type: 'IncidentVoided', data: { incidentId, reason: '误报' } }],
  ])('nothing when it was %s', (_, end) => {
    expect(
      labelAfter(reported('theft'), categorised('theft', 'suggester'), referred(1, 'police'), inHand(1, 'police'), end),
    ).toBeUndefined();
  });

  test('of past messages: that all was known when they were written', () => {
    const past = reported('theft', { channel: 'import', occurredAt: '2012-05-01T08:00:00+08:00' });
    const live = reported('theft', { channel: 'grid', occurredAt: '2012-05-01T08:00:00+08:00' });
    const rest = [categorised('theft', 'suggester'), referred(1, 'police'), inHand(1, 'police')];
    const then = '2012-05-01T00:00:00.000Z';
    expect(labelAfter(past, ...rest)).toMatchObject({ at: then, knownAt: then });
    expect(labelAfter(live, ...rest)).toMatchObject({ at: time(0), knownAt: time(3) });
  });
});

import { describe, expect, test } from '@jest/globals';
import { evaluate, type Labelled, type Suggestion } from '../src/index.ts';

const answers: Readonly<Record<string, readonly Suggestion[]>> = {
  right: [{ category: 'theft', confidence: 0.9, evidence: [] }],
  child: [{ category: 'noise/bar', confidence: 0.7, evidence: [] }],
  third: ['parking', 'dogs', 'theft', 'fire'].map((category, index) => ({
    category,
    confidence: 0.3 - index / 20,
    evidence: [],
  })),
  silent: [],
};
const responsible = (category: string) =>
  ({
    theft: { lead: 'police', assist: ['subdistrict'] },
    noise: { lead: 'police', assist: [] },
    'noise/bar': { lead: 'urban-enforcement', assist: [] },
  })[category] ?? { lead: 'traffic', assist: [] };

const labelled = (text: string, category: string | null, more: Partial<Labelled> = {}): Labelled => ({
  report: { subject: '', text },
  category,
  alternatives: [],
  lead: category && 'police',
  handledBy: [],
  ...more,
});
const figuresOf = (...messages: Labelled[]) =>
  evaluate(messages, { suggest: ({ text }) => answers[text]!, threshold: 0.5, responsible });

describe('figures', () => {
  test('a child counts as its parent; three are looked at, not four', () => {
    const figures = figuresOf(
      labelled('right', 'theft'),
      labelled('child', 'noise'),
      labelled('third', 'theft'),
      labelled('third', 'fire'),
    );
    expect(figures.top1).toEqual({ of: 4, right: 2 });
    expect(figures.top3).toEqual({ of: 4, right: 3 });
  });

  test('an alternative is accepted, not strictly right', () => {
    const figures = figuresOf(labelled('right', 'dogs', { alternatives: ['theft'] }));
    expect([figures.top1.right, figures.top1Accepted.right, figures.top3Accepted.right]).toEqual([0, 1, 1]);
  });

  test('the lead is that of the parent; who acted is compared with the child', () => {
    const figures = figuresOf(labelled('child', 'noise', { handledBy: ['urban-enforcement'] }));
    expect(figures.lead).toEqual({ of: 1, right: 1 });
    expect(figures.leadActed).toEqual({ of: 1, right: 1 });
  });

  test('an assistant that acted counts, and only messages that name a department', () => {
    const figures = figuresOf(labelled('right', 'theft', { handledBy: ['subdistrict'] }), labelled('right', 'theft'));
    expect(figures.leadActed).toEqual({ of: 1, right: 0 });
    expect(figures.leadOrAssistActed).toEqual({ of: 1, right: 1 });
  });

  test('silence and doubt are left to a person', () => {
    const figures = figuresOf(labelled('silent', 'theft'), labelled('third', 'theft'), labelled('right', 'theft'));
    expect(figures.leftToPerson).toEqual({ of: 3, right: 2 });
    expect(figures.raised).toEqual({ of: 1, right: 1 });
    expect(figures.confusions).toEqual([
      { label: 'theft', suggested: '(nothing)', times: 1 },
      { label: 'theft', suggested: 'parking', times: 1 },
    ]);
  });

  test('a matter of no estate is wrong when raised, and is no part of the accuracy', () => {
    const figures = figuresOf(labelled('right', null), labelled('third', null));
    expect(figures.outOfScopeRaised).toEqual({ of: 2, right: 1 });
    expect(figures.top1.of).toBe(0);
  });

  test('bands hold each message once', () => {
    const { bands } = figuresOf(labelled('right', 'theft'), labelled('child', 'noise'), labelled('silent', 'theft'));
    expect(bands.reduce((sum, { strict }) => sum + strict.of, 0)).toBe(3);
    expect(bands.at(-1)).toMatchObject({ confidence: 0.9, strict: { of: 1, right: 1 } });
  });
});

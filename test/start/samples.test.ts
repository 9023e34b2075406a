import { describe, expect, test } from '@jest/globals';
import {
  categoryOf,
  estateParticulars,
  openText,
  parentOf,
  reportIncidentInput,
  topLevelCategories,
} from '@tiaokuai/contracts';
import { suggestCategories, suggestionThreshold } from '@tiaokuai/suggester';
import { sampleEstates } from '../../simulation/ground/estates.ts';
import { sampleIncidents } from '../../simulation/incidents/index.ts';
import { createReporters } from '../../simulation/people/reporters.ts';
import { randomOf } from '../../simulation/random.ts';

const winter = Date.parse('2026-01-12T02:00:00.000Z');
const summer = Date.parse('2026-07-12T02:00:00.000Z');
const estates = sampleEstates('370303');
const stream = (seed: number, now: number, count: number) => {
  const reporters = createReporters(estates, randomOf(seed), { run: 'test', now: () => now });
  return Array.from({ length: count }, () => reporters.next());
};
const bestFor = ({ subject, text }: { subject: string; text: string }) => {
  const [best] = suggestCategories({ subject, text });
  return best && best.confidence >= suggestionThreshold ? best.category : undefined;
};

describe('sample estates', () => {
  test('are as the register wants them, with names and ids of their own', () => {
    expect(estates.length).toBeGreaterThanOrEqual(40);
    for (const { particulars } of estates) expect(estateParticulars.parse(particulars)).toEqual(particulars);
    expect(new Set(estates.map(({ estateId }) => estateId)).size).toBe(estates.length);
    expect(new Set(estates.map(({ particulars }) => particulars.name)).size).toBe(estates.length);
    const cells = estates.flatMap(({ particulars }) => particulars.gridCells);
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('are of every kind and mode, in and out of warranty, the same at every start', () => {
    expect(new Set(estates.map(({ particulars }) => particulars.kind))).toEqual(
      new Set(['new', 'old', 'rural', 'enterprise-managed']),
    );
    expect(new Set(estates.map(({ particulars }) => particulars.mode)).size).toBe(4);
    const accepted = estates.map(({ particulars }) => particulars.acceptedOn);
    expect(accepted.some((day) => day !== undefined && day > '2024')).toBe(true);
    expect(accepted.some((day) => day !== undefined && day < '2000')).toBe(true);
    expect(accepted.some((day) => day === undefined)).toBe(true);
    expect(sampleEstates('370303')).toEqual(estates);
    expect(sampleEstates('370302')[0]?.estateId).not.toBe(estates[0]?.estateId);
  });
});

describe('sample reports', () => {
  test('are of every category of the policy', () => {
    expect(sampleIncidents.length).toBeGreaterThanOrEqual(120);
    for (const { category } of sampleIncidents) expect(categoryOf(category)?.key).toBe(category);
    const covered = new Set(sampleIncidents.map(({ category }) => parentOf(category)));
    expect(topLevelCategories.map(({ key }) => key).filter((key) => !covered.has(key))).toEqual([]);
  });

  test('answer the questions that their category asks, with answers that it knows', () => {
    for (const { category, answers = {}, subject } of sampleIncidents)
      for (const [key, value] of Object.entries(answers)) {
        const question = categoryOf(category)?.questions?.find((each) => each.key === key);
        if (!question) throw new Error(`${subject}: ${category} does not ask ${key}`);
        if (question.kind === 'boolean') expect(typeof value).toBe('boolean');
        else expect(question.choices?.map((choice) => choice.value)).toContain(value);
      }
  });

  test('identify nobody', () => {
    for (const { subject, text } of sampleIncidents) openText(20_000).parse(`${subject}${text}`);
  });

  test('in free words: nearly all are understood, and none of those that nobody could understand', () => {
    const free = sampleIncidents.filter((sample) => sample.free);
    const clear = free.filter((sample) => !sample.ambiguous);
    const unclear = free.filter((sample) => sample.ambiguous);
    expect(clear.length).toBeGreaterThanOrEqual(25);
    expect(unclear.length).toBeGreaterThanOrEqual(10);
    const filled = ({ subject, text }: { subject: string; text: string }) => ({
      subject,
      text: text.replaceAll('{e}', '荷见苑').replaceAll('{b}', '3号楼'),
    });
    for (const sample of unclear)
      expect([sample.subject, bestFor(filled(sample))]).toEqual([sample.subject, undefined]);
    const right = clear.filter((sample) => {
      const best = bestFor(filled(sample));
      return best !== undefined && parentOf(best) === parentOf(sample.category);
    });
    expect(right.length / clear.length).toBeGreaterThan(0.8);
  });
});

describe('reporters', () => {
  test('say the same for the same seed, and something else for another', () => {
    const inputs = (seed: number) => stream(seed, winter, 60).map(({ input }) => input);
    expect(inputs(1)).toEqual(inputs(1));
    expect(inputs(1)).not.toEqual(inputs(2));
  });

  test('say what the subdistrict takes, each under an id of its own', () => {
    const reports = stream(3, winter, 500);
    for (const { input } of reports) reportIncidentInput.parse(input);
    expect(new Set(reports.map(({ input }) => input.incidentId)).size).toBe(500);
  });

  test('fill in estate and building, and fit the kind of estate', () => {
    for (const { input, sample, estate } of stream(4, winter, 500)) {
      expect(`${input.subject}${input.text}`).not.toMatch(/[{}]/);
      if (sample.kinds) expect(sample.kinds).toContain(estate.particulars.kind);
      expect(estate.particulars.buildings).toContain(input.place?.building);
    }
  });

  test('complain of cold rooms in winter only, of barbecues in summer only', () => {
    const categoriesAt = (now: number) => new Set(stream(5, now, 600).map(({ sample }) => parentOf(sample.category)));
    expect(categoriesAt(winter)).toContain('heating-failure');
    expect(categoriesAt(summer)).not.toContain('heating-failure');
    const seasonsAt = (now: number) => new Set(stream(6, now, 600).map(({ sample }) => sample.season));
    expect(seasonsAt(summer)).toContain('summer');
    expect(seasonsAt(winter)).not.toContain('summer');
  });

  test('report some matters twice: those are held until somebody has looked', () => {
    const reports = stream(7, winter, 800);
    const again = reports.filter(({ repeats }) => repeats !== undefined);
    expect(again.length).toBeGreaterThan(10);
    const known = new Set(reports.map(({ input }) => input.incidentId));
    for (const { input, repeats } of again) {
      expect(known).toContain(repeats);
      expect(input.hold).toBe(true);
    }
  });
});

import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  eventSchema,
  fieldAt,
  hazard,
  hazardKind,
  hazardRow,
  namesOfChoice,
  namesOfField,
  party,
  shapeOf,
  urgency,
} from '../src/index.ts';

describe('what a field is called', () => {
  test('goes by its name, in events as in tables', () => {
    expect(namesOfField('sealedUntil')).toEqual({ zh: '查封期限', en: 'sealed until' });
    expect(namesOfField('sealed_until')).toBe(namesOfField('sealedUntil'));
  });
  test('is said by its schema where the name is not enough, whatever wraps it', () => {
    const own = z.string().meta({ zh: '消除方式', en: 'how cleared' });
    for (const schema of [own, own.optional(), own.nullable().default(null)])
      expect(namesOfField('by', schema)).toEqual({ zh: '消除方式', en: 'how cleared' });
    expect(namesOfField('by', z.array(own))).toEqual({ zh: '经办人', en: 'by' });
    expect(fieldAt(hazard.events.HazardCleared.schema, 'by')?.names.zh).toBe('消除方式');
  });
  test('is its key where nobody has named it', () => {
    expect(namesOfField('fooBar')).toEqual({ zh: 'fooBar', en: 'fooBar' });
  });
});

describe('what a value is called', () => {
  test('goes by its key, by its schema where that is not enough, else it is itself', () => {
    expect(namesOfChoice(urgency, 'emergency').zh).toBe('特急');
    expect(namesOfChoice(urgency.optional(), 'urgent').zh).toBe('紧急');
    expect(namesOfChoice(hazardRow.shape.status, 'notified').zh).toBe('已责令改正');
    expect(namesOfChoice(hazardKind, 'of-tomorrow')).toEqual({ zh: 'of-tomorrow', en: 'of-tomorrow' });
  });
  test('never comes from what an object has by nature', () => {
    expect(namesOfChoice(hazardRow.shape.status, 'constructor').zh).toBe('constructor');
  });
});

describe('the shape of a schema', () => {
  test('has a command’s fields with their choices and what is in them', () => {
    const inspect = hazard.commands.InspectHazard.schema;
    expect(
      shapeOf(inspect)
        .variants.flat()
        .map(({ name }) => name),
    ).toEqual(['caseId', 'inspectors', 'credentialsShown', 'evidence', 'party', 'findings']);
    expect(fieldAt(inspect, 'findings')).toMatchObject({ optional: false, list: true, choices: [] });
    expect(fieldAt(inspect, 'evidence')).toMatchObject({ optional: true, list: true });
    expect(fieldAt(inspect, 'credentialsShown')?.choices.map(({ names }) => names.zh)).toEqual(['是', '否']);
    expect(fieldAt(inspect, 'findings', 'kind')?.choices).toHaveLength(hazardKind.options.length);
    expect(fieldAt(inspect, 'findings', 'what', 'more')).toBeUndefined();
  });
  test('keeps the choice between objects apart', () => {
    const variants = shapeOf(party).variants.map((fields) =>
      fields.map(({ name, choices }) => [name, ...choices.map(({ value }) => value)].join(' ')),
    );
    expect(variants).toEqual([
      ['kind unit', 'name'],
      ['kind individual', 'file'],
    ]);
  });
});

test('words are no part of what an event promises', () => {
  expect(JSON.stringify(eventSchema(hazard.events.HazardCleared))).not.toMatch(/消除方式|how cleared/);
});

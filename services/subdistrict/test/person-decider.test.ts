import { expect, test } from '@jest/globals';
import type { PersonCommand, PersonEvent } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type PersonState, personDecider } from '../src/person/decider.ts';

const { given } = specificationOf(personDecider);
const person = '0190f000-0000-7000-8000-000000000001';
const incidentId = '0190f000-0000-7000-8000-000000000002';
const idOf = (no: number) => `0190f000-0000-7000-8000-0000000001${no}0`;
const open = (no: number) => ({
  kind: 'OpenReport' as const,
  data: { person, incidentId, openingId: idOf(no), purpose: '联系诉求人核实' },
});
const erase = { kind: 'ErasePersonalData' as const, data: { person, reason: '本人要求' } };

test('an opening is on record once, with its purpose, for a quarter of an hour', () => {
  const opened = given().when(open(1), { at: '2018-05-14T01:00:00.000Z' });
  const once = opened.thenAccepted({
    type: 'ReportOpened',
    data: { ...open(1).data, until: '2018-05-14T01:15:00.000Z' },
  });
  once.when(open(1), { at: '2018-05-14T01:05:00.000Z' }).thenNothing();
  const twice = once.when(open(2), { at: '2018-05-14T01:10:00.000Z' }).thenTypes('ReportOpened');
  expect(twice.state().openings.map(({ openingId }) => openingId)).toEqual([idOf(1), idOf(2)]);
  // What is over is not kept.
  const later = twice.when(open(3), { at: '2018-05-14T01:20:00.000Z' }).thenTypes('ReportOpened');
  expect(later.state().openings.map(({ openingId }) => openingId)).toEqual([idOf(2), idOf(3)]);
});

test('what was erased is opened by nobody (个人信息保护法 art. 47)', () => {
  given()
    .when(open(1))
    .thenTypes('ReportOpened')
    .when(erase)
    .thenTypes('PersonalDataErased')
    .when(open(2))
    .thenRefused('personal-data-erased', { article: '第四十七条' });
  given({ type: 'PersonalDataErased', data: erase.data }).when(erase).thenNothing();
});

test('property: nothing is opened after the erasure, and no opening stands twice', () => {
  const commands = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: 1, max: 4 }).map((no): Pick<PersonCommand, 'kind' | 'data'> => open(no)),
    },
    { weight: 1, arbitrary: fc.constant<Pick<PersonCommand, 'kind' | 'data'>>(erase) },
  );
  const lawful = ({ erased, openings }: PersonState, history: readonly PersonEvent[]): string | undefined => {
    const types = history.map(({ type }) => type);
    const end = types.indexOf('PersonalDataErased');
    if (end >= 0 && end < types.length - 1) return 'something after the erasure';
    if (erased !== end >= 0 || (erased && openings.length > 0)) return 'still open after the erasure';
    if (new Set(openings.map(({ openingId }) => openingId)).size < openings.length) return 'one opening twice';
    return undefined;
  };
  neverUnlawful(personDecider, commands, lawful, { longest: 600 });
});

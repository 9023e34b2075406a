import { expect, test } from '@jest/globals';
import { encodeBody } from '@tiaokuai/bus';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvHeader, csvLine, jsonLine } from '../src/replay/encode.ts';

/** Text as the log admits it where it says nothing more: one line. */
const oneLine = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));

const event: fc.Arbitrary<RecordedEvent> = fc.record(
  {
    id: fc.uuid(),
    type: fc.constant('cn.tiaokuai.fire.HazardInspected.v1'),
    source: fc.constant('/370303/fire'),
    subject: fc.uuid().map((id) => `hazard-${id}`),
    time: fc.constant('2019-02-28T03:25:05.000Z'),
    recordedtime: fc.constant('2019-02-28T03:25:05.123456Z'),
    dataschema: fc.constant('urn:tiaokuai:schema:cn.tiaokuai.fire.HazardInspected.v1'),
    district: fc.constant('370303'),
    log: fc.constant('370303.fire'),
    lane: fc.constant('fire.hazard'),
    position: fc.bigInt({ min: 1n, max: 2n ** 62n }),
    version: fc.integer({ min: 1 }),
    correlationid: oneLine,
    causationid: oneLine,
    actor: oneLine,
    traceparent: oneLine,
    commandid: fc.uuid(),
    hash: fc.stringMatching(/^[0-9a-f]{64}$/),
    data: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Record<string, unknown>>,
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'id',
      'type',
      'source',
      'subject',
      'time',
      'recordedtime',
      'dataschema',
      'district',
      'log',
      'lane',
      'position',
      'version',
      'correlationid',
      'causationid',
      'actor',
      'commandid',
      'hash',
      'data',
    ],
  },
) as fc.Arbitrary<RecordedEvent>;

test('a line of JSON says what the message on the bus says', () => {
  fc.assert(
    fc.property(event, (each) => {
      const line = jsonLine(each);
      expect(line.endsWith('}\n') && !line.slice(0, -1).includes('\n')).toBe(true);
      expect(JSON.parse(line)).toEqual(JSON.parse(new TextDecoder().decode(encodeBody(each))));
    }),
  );
});

test('a line of CSV reads back', () => {
  fc.assert(
    fc.property(event, (each) => {
      const [row] = parse(csvHeader + csvLine(each), { columns: true }) as Record<string, string>[];
      const { data, ...rest } = row!;
      expect(JSON.parse(data!)).toEqual(JSON.parse(JSON.stringify(each.data)));
      const { log, recordedtime, time, type, subject, correlationid, causationid, actor, id, hash } = each;
      expect(rest).toEqual({
        log,
        position: String(each.position),
        recordedtime,
        time,
        type,
        subject,
        version: String(each.version),
        correlationid,
        causationid,
        actor,
        id,
        hash,
      });
    }),
  );
});

import { z } from 'zod';
import { code, line, openText } from '../language/fields.ts';
import { limited } from '../language/limits.ts';

/**
 * A vehicle as events know it. A plate leads to its owner, so it is personal data and stays out of the log: what stays is
 * enough to know the same vehicle again, and no more (个人信息保护法 art. 6, 51). The hash is keyed, because there are so few
 * plates that a plain hash of each could be computed in minutes; the key never leaves the traffic police's own schema, and
 * with the key destroyed the hashes mean nothing.
 */
export const vehicle = z.object({
  /** HMAC-SHA-256 of the plate, in hex. */
  hash: code(/^[0-9a-f]{64}$/),
  /** The last characters of the plate, so that officers on the spot know which car is meant. */
  tail: line(2),
  kind: z.enum(['car', 'van', 'lorry', 'motorcycle', 'other']),
});
export type Vehicle = z.output<typeof vehicle>;

/** As officers type it: reaches the edge and goes no further. */
export const plate = limited(
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[\u4e00-\u9fff][A-Z][A-Z0-9·]{4,7}[A-Z0-9\u4e00-\u9fff]?$/u),
  { kind: 'text', most: 10, lines: 'one', sealed: true },
);

/**
 * What the place is in law. 道路: 公路、城市道路和虽在单位管辖范围但允许社会机动车通行的地方，包括广场、公共停车场 (道路交通
 * 安全法 art. 119); a place in a unit's charge that others may not drive on, `unit-closed`, is none.
 */
export const roadKind = z.enum(['public-road', 'public-place', 'unit-open', 'unit-closed']);
export type RoadKind = z.output<typeof roadKind>;

/** Who is in charge where the traffic police are not. */
export const placeManager = z.object({ kind: z.enum(['subdistrict', 'enterprise']), name: openText(60) });

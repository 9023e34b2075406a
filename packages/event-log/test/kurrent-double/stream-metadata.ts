/** The stream whose metadata stands in `$$<name>`; `undefined` for any other stream. */
export const originalOf = (stream: string): string | undefined =>
  stream.startsWith('$$') ? stream.slice('$$'.length) : undefined;

export const metadataStreamOf = (stream: string): string => `$$${stream}`;

/** The part of a stream's metadata that decides what of it can be read. */
export interface Truncation {
  readonly maxCount?: number;
  readonly truncateBefore?: number;
  readonly softDeleted: boolean;
}

/** A stream truncated before the highest revision there is counts as deleted. (The number does not fit in a double.) */
const SOFT_DELETED = '9223372036854775807';

/** What a server writes over a stream's metadata to delete it softly. */
export const SOFT_DELETION = Buffer.from(`{"$tb":${SOFT_DELETED}}`);

const NONE: Truncation = { softDeleted: false };

/** A metadata stream keeps one event. */
const OF_METADATA_STREAM: Truncation = { maxCount: 1, softDeleted: false };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (json: Buffer): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(json.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What the last event of `$$<stream>` says; metadata that cannot be read counts as none at all. */
export const truncationOf = (stream: string, metadata: Buffer | undefined): Truncation => {
  if (originalOf(stream) !== undefined) return OF_METADATA_STREAM;
  const { $maxCount: maxCount, $tb: truncateBefore } = (metadata && parse(metadata)) ?? {};
  if (maxCount !== undefined && !(Number.isInteger(maxCount) && Number(maxCount) > 0)) return NONE;
  if (truncateBefore !== undefined && !(Number.isInteger(truncateBefore) && Number(truncateBefore) >= 0)) return NONE;
  return {
    ...(maxCount !== undefined && { maxCount: Number(maxCount) }),
    ...(truncateBefore !== undefined && { truncateBefore: Number(truncateBefore) }),
    softDeleted: Number(truncateBefore) >= Number(SOFT_DELETED),
  };
};

/** The metadata of a softly deleted stream that begins anew at `revision`; `undefined` if it cannot be read. */
export const recreatedFrom = (metadata: Buffer, revision: number): Buffer | undefined => {
  const value = parse(metadata);
  return value && Buffer.from(JSON.stringify({ ...value, $tb: revision }));
};

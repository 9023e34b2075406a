import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

/** Header values are ASCII; names that are not go encoded. */
const headerValue = (value: string): string => (/^[\x20-\x7e]*$/.test(value) ? value : encodeURIComponent(value));

const failure = (code: status, details: string, headers: Readonly<Record<string, string>> = {}): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(headers)) metadata.set(key, headerValue(value));
  return Object.assign(new Error(details), { code, details, metadata });
};

export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const wrongExpectedVersion = (
  operation: string,
  stream: string,
  expected: number,
  actual: number,
): ServiceError =>
  failure(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );

export const appendTooLarge = (limit: number): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const propertyMissing = (property: string): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const invalidArgument = (details: string): ServiceError => failure(status.INVALID_ARGUMENT, details);

/** What becomes of a call that a server did not foresee. */
export const handlerFailed = (): ServiceError => failure(status.UNKNOWN, 'Exception was thrown by handler.');

export const readFailed = (): ServiceError => failure(status.UNKNOWN, 'Unexpected ReadStreamResult: Error');

export const unavailable = (): ServiceError => failure(status.UNAVAILABLE, 'The double lost this answer.');

export const notInTheDouble = (details: string): ServiceError => failure(status.UNIMPLEMENTED, details);

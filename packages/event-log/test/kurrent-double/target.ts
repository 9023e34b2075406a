import kurrent from '@eventstore/db-client';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { CallOptions, Metadata } from '@grpc/grpc-js';
import { v4 } from 'uuid';

const { EventStoreDBClient, jsonEvent } = kurrent;

export type Client = kurrent.EventStoreDBClient;
export type Credentials = NonNullable<kurrent.AppendToStreamOptions['credentials']>;

/**
 * The server under test. Every append must carry credentials of its own: without them the client turns to batch appends.
 * On a connection without TLS the client never sends them.
 */
export interface Target {
  readonly client: Client;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

/** The connection string of today's servers in the words that this client knows. */
const inClientWords = (connectionString: string): string =>
  connectionString.replace(/^kurrentdb\+discover:/, 'esdb+discover:').replace(/^kurrentdb:/, 'esdb:');

const credentialsIn = (connectionString: string): Credentials => {
  const [, username = 'none', password = 'none'] = /:\/\/([^:@/]+):([^@]+)@/.exec(connectionString) ?? [];
  return { username, password };
};

export const connect = (connectionString: string, close: () => Promise<void> = async () => {}): Target => {
  // The client gives up after ten seconds, which a busy machine may take.
  const patient = `${connectionString}${connectionString.includes('?') ? '&' : '?'}defaultDeadline=120000`;
  const client = EventStoreDBClient.connectionString(inClientWords(patient));
  return {
    client,
    credentials: credentialsIn(connectionString),
    close: async () => {
      await client.dispose();
      await close();
    },
  };
};

/** The generated client below the given one, with what its calls need, for what the client itself never asks. */
export const rawClient = async ({ client, credentials }: Target) => {
  const inside = client as unknown as {
    getGRPCClient(type: typeof streamServices.StreamsClient, name: string): Promise<streamServices.StreamsClient>;
    callArguments(options: { credentials: Credentials }): [Metadata, CallOptions];
  };
  const streamsClient = await inside.getGRPCClient(streamServices.StreamsClient, 'test');
  return { streamsClient, callArguments: () => inside.callArguments({ credentials }) };
};

/** A name that no other run has used. */
export const freshStream = (): string => `double-${v4()}`;

export const noted = (note: unknown, id: string = v4()) => jsonEvent({ id, type: 'noted', data: { note } });

export const manyNoted = (count: number) => Array.from({ length: count }, (_, n) => noted(n));

/** Tries again, at short intervals, until nothing is thrown; Jest's own limit ends a test that waits in vain. */
export const eventually = async <T>(attempt: () => T | Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
};

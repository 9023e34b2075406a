import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { NodeTracerProvider, ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { decodeEnvelope, type Publisher } from '@tiaokuai/bus';

/**
 * One trace through everything that a command sets going: command ▶ append, publish, and ▶ reaction ▶ its command ▶ …
 * The way from one to the next is the event's `traceparent` (W3C Trace Context), so a trace goes on in other processes and
 * after a restart. Off unless there is an endpoint: then nothing of OpenTelemetry's SDK is loaded, and a `traceparent` that
 * comes in from outside is handed on as it is. Names and codes become attributes, content never does.
 */
export interface TracingOptions {
  /** Name of this process among those that send traces. */
  readonly serviceName: string;
  /** OTLP over HTTP, e.g. `http://127.0.0.1:4318`; `OTEL_EXPORTER_OTLP_ENDPOINT` by default. */
  readonly endpoint?: string;
  /** Where spans go instead of to an endpoint. */
  readonly processor?: SpanProcessor;
}

export interface Tracing {
  /** Sends what is still held back, and switches off. */
  stop(): Promise<void>;
}

/** Undefined: tracing is off. */
let tracer: Tracer | undefined;

/** Switches tracing on for this process where an endpoint (or a processor) is given; else does nothing. */
export const startTracing = async (options: TracingOptions): Promise<Tracing> => {
  const { serviceName, endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT, processor } = options;
  if (!endpoint && !processor) return { stop: async () => undefined };
  const sdk = await import('@opentelemetry/sdk-trace-node');
  const sending = async () => {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
    return new sdk.BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint!.replace(/\/$/, '')}/v1/traces` }));
  };
  const spanProcessors = [processor ?? (await sending())];
  const provider = new sdk.NodeTracerProvider({
    spanProcessors,
    resource: named(serviceName, new sdk.NodeTracerProvider()),
  });
  provider.register();
  tracer = provider.getTracer('tiaokuai');
  return {
    async stop() {
      tracer = undefined;
      // An endpoint that is away must not keep the process from ending.
      await provider.shutdown().catch(() => undefined);
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
};

type Resource = ReadableSpan['resource'];

/** The SDK's usual resource under this name. Resources of one's own need a package of their own; merging does not. */
const named = (serviceName: string, usual: NodeTracerProvider): Resource => {
  const { resource } = usual.getTracer('').startSpan('') as unknown as ReadableSpan;
  const name = { attributes: { 'service.name': serviceName }, getRawAttributes: () => [['service.name', serviceName]] };
  return resource.merge(name as unknown as Resource);
};

interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  /** W3C `traceparent` of what set it going; the span around by default. */
  readonly parent?: string | undefined;
}

/** Notes on the span in hand. */
export type Note = (name: string, value: string | number) => void;

const noNote: Note = () => undefined;

/**
 * Runs `work` in a span, and gives it the `traceparent` to hand on. With tracing off it runs alone, and hands on the one
 * that came in.
 */
export const inSpan = <T>(
  name: string,
  { kind = SpanKind.INTERNAL, attributes = {}, parent }: SpanOptions,
  work: (traceparent: string | undefined, note: Note) => Promise<T>,
): Promise<T> => {
  if (!tracer) return work(parent, noNote);
  const around = parent ? propagation.extract(ROOT_CONTEXT, { traceparent: parent }) : context.active();
  return tracer.startActiveSpan(name, { kind, attributes }, around, async (span) => {
    const carrier: { traceparent?: string } = {};
    propagation.inject(context.active(), carrier);
    try {
      return await work(carrier.traceparent, (key, value) => span.setAttribute(key, value));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
};

/** A publisher whose publications are spans of the traces of their events. With tracing off it is the publisher itself. */
export const tracedPublisher = (publisher: Publisher, log: string): Publisher => ({
  ...publisher,
  async publish(publications) {
    const using = tracer;
    if (!using) return publisher.publish(publications);
    const attributes = { 'tiaokuai.log': log };
    const spans = publications.map(({ subject, body }) => {
      const { traceparent } = decodeEnvelope(body);
      const parent = traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT;
      return using.startSpan(`publish ${subject.split('.').at(-1)}`, { kind: SpanKind.PRODUCER, attributes }, parent);
    });
    const answers = await publisher.publish(publications);
    for (const [index, span] of spans.entries()) {
      if (!answers[index]!.stored) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
    return answers;
  },
});

/** @returns The header's value where it is a `traceparent` of version 00, else undefined. */
export const traceparentOf = (value: string | undefined): string | undefined =>
  value && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(value) ? value : undefined;

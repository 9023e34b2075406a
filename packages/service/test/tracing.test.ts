import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { until } from '../../../test/support/until.ts';
import { startTracing } from '../src/index.ts';
import { asOfficer, type Bench, freshJar, openBench } from './bench.ts';
import { jars, shelf } from './jars.ts';

let bench: Bench;
let labelling: Awaited<ReturnType<Bench['run']>>;
beforeAll(async () => {
  bench = await openBench();
  await bench.run(jars);
  labelling = await bench.run(shelf);
});
afterAll(() => bench.close());

const [traceId, callerId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
const caller = `00-${traceId}-${callerId}-01`;

const open = async (jarId: string, traceparent?: string) => {
  const options = { ...asOfficer, ...(traceparent ? { traceparent } : {}) };
  const reply = await bench.client.command('jars', 'OpenJar', { jarId, label: 'secret beans' }, options);
  expect(reply.ok).toBe(true);
  const effect = await until('the label', async () =>
    (await bench.events('shelf')).find(({ data }) => (data as { jarId: string }).jarId === jarId),
  );
  // Else what follows would see the end of what was before.
  await until('its publication', () => labelling.published() >= effect.position);
  const cause = (await bench.events('jars')).find(({ data }) => (data as { jarId: string }).jarId === jarId);
  return { cause: cause!, effect };
};

test('off: nothing is traced, and what came in is handed on through events', async () => {
  const tracing = await startTracing({ serviceName: 'test' });
  const { cause, effect } = await open(freshJar(), caller);
  expect([cause.traceparent, effect.traceparent]).toEqual([caller, caller]);
  expect((await open(freshJar())).effect.traceparent).toBeUndefined();
  await tracing.stop();
});

test('what is no traceparent is not kept', async () => {
  expect((await open(freshJar(), 'call me on 13800001111')).cause.traceparent).toBeUndefined();
});

test('on: one trace from the caller through command, append, publication and reaction to its command', async () => {
  const exporter = new InMemorySpanExporter();
  const tracing = await startTracing({ serviceName: 'test', processor: new SimpleSpanProcessor(exporter) });
  const { cause, effect } = await open(freshJar(), caller);
  const names = [
    'command OpenJar',
    'append',
    'publish JarOpened',
    'react shelf/labelling',
    'command HangLabel',
    'append',
    'publish LabelHung',
  ];
  const spans = await until('all spans', () => {
    const finished = exporter.getFinishedSpans();
    return finished.length >= names.length ? [...finished] : undefined;
  });
  expect(spans.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));

  const spanOf = (name: string): ReadableSpan => spans.find((span) => span.name === name)!;
  const idOf = (name: string) => spanOf(name).spanContext().spanId;
  const parentOf = (name: string) => spanOf(name).parentSpanContext?.spanId;
  expect(parentOf('command OpenJar')).toBe(callerId);
  expect(cause.traceparent).toBe(`00-${traceId}-${idOf('command OpenJar')}-01`);
  expect(parentOf('publish JarOpened')).toBe(idOf('command OpenJar'));
  expect(parentOf('react shelf/labelling')).toBe(idOf('command OpenJar'));
  expect(parentOf('command HangLabel')).toBe(idOf('react shelf/labelling'));
  expect(effect.traceparent).toBe(`00-${traceId}-${idOf('command HangLabel')}-01`);
  const appends = spans.filter(({ name }) => name === 'append').map((span) => span.parentSpanContext?.spanId);
  expect(appends.sort()).toEqual([idOf('command OpenJar'), idOf('command HangLabel')].sort());

  expect(spanOf('append').resource.attributes['service.name']).toBe('test');
  expect(spanOf('append').resource.attributes['telemetry.sdk.language']).toBe('nodejs');
  expect(JSON.stringify(spans.map(({ name, attributes, events }) => ({ name, attributes, events })))).not.toContain(
    'beans',
  );

  await tracing.stop();
  exporter.reset();
  expect((await open(freshJar(), caller)).cause.traceparent).toBe(caller);
  expect(exporter.getFinishedSpans()).toEqual([]);
});

test('a refusal is on the span, by its code', async () => {
  const exporter = new InMemorySpanExporter();
  const tracing = await startTracing({ serviceName: 'test', processor: new SimpleSpanProcessor(exporter) });
  await bench.client.command('jars', 'PutIn', { jarId: freshJar(), amount: 1 }, asOfficer);
  const [span] = exporter.getFinishedSpans();
  expect(span).toMatchObject({ name: 'command PutIn', attributes: { 'tiaokuai.refusal': 'jar-none' } });
  await tracing.stop();
});

import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** The figures of all services in one process; labels hold names of the catalogue, never content. */
export interface Metrics {
  readonly commands: Counter<'service' | 'command' | 'outcome'>;
  readonly commandSeconds: Histogram<'service'>;
  readonly wrongAnswers: Counter<'service' | 'query'>;
  readonly reactions: Counter<'service' | 'reaction'>;
  readonly relayed: Gauge<'service'>;
  readonly head: Gauge<'service'>;
  readonly lag: Gauge<'service' | 'consumer'>;
  readonly parked: Gauge<'service' | 'consumer'>;
}

const known = new WeakMap<Registry, Metrics>();

export const metricsOf = (registry: Registry): Metrics => {
  const found = known.get(registry);
  if (found) return found;
  const registers = [registry];
  const metrics: Metrics = {
    commands: new Counter({
      name: 'tiaokuai_commands_total',
      help: 'Commands by outcome: done, repeated or the code of the refusal',
      labelNames: ['service', 'command', 'outcome'],
      registers,
    }),
    commandSeconds: new Histogram({
      name: 'tiaokuai_command_seconds',
      help: 'From a command to its durable answer',
      labelNames: ['service'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    wrongAnswers: new Counter({
      name: 'tiaokuai_wrong_answers_total',
      help: 'Answers of queries that were not what the published language says',
      labelNames: ['service', 'query'],
      registers,
    }),
    reactions: new Counter({
      name: 'tiaokuai_reactions_total',
      help: 'Commands that reactions and clocks gave',
      labelNames: ['service', 'reaction'],
      registers,
    }),
    relayed: new Gauge({
      name: 'tiaokuai_relayed_position',
      help: 'Position up to which JetStream has acknowledged',
      labelNames: ['service'],
      registers,
    }),
    head: new Gauge({
      name: 'tiaokuai_log_position',
      help: 'Position of the log',
      labelNames: ['service'],
      registers,
    }),
    lag: new Gauge({
      name: 'tiaokuai_consumer_lag',
      help: 'Positions between a consumer and the head of what it follows',
      labelNames: ['service', 'consumer'],
      registers,
    }),
    parked: new Gauge({
      name: 'tiaokuai_parked_events',
      help: 'Events set aside with a reason, and those that wait behind them',
      labelNames: ['service', 'consumer'],
      registers,
    }),
  };
  known.set(registry, metrics);
  return metrics;
};

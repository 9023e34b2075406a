import type { HostOptions } from '../host/host.ts';
import type { RunningDistrict } from './running.ts';

/** All services in this process. Their code is loaded here, so that it may be read while the servers come up. */
export const loadTogether = async (): Promise<(options: Omit<HostOptions, 'services'>) => Promise<RunningDistrict>> => {
  const [{ allServices }, { startHost }] = await Promise.all([
    import('../host/services.ts'),
    import('../host/host.ts'),
  ]);
  return async (options) => {
    const host = await startHost({ ...options, services: allServices });
    return {
      services: host.services,
      registry: host.registry,
      pids: () => [],
      stop: host.stop,
      // They end with this process.
      hurry: () => undefined,
    };
  };
};

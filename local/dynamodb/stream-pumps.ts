/** A pump for each function that a stream feeds: those of one table look at its stream together. */
import type { Closer } from '../shutdown.js';
import type { StreamMappingModel } from '../template/model.js';
import { watchStream } from './stream-watch.js';
import { startStreamPump, type StreamPump, type StreamPumpOptions } from './streams.js';

export interface StreamPumpsOptions {
  readonly mappings: readonly StreamMappingModel[];
  readonly common: Omit<StreamPumpOptions, 'mapping' | 'watch'>;
  readonly closers: Closer[];
}

export async function startStreamPumps({ mappings, common, closers }: StreamPumpsOptions): Promise<StreamPump[]> {
  const pumpsOf = async (tableName: string): Promise<StreamPump[]> => {
    const { call, region, pause, log } = common;
    const watch = await watchStream({ call, tableName, region, pause, log });
    closers.push(() => watch.close());
    const own = mappings.filter((mapping) => mapping.tableName === tableName);
    return Promise.all(own.map((mapping) => startStreamPump({ ...common, watch, mapping })));
  };
  const followed = new Set(mappings.map(({ tableName }) => tableName));
  return (await Promise.all([...followed].map(pumpsOf))).flat();
}

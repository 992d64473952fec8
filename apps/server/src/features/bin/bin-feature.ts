// The bin: what was deleted in the last 30 days, and the job that empties it. Restoring is done at each record.
import { listBin } from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { createEmptyBin } from './empty-bin.ts';
import type { BeforeGone } from './empty-bin.ts';
import { list } from './list-bin.ts';

/** @param before what other features do before records are deleted for good */
export function binFeature(before: readonly BeforeGone[] = []): Feature {
  return {
    name: 'bin',
    jobs: [createEmptyBin(before)],
    routes(server) {
      server.register(listBin, list);
    },
  };
}

// Exports: everything as one archive, and what a list shows as a table.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { everything } from './everything.ts';
import type { EverythingDeps } from './everything.ts';
import { exportOfList } from './list-csv.ts';
import type { ListDeps } from './list-csv.ts';

export function exportsFeature(deps: EverythingDeps & ListDeps): Feature {
  return {
    name: 'exports',
    routes(server) {
      server.register(contract.exportEverything, (call) => everything(call, deps));
      server.register(contract.exportList, (call) => exportOfList(call, deps));
    },
  };
}

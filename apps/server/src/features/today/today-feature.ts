// What is to be done: each person's list of today, and the regular review of what has gone stale.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { dealsOfList, decideDeals, finishRun, listRuns, overview, startRun } from './clean-up.ts';
import type { CleanUpDeps } from './clean-up.ts';
import { today } from './read-today.ts';

export function todayFeature(deps: CleanUpDeps): Feature {
  return {
    name: 'today',
    routes(server) {
      server.register(contract.getToday, (call) => today(call, deps.maps));
      server.register(contract.getCleanUp, (call) => overview(call, deps));
      server.register(contract.listCleanUpDeals, (call) => dealsOfList(call, deps));
      server.register(contract.decideCleanUp, (call) => decideDeals(call, deps));
      server.register(contract.listCleanUpRuns, listRuns);
      server.register(contract.startCleanUpRun, (call) => startRun(call, deps));
      server.register(contract.finishCleanUpRun, (call) => finishRun(call, deps));
    },
  };
}

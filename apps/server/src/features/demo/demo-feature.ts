// The demo as a feature: its one route. Where its log is kept is decided by the composition.
import { loadDemo as loadDemoRoute } from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { type DemoDeps, loadDemo } from './load-demo.ts';

export function demoFeature(deps: DemoDeps): Feature {
  return {
    name: 'demo',
    routes(server) {
      server.register(loadDemoRoute, (call) => loadDemo(deps, call.workspace.id));
    },
  };
}

// The demo as a feature: the company's log in a workspace that is there, and a workspace of its own. Where things are kept
// is decided by the composition.
import { createDemoWorkspace, loadDemo as loadDemoRoute } from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { fillJob, makeDemoWorkspace } from './demo-workspace.ts';
import type { DemoWriters } from './fill-demo.ts';
import { type DemoDeps, loadDemo } from './load-demo.ts';

export function demoFeature(deps: DemoDeps, writers: DemoWriters): Feature {
  const fill = fillJob(writers, (workspaceId) => loadDemo(deps, workspaceId));
  return {
    name: 'demo',
    jobs: [fill],
    routes(server) {
      server.register(loadDemoRoute, (call) => loadDemo(deps, call.workspace.id));
      server.register(createDemoWorkspace, (call) => makeDemoWorkspace(call, fill));
    },
  };
}

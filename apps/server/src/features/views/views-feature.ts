// Saved views of deals, contacts, companies and activities. `give` hands the views of somebody who leaves to somebody else.
import * as contract from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { giveViews } from './view-store.ts';
import { arrangeViews, createView, getView, listViews, removeView, updateView } from './views.ts';
import type { ViewsDeps } from './views.ts';

export interface ViewsFeature extends Feature {
  readonly give: (tx: TenantTx, from: string, to: string) => Promise<number>;
}

export function viewsFeature(deps: ViewsDeps = {}): ViewsFeature {
  return {
    name: 'views',
    give: giveViews,
    routes(server) {
      server.register(contract.listViews, (call) => listViews(call, deps));
      server.register(contract.getView, (call) => getView(call, deps));
      server.register(contract.createView, (call) => createView(call, deps));
      server.register(contract.updateView, (call) => updateView(call, deps));
      server.register(contract.removeView, removeView);
      server.register(contract.arrangeViews, (call) => arrangeViews(call, deps));
    },
  };
}

// Deals: the board, lists, one deal, and everything that is done with deals. `write` and `append` are how other features
// change them; there is no other way.
import * as contract from '@portolan/contract';
import type { RecordKind } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import type { Call } from '../../platform/http/call.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { board } from './board.ts';
import type { BoardDeps } from './board.ts';
import { bulk, reassignDeals, repointDeals } from './bulk-deals.ts';
import { command, create, goOn, merge, move, remove, unmerge, update } from './change-deal.ts';
import { listEvents } from './list-events.ts';
import { list } from './list-deals.ts';
import { createPinnedMaps } from './pinned-maps.ts';
import type { MapsOfDeals, PinnedMaps } from './pinned-maps.ts';
import { showDeal } from './read-deal.ts';
import { summarise } from './summarise-deals.ts';
import { previewPlan, runPlan, undoPlan } from './transfer-deals.ts';
import { appendToDeals, writeDeals } from './write-deals.ts';
import type { Appended, DealsDeps, WriteOrder, Written, WrittenBy } from './write-deals.ts';

export interface DealsFeature extends Feature {
  readonly maps: PinnedMaps;
  readonly write: (tx: TenantTx, orders: readonly WriteOrder[], by: WrittenBy) => Promise<Written[]>;
  readonly append: (
    tx: TenantTx,
    dealId: string,
    bodies: Appended['bodies'],
    by: Pick<WrittenBy, 'actor' | 'now' | 'newId'>,
  ) => Promise<void>;
  /** The same for many deals. */
  readonly appendAll: (
    tx: TenantTx,
    additions: readonly Appended[],
    by: Pick<WrittenBy, 'actor' | 'now' | 'newId'>,
  ) => Promise<void>;
  /** A page of cards, as a list asks for it. */
  readonly list: (call: Call<typeof contract.listDeals>) => Promise<JsonBytes>;
  readonly reassign: (tx: TenantTx, from: string, to: string | null, by: WrittenBy) => Promise<number>;
  readonly repoint: (
    tx: TenantTx,
    what: Parameters<typeof repointDeals>[2],
    by: WrittenBy,
  ) => Promise<readonly string[]>;
  /** Before records are deleted for good: deals that are not in the bin themselves stop naming them. */
  readonly forget: (
    tx: TenantTx,
    gone: { readonly about: RecordKind; readonly ids: readonly string[] },
    by: WrittenBy,
  ) => Promise<void>;
}

export type DealsFeatureDeps = Omit<BoardDeps, 'maps'> &
  Omit<DealsDeps, 'maps'> & { readonly processes: MapsOfDeals };

export function dealsFeature(given: DealsFeatureDeps): DealsFeature {
  const maps = createPinnedMaps(given.processes);
  const deps = { ...given, maps };
  return {
    name: 'deals',
    maps,
    write: (tx, orders, by) => writeDeals(tx, deps, orders, by),
    append: (tx, dealId, bodies, by) => appendToDeals(tx, deps, [{ dealId, bodies }], by),
    appendAll: (tx, additions, by) => appendToDeals(tx, deps, additions, by),
    list: (call) => list(call, deps),
    reassign: (tx, from, to, by) => reassignDeals(tx, deps, from, to, by),
    repoint: (tx, what, by) => repointDeals(tx, deps, what, by),
    async forget(tx, { about, ids }, by) {
      if (about !== 'company' && about !== 'contact') return;
      for (const from of ids) {
        // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
        await repointDeals(tx, deps, { about, from, to: null }, by);
      }
    },
    routes(server) {
      server.register(contract.listDeals, (call) => list(call, deps));
      server.register(contract.summariseDeals, (call) => summarise(call, deps));
      server.register(contract.getBoard, (call) => board(call, deps));
      server.register(contract.createDeal, (call) => create(call, deps));
      server.register(contract.bulkDeals, (call) => bulk(call, deps));
      server.register(contract.getDeal, (call) => showDeal(call, deps));
      server.register(contract.updateDeal, (call) => update(call, deps));
      server.register(contract.moveDeal, (call) => move(call, deps));
      server.register(contract.commandDeal, (call) => command(call, deps));
      server.register(contract.removeDeal, (call) => remove(call, deps));
      server.register(contract.mergeDeals, (call) => merge(call, deps));
      server.register(contract.unmergeDeal, (call) => unmerge(call, deps));
      server.register(contract.continueDeal, (call) => goOn(call, deps));
      server.register(contract.listDealEvents, listEvents);
      server.register(contract.previewTransfer, (call) => previewPlan(call, deps));
      server.register(contract.runTransfer, (call) => runPlan(call, deps));
      server.register(contract.undoTransfer, (call) => undoPlan(call, deps));
    },
  };
}

// The one way in which deals are written, whoever asks: board, API, import, bulk edit, automation. It holds the rows,
// asks for reach, fields and rules (`decide` of core), and saves rows and events in the caller's transaction.
import { decide, may, reaches, recordOf, refuseFields, sees } from '@portolan/core';
import type {
  Deal,
  DealCommand,
  DealEvent,
  DealEventBody,
  DecideContext,
  MapGraph,
  RecordAccess,
  Role,
  RuleRecord,
} from '@portolan/core';
import { evolve } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { revisionProblem } from '../../platform/http/revision.ts';
import { eventsOfDeals } from './deal-events.ts';
import { refused } from './deal-refused.ts';
import { DEAL_COLUMNS, dealOfRow } from './deal-row.ts';
import type { DealRow } from './deal-row.ts';
import type { PinnedMap, PinnedMaps } from './pinned-maps.ts';
import { missingReference, missingReferences, referencesIn } from './references.ts';
import { saveDeals } from './save-deals.ts';
import type { SavedDeal } from './save-deals.ts';

/** Who writes, and when. */
export interface WrittenBy {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
  /** Facts of another system: see `DecideContext`. */
  readonly asHistory?: boolean;
}

export interface DealsDeps {
  readonly maps: PinnedMaps;
  /** Why a value does not fit a field of the workspace. */
  readonly problemWith: (
    tx: TenantTx,
  ) => Promise<((field: string, value: unknown) => string | undefined) | undefined>;
}

type Create = Extract<DealCommand, { do: 'create' }>;

export interface WriteOrder {
  readonly dealId: string;
  /** A new deal that names no version is made on the one that is published. */
  readonly command:
    | Exclude<DealCommand, Create>
    | (Omit<Create, 'versionId'> & { readonly versionId?: string });
  /** Of history: who did it there; null where nobody knows. */
  readonly actorId?: string | null;
  /** The revision that the caller knows; another one is refused. */
  readonly ifMatch?: number | undefined;
}

export type Written =
  | { readonly ok: true; readonly dealId: string; readonly deal: Deal; readonly events: readonly DealEvent[] }
  | { readonly ok: false; readonly dealId: string; readonly name: string; readonly error: AppError };

interface HeldRow extends DealRow {
  readonly company_name: string | null;
  readonly next_step_at: Date | null;
  readonly last_activity_at: Date | null;
}

/** The deals, held until the transaction ends; in the order of their ids, so that two callers never wait in a ring. */
export function holdDeals(tx: TenantTx, ids: readonly string[]): Promise<HeldRow[]> {
  return tx.all<HeldRow>({
    name: 'deals-hold',
    text: `select ${DEAL_COLUMNS}, d.next_step_at, d.last_activity_at,
        (select c.name from companies c where c.workspace_id = $1 and c.id = d.company_id) as company_name
      from deals d where d.workspace_id = $1 and d.id = any($2::uuid[]) order by d.id for update`,
    values: [tx.workspaceId, ids],
  });
}

/** Commands that write values of fields. */
const SETS_FIELDS = new Set<string>(['create', 'set', 'absorb']);
/** Commands about an earlier move need the deal's history. */
const LOOK_BACK = new Set<string>(['undoMove', 'explainMove']);

/** Of one deal after the other; a deal that is named twice is written twice, one on top of the other. */
export async function writeDeals(
  tx: TenantTx,
  deps: DealsDeps,
  orders: readonly WriteOrder[],
  by: WrittenBy,
): Promise<Written[]> {
  const { results, save } = await decideDeals(tx, deps, orders, by);
  await save();
  return results;
}

interface Decided {
  readonly results: Written[];
  /** Asks for all that is to be written at once, before anything is awaited: more can be sent along with it. */
  readonly save: () => Promise<void>;
  readonly graphOf: (dealId: string) => MapGraph | undefined;
}

async function decideDeals(
  tx: TenantTx,
  deps: DealsDeps,
  orders: readonly WriteOrder[],
  by: WrittenBy,
): Promise<Decided> {
  const asked = orders.map(({ command }) => command);
  const ids = [
    ...new Set(orders.filter(({ command }) => command.do !== 'create').map(({ dealId }) => dealId)),
  ];
  const lookedBack = orders.filter(({ command }) => LOOK_BACK.has(command.do)).map(({ dealId }) => dealId);
  const [rows, missing, problemWith, histories, published] = await Promise.all([
    ids.length === 0 ? [] : holdDeals(tx, ids),
    missingReferences(tx, referencesIn(asked), by.asHistory === true),
    asked.some(({ do: what }) => SETS_FIELDS.has(what)) ? deps.problemWith(tx) : undefined,
    lookedBack.length === 0 ? new Map<string, DealEvent[]>() : eventsOfDeals(tx, lookedBack),
    publishedFor(tx, deps.maps, asked),
  ]);
  const commands = asked.map((command): DealCommand => {
    if (command.do !== 'create') return command;
    return { ...command, versionId: command.versionId ?? published.get(command.processId) ?? '' };
  });
  const ended = new Set(rows.flatMap((row) => (row.ended_at === null ? [] : row.id)));
  const reopened =
    by.asHistory === true
      ? []
      : orders.filter(({ dealId, command }) => command.do === 'move' && ended.has(dealId));
  if (reopened.length > 0) {
    const more = await eventsOfDeals(
      tx,
      reopened.map(({ dealId }) => dealId),
    );
    for (const [id, events] of more) histories.set(id, events);
  }
  const held = new Map(rows.map((row) => [row.id, row]));
  const deals = new Map<string, Deal>(rows.map((row) => [row.id, dealOfRow(row)]));
  const maps = await mapsOf(tx, deps.maps, commands, [...deals.values()]);
  const saved = new Map<
    string,
    { before: Deal | undefined; deal: Deal; events: DealEvent[]; map: PinnedMap }
  >();
  const now = by.now.toISOString();
  const historyFor = (id: string): Pick<DecideContext, 'history'> => {
    const history = histories.get(id);
    return history === undefined ? {} : { history: [...history, ...(saved.get(id)?.events ?? [])] };
  };

  const results = orders.map(({ dealId, actorId, ifMatch }, place): Written => {
    const command = commands[place]!;
    const deal = deals.get(dealId);
    const fail = (error: AppError): Written => ({ ok: false, dealId, name: deal?.name ?? '', error });
    const outOfReach = reachProblem(command, deal, by.access);
    // Of a deal that is not seen, not even the name is told.
    if (outOfReach?.code === 'not_found') return { ok: false, dealId, name: '', error: outOfReach };
    if (outOfReach !== undefined) return fail(outOfReach);
    const changed = deal === undefined ? undefined : revisionProblem(ifMatch, deal.revision);
    if (changed !== undefined) return fail(changed);
    const wrong = missingReference(command, missing, deal);
    if (wrong !== undefined) return fail(wrong);
    const map = maps.get(versionOf(command, deal));
    if (map === undefined) return fail(new AppError('not_found'));
    if (command.do === 'create' && map.processId !== command.processId)
      return fail(new AppError('not_found'));
    const row = held.get(dealId);
    const context: DecideContext = {
      graph: map.graph,
      now,
      newId: by.newId,
      actorId: actorId === undefined ? by.actor.id : actorId,
      role: by.role,
      may: (permission) => may(by.role, permission),
      recordOf: (one) => recordWith(one, row, by.now),
      ...(problemWith === undefined ? {} : { problemWith }),
      ...(by.asHistory === undefined ? {} : { asHistory: by.asHistory }),
      ...historyFor(dealId),
    };
    const verdict = decide(command, deal, dealId, context);
    if (!verdict.ok) return fail(refused(verdict.refusal));
    deals.set(dealId, verdict.deal);
    const known = saved.get(dealId);
    saved.set(dealId, {
      before: known === undefined ? deal : known.before,
      deal: verdict.deal,
      events: [...(known?.events ?? []), ...verdict.events],
      map,
    });
    return { ok: true, dealId, deal: verdict.deal, events: verdict.events };
  });
  return {
    results,
    graphOf: (dealId) => saved.get(dealId)?.map.graph,
    async save() {
      await Promise.all([
        saveDeals(tx, [...saved.values()].map(asSaved), by),
        auditOverrides(tx, results, by),
      ]);
    },
  };
}

/** Versions that new deals begin on, by process. */
async function publishedFor(
  tx: TenantTx,
  maps: PinnedMaps,
  asked: readonly WriteOrder['command'][],
): Promise<ReadonlyMap<string, string>> {
  const processes = new Set<string>();
  for (const command of asked) {
    if (command.do === 'create' && command.versionId === undefined) processes.add(command.processId);
  }
  return new Map(
    await Promise.all(
      [...processes].map(async (id) => [id, (await maps.published(tx, id)).versionId] as const),
    ),
  );
}

/** Passing by the rules is kept with the deal, and in the audit log, too: whatever way it was asked for. */
async function auditOverrides(tx: TenantTx, results: readonly Written[], by: WrittenBy): Promise<void> {
  const entries = results.flatMap((one) => {
    const event = one.ok ? one.events.find(({ kind }) => kind === 'overridden') : undefined;
    if (!one.ok || event?.kind !== 'overridden') return [];
    const { from, to, passed, reason } = event;
    const details = { name: one.deal.name, from, to, passed, reason };
    return [{ actor: by.actor, action: 'deal.override', subject: one.dealId, details }];
  });
  await Promise.all(entries.map((entry) => audit(tx, entry, { now: () => by.now, newId: by.newId })));
}

/** One deal, or the refusal thrown. */
export async function writeDeal(
  tx: TenantTx,
  deps: DealsDeps,
  order: WriteOrder,
  by: WrittenBy,
): Promise<Written & { readonly ok: true }> {
  const { written, save } = await decideDeal(tx, deps, order, by);
  await save();
  return written;
}

interface DecidedDeal {
  readonly written: Written & { readonly ok: true };
  readonly graph: MapGraph;
  readonly save: Decided['save'];
}

/** One deal as it will be, not yet saved, or the refusal thrown. */
export async function decideDeal(
  tx: TenantTx,
  deps: DealsDeps,
  order: WriteOrder,
  by: WrittenBy,
): Promise<DecidedDeal> {
  const { results, save, graphOf } = await decideDeals(tx, deps, [order], by);
  const [written] = results;
  const graph = graphOf(order.dealId);
  if (written?.ok === false) throw written.error;
  if (written === undefined || graph === undefined) throw new Error('an order has a result');
  return { written, graph, save };
}

/** What happened to one deal, as another feature knows it. */
export interface Appended {
  readonly dealId: string;
  readonly bodies: readonly (Extract<DealEventBody, { kind: 'activity' | 'noted' | 'filed' }> & {
    readonly happenedAt?: string;
  })[];
}

/**
 * Adds what other features know about deals (an activity, a note, a file) to their events. The caller has asked whether
 * it may be done.
 * @throws AppError `not_found`
 */
export async function appendToDeals(
  tx: TenantTx,
  deps: DealsDeps,
  additions: readonly Appended[],
  by: Pick<WrittenBy, 'actor' | 'now' | 'newId'>,
): Promise<void> {
  if (additions.length === 0) return;
  const rows = await holdDeals(
    tx,
    additions.map(({ dealId }) => dealId),
  );
  const held = new Map(rows.map((row) => [row.id, dealOfRow(row)]));
  const recordedAt = by.now.toISOString();
  const saved = new Map<string, SavedDeal>();
  for (const { dealId, bodies } of additions) {
    const before = held.get(dealId);
    if (before === undefined) throw new AppError('not_found');
    // oxlint-disable-next-line no-await-in-loop -- known already, all but the first time
    const { graph } = await deps.maps.get(tx, before.versionId);
    const events = bodies.map(({ happenedAt, ...body }): DealEvent => {
      const stamp = { id: by.newId(), dealId, recordedAt, actorId: by.actor.id };
      return { ...stamp, happenedAt: happenedAt ?? recordedAt, ...body };
    });
    const known = saved.get(dealId);
    const deal = events.reduce<Deal>((one, event) => evolve(one, event), known?.deal ?? before);
    saved.set(dealId, { before, deal, events: [...(known?.events ?? []), ...events], graph });
  }
  await saveDeals(tx, [...saved.values()], by);
}

function asSaved(one: {
  readonly before: Deal | undefined;
  readonly deal: Deal;
  readonly events: readonly DealEvent[];
  readonly map: PinnedMap;
}): SavedDeal {
  return { before: one.before, deal: one.deal, events: one.events, graph: one.map.graph };
}

function recordWith(deal: Deal, row: HeldRow | undefined, now: Date): RuleRecord {
  return recordOf(deal, now.getTime(), {
    ...(row?.company_name == null ? {} : { companyName: row.company_name }),
    nextStepAt: row?.next_step_at?.toISOString() ?? null,
    lastActivityAt: row?.last_activity_at?.toISOString() ?? null,
  });
}

/** The version whose map answers: of a new deal and of a transfer the one it goes to. */
function versionOf(command: DealCommand, deal: Deal | undefined): string {
  if (command.do === 'create' || command.do === 'transfer') return command.versionId;
  return deal?.versionId ?? '';
}

async function mapsOf(
  tx: TenantTx,
  maps: PinnedMaps,
  commands: readonly DealCommand[],
  deals: readonly Deal[],
): Promise<ReadonlyMap<string, PinnedMap>> {
  const ids = new Set(deals.map(({ versionId }) => versionId));
  for (const command of commands) {
    if (command.do === 'create' || command.do === 'transfer') ids.add(command.versionId);
  }
  const found = new Map<string, PinnedMap>();
  // oxlint-disable-next-line no-await-in-loop -- known already, all but the first time
  for (const id of ids) found.set(id, await maps.get(tx, id));
  return found;
}

/** 404 for what the caller may not know of, 403 for what the caller sees but may not change. */
function reachProblem(
  command: DealCommand,
  deal: Deal | undefined,
  access: RecordAccess,
): AppError | undefined {
  if (command.do === 'create') {
    return (
      limitedProblem(access, command.processId, given(command.fields)) ??
      (reaches(access, 'deal', 'change', { ownerId: command.fields.ownerId, processId: command.processId })
        ? undefined
        : new AppError('forbidden', 'Your role makes deals of your own only'))
    );
  }
  if (deal === undefined) return new AppError('not_found');
  if (!reaches(access, 'deal', 'read', deal)) return denied(new AppError('not_found'), deal.id);
  if (!reaches(access, 'deal', 'change', deal)) {
    return denied(new AppError('forbidden', 'You see this deal, but your role does not change it'), deal.id);
  }
  if (command.do !== 'set' && command.do !== 'absorb') return undefined;
  return (
    limitedProblem(access, deal.processId, command.changes) ??
    (command.do === 'set' ? guessProblem(access, deal.processId, command.was) : undefined)
  );
}

function denied(error: AppError, id: string): AppError {
  error.denial = { about: 'deal', id, what: 'change' };
  return error;
}

/** Of a new deal, what is empty says nothing. */
function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Saying what one believes to be there would tell whether it is. */
function guessProblem(
  access: RecordAccess,
  processId: string,
  was: Readonly<Record<string, unknown>>,
): AppError | undefined {
  if (access.limited('deal').length === 0) return undefined;
  const { custom, ...own } = was;
  const names = [...Object.keys(own), ...Object.keys(custom ?? {}).map((key) => `custom.${key}`)];
  const field = names.find((name) => !sees(access, 'deal', name, processId));
  return field === undefined
    ? undefined
    : new AppError('forbidden', `Your role does not see ${field}`, [{ path: field, message: 'not seen' }]);
}

function limitedProblem(
  access: RecordAccess,
  processId: string,
  changes: Readonly<Record<string, unknown>>,
): AppError | undefined {
  const [field] = refuseFields(access, 'deal', processId, changes);
  return field === undefined
    ? undefined
    : new AppError('forbidden', `Your role does not change ${field}`, [
        { path: field, message: 'not yours to change' },
      ]);
}

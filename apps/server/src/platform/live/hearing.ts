// Which listeners may know of which events: of a record only who reaches it. Whose records they are is asked for once per
// batch of events, and not at all where every listener reaches everything.
import { reaches } from '@portolan/core';
import type { RecordAccess, RecordKind, Whose } from '@portolan/core';
import { accessOf } from '../access/access-of.ts';
import { tenantTx } from '../db/tenant-transaction.ts';
import type { TenantTx } from '../db/tenant-transaction.ts';
import type { StoredEvent } from '../events/read-events.ts';
import type { Platform } from '../platform.ts';
import type { Listener } from './listener.ts';

export type MayHear = (listener: Listener, event: StoredEvent) => boolean;

/** What decides about an event: a record of a kind, now. */
interface Place extends Whose {
  readonly about: RecordKind;
}

interface Row {
  readonly about: RecordKind;
  readonly id: string;
  readonly owner_id: string | null;
  readonly process_id: string | null;
  /** Of an activity of a deal: the deal decides. */
  readonly is_deals: boolean;
}

const WHOSE = `select 'deal' as about, id, owner_id, process_id, false as is_deals
    from deals where workspace_id = $1 and id = any($2)
  union all select 'contact', id, owner_id, null, false from contacts where workspace_id = $1 and id = any($3)
  union all select 'company', id, owner_id, null, false from companies where workspace_id = $1 and id = any($4)
  union all select 'activity', a.id, case when d.id is null then a.owner_id else d.owner_id end, d.process_id,
      d.id is not null
    from activities a left join deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
    where a.workspace_id = $1 and a.id = any($5)`;

/** The record that an event is about; undefined for what is no record, which everybody may know of. */
function recordOf({ about, recordId, dealId }: StoredEvent): { about: RecordKind; id: string } | undefined {
  if (about === 'activity' || about === 'contact' || about === 'company' || about === 'deal') {
    return { about, id: recordId };
  }
  return dealId === null ? undefined : { about: 'deal', id: dealId };
}

async function placesOf(tx: TenantTx, events: readonly StoredEvent[]): Promise<ReadonlyMap<string, Place>> {
  const ids: Record<RecordKind, Set<string>> = {
    deal: new Set(),
    contact: new Set(),
    company: new Set(),
    activity: new Set(),
  };
  for (const event of events) {
    const record = recordOf(event);
    if (record !== undefined) ids[record.about].add(record.id);
  }
  const values = [
    tx.workspaceId,
    ...[ids.deal, ids.contact, ids.company, ids.activity].map((set) => [...set]),
  ];
  const rows = await tx.all<Row>({ name: 'live-whose', text: WHOSE, values });
  return new Map(
    rows.map((row) => [
      `${row.about} ${row.id}`,
      {
        about: row.is_deals ? 'deal' : row.about,
        ownerId: row.owner_id,
        processId: row.process_id,
      },
    ]),
  );
}

/** Whether there is anything of these kinds that the listener does not reach. */
function isNarrowed(access: RecordAccess, kinds: ReadonlySet<RecordKind>): boolean {
  return [...kinds].some((about) =>
    [null, ...access.processes].some((processId) => access.scope(about, 'read', processId) !== 'all'),
  );
}

/** Who reached the record until this event may know that it went to somebody else. */
function reachedUntil(access: RecordAccess, place: Place, { payload }: StoredEvent): boolean {
  const { changes } = payload;
  if (!Array.isArray(changes)) return false;
  return (changes as readonly { field?: unknown; from?: unknown }[]).some(
    ({ field, from }) =>
      (field === 'ownerId' || field === 'owner') &&
      (from === null || typeof from === 'string') &&
      reaches(access, place.about, 'read', { ...place, ownerId: from }),
  );
}

/** @param listeners of one workspace, each as its stream was begun */
export async function hearingOf(
  platform: Platform,
  workspaceId: string,
  listeners: Iterable<Listener>,
  events: readonly StoredEvent[],
): Promise<MayHear> {
  const kinds = new Set(events.flatMap((event) => recordOf(event)?.about ?? []));
  // An activity of a deal goes by the deal.
  if (kinds.has('activity')) kinds.add('deal');
  const accesses = new Map<Listener, RecordAccess>();
  await Promise.all(
    [...listeners].map(async (listener) => {
      const access = await accessOf({ platform, workspace: listener.workspace });
      if (isNarrowed(access, kinds)) accesses.set(listener, access);
    }),
  );
  if (accesses.size === 0) return () => true;
  const places = await tenantTx(platform.db, workspaceId, (tx) => placesOf(tx, events));
  return (listener, event) => {
    const access = accesses.get(listener);
    const record = recordOf(event);
    if (access === undefined || record === undefined) return true;
    const place = places.get(`${record.about} ${record.id}`);
    // Deleted for good meanwhile: only who reaches everything of its kind knows that there was something.
    if (place === undefined) return false;
    return reaches(access, place.about, 'read', place) || reachedUntil(access, place, event);
  };
}

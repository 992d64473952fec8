// Reads the events of a workspace onwards from a cursor, each exactly once, whatever the order in which the
// transactions that wrote them end: reading stops below the oldest transaction of this database that still runs.
import type { TenantTx } from '../db/tenant-transaction.ts';

export interface StoredEvent {
  /** Behind this event; give it back to read on. */
  readonly cursor: string;
  readonly seq: number;
  readonly id: string;
  readonly about: string;
  readonly recordId: string;
  readonly dealId: string | null;
  readonly kind: string;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
  readonly actorKind: 'user' | 'key' | 'import' | 'system';
  readonly actorId: string | null;
  readonly processId: string | null;
  readonly versionId: string | null;
  readonly fromNode: string | null;
  readonly toNode: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ReadEvents {
  /** Of the last event that was read; undefined: from the first. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly about?: string | undefined;
  readonly recordId?: string | undefined;
}

/** Before every event. */
export const FIRST_CURSOR = '0.0';

const CURSOR = /^(\d{1,20})\.(\d{1,19})$/;

/** The two numbers of a cursor, as text, or undefined for anything that we did not make. */
export function partsOfCursor(cursor: string): { readonly xid: string; readonly seq: string } | undefined {
  const match = CURSOR.exec(cursor);
  if (match === null) return undefined;
  const [, xid, seq] = match;
  return BigInt(xid!) < 2n ** 64n && BigInt(seq!) < 2n ** 63n ? { xid: xid!, seq: seq! } : undefined;
}

interface Row extends Omit<StoredEvent, 'cursor'> {
  readonly xid: string;
}

const COLUMNS = `xid::text as xid, seq, id, about, record_id as "recordId", deal_id as "dealId", kind,
  happened_at as "happenedAt", recorded_at as "recordedAt", actor_kind as "actorKind", actor_id as "actorId",
  process_id as "processId", version_id as "versionId", from_node as "fromNode", to_node as "toNode", payload`;
const ONWARDS = `workspace_id = $1 and (xid, seq) > ($2::xid8, $3::bigint)
  and xid < api.settled_before()`;
const IN_ORDER = 'order by xid, seq limit $4';

const READ_ALL = `select ${COLUMNS} from events where ${ONWARDS} ${IN_ORDER}`;
const READ_ABOUT = `select ${COLUMNS} from events where ${ONWARDS} and about = $5 ${IN_ORDER}`;
const READ_RECORD = `select ${COLUMNS} from events where ${ONWARDS} and record_id = $5 ${IN_ORDER}`;
const READ_BOTH = `select ${COLUMNS} from events where ${ONWARDS} and record_id = $5 and about = $6 ${IN_ORDER}`;

/**
 * The next events in the order of their transactions; of one record, that is not always the order in which things
 * happened to it, which `seq` tells.
 * @throws RangeError when `after` is no cursor
 */
export async function readEvents(tx: TenantTx, options: ReadEvents): Promise<StoredEvent[]> {
  const { after = FIRST_CURSOR, limit, about, recordId } = options;
  const parts = partsOfCursor(after);
  if (parts === undefined) throw new RangeError(`Not a cursor of events: ${after.slice(0, 60)}`);
  const onwards = [tx.workspaceId, parts.xid, parts.seq, limit];
  const statement =
    recordId === undefined
      ? about === undefined
        ? { name: 'portolan-events', text: READ_ALL, values: onwards }
        : { name: 'portolan-events-about', text: READ_ABOUT, values: [...onwards, about] }
      : about === undefined
        ? { name: 'portolan-events-record', text: READ_RECORD, values: [...onwards, recordId] }
        : { name: 'portolan-events-both', text: READ_BOTH, values: [...onwards, recordId, about] };
  const rows = await tx.all<Row>(statement);
  return rows.map(({ xid, ...event }) => ({ ...event, cursor: `${xid}.${event.seq}` }));
}

/** Whether one who is at `cursor` has not read up to `other` yet. */
export function isBehind(cursor: string, other: string): boolean {
  const [a, b] = [partsOfCursor(cursor), partsOfCursor(other)];
  if (a === undefined || b === undefined) throw new RangeError('Not a cursor of events');
  return a.xid === b.xid ? BigInt(a.seq) < BigInt(b.seq) : BigInt(a.xid) < BigInt(b.xid);
}

export interface Place {
  /** The cursor of one who knows everything that can be read at the moment, and nothing more. */
  readonly now: string;
  /** Something is written already, but an older transaction still runs: it can be read soon. */
  readonly isHeld: boolean;
  readonly configVersion: number;
}

export async function placeOf(tx: TenantTx): Promise<Place> {
  const row = await tx.one<{ settled: string; isHeld: boolean; configVersion: number }>({
    name: 'portolan-events-place',
    text: `select settled::text,
      exists (select from events where workspace_id = $1 and xid >= settled) as "isHeld",
      coalesce((select config_version from workspaces where workspace_id = $1), 0) as "configVersion"
      from api.settled_before() as settled`,
    values: [tx.workspaceId],
  });
  return { now: `${row.settled}.0`, isHeld: row.isHeld, configVersion: row.configVersion };
}

/** Whether more than `most` events can be read after a cursor. */
export async function missedMoreThan(tx: TenantTx, after: string, most: number): Promise<boolean> {
  const { xid, seq } = partsOfCursor(after)!;
  const beyond = await tx.maybe({
    name: 'portolan-events-missed',
    text: `select seq from events where ${ONWARDS} order by xid, seq limit 1 offset $4`,
    values: [tx.workspaceId, xid, seq, most],
  });
  return beyond !== undefined;
}

// The audit log, searched: by who, what, to what, when and words, newest first. Ids are UUIDv7, so their order is the
// order in time, and a span of time is a span of ids: no entry outside it is looked at.
import type { AuditEntry, exportAudit, listAudit } from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call } from '../../platform/http/call.ts';

export type AuditSearch = Call<typeof exportAudit>['query'] &
  Partial<Pick<Call<typeof listAudit>['query'], 'cursor'>>;

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: 'user' | 'key' | 'system';
  readonly actor_id: string | null;
  readonly actor_label: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly details: Record<string, unknown>;
}

/** The moment of an entry and that of its id are taken one after the other. */
const SLACK_MS = 60_000;

/** The smallest id of this moment. */
function idAt(ms: number): string {
  const hex = Math.min(Math.max(Math.trunc(ms), 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

function like(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Words are not indexed: so many entries are looked at for one page, which may then be short and still have a next one. */
const LOOKED_AT = 5000;

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** The id below which to read on; undefined at the end. */
  readonly next: string | undefined;
}

/** @param before the id below which to read on; undefined from the newest */
export async function findEntries(
  tx: TenantTx,
  search: Omit<AuditSearch, 'cursor'>,
  before: string | undefined,
  limit: number,
): Promise<AuditPage> {
  const values: unknown[] = [tx.workspaceId];
  const where = ['workspace_id = $1'];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  if (before !== undefined) where.push(`id < ${parameter(before)}`);
  if (search.actor !== undefined) where.push(`actor_id = ${parameter(search.actor)}`);
  if (search.action !== undefined) {
    where.push(
      search.action.includes('.')
        ? `action = ${parameter(search.action)}`
        : `action ~>=~ ${parameter(`${search.action}.`)} and action ~<~ ${parameter(`${search.action}/`)}`,
    );
  }
  if (search.subject !== undefined) where.push(`subject = ${parameter(search.subject)}`);
  if (search.from !== undefined) {
    const from = new Date(search.from);
    where.push(`id >= ${parameter(idAt(from.getTime() - SLACK_MS))} and at >= ${parameter(from)}`);
  }
  if (search.until !== undefined) {
    const until = new Date(search.until);
    where.push(`id < ${parameter(idAt(until.getTime() + SLACK_MS))} and at < ${parameter(until)}`);
  }
  const entries = `from audit_entries where ${where.join(' and ')} order by id desc`;
  const rows = (text: string): Promise<AuditRow[]> => tx.all<AuditRow>({ text, values: [...values] });
  if (search.q === undefined || search.q === '')
    return pageOf(await rows(`select ${COLUMNS} ${entries} limit ${limit + 1}`), limit);

  const [edge] = await tx.all<{ id: string }>({
    text: `select id ${entries} offset ${LOOKED_AT - 1} limit 1`,
    values: [...values],
  });
  const words = parameter(like(search.q));
  const found = await rows(`select * from (select ${COLUMNS} ${entries} limit ${LOOKED_AT}) looked_at
    where concat_ws(E'\\n', action, subject, actor_label, details::text) ilike ${words}
    order by id desc limit ${limit + 1}`);
  const page = pageOf(found, limit);
  return { rows: page.rows, next: page.next ?? edge?.id };
}

const COLUMNS = 'id, at, actor_kind, actor_id, actor_label, action, subject, details';

/** @param rows one more than are shown, where there are more */
function pageOf(rows: readonly AuditRow[], limit: number): AuditPage {
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? shown.at(-1)?.id : undefined };
}

export function presentEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_label,
    action: row.action,
    subject: row.subject,
    details: row.details,
  };
}

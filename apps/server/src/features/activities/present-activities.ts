// Activities as the contract shows them, with the names of what they point to.
import type { Activity, ActivityRow } from '@portolan/contract';
import type { RecordAccess, Series } from '@portolan/core';
import { peopleOf } from '../../platform/auth/people.ts';
import type { PersonOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { mayChangeActivity } from '../../platform/access/activity-scope.ts';
import { dueOf, STATE_COLUMNS } from './activity-state.ts';
import type { StateRow } from './activity-state.ts';

export interface ShownRow extends StateRow {
  readonly deal_name: string | null;
  readonly deal_owner_id: string | null;
  readonly deal_process_id: string | null;
  readonly company_name: string | null;
  readonly contacts: { id: string; name: string }[];
}

/** Rows `a` with their deal `d`. */
export const SHOWN_FROM = `from activities a
    left join deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
    left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id`;
const NAMES = `d.name as deal_name, d.owner_id as deal_owner_id, d.process_id as deal_process_id, c.name as company_name,
  coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name) order by p.place)
    from activity_people p join contacts k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    where p.workspace_id = a.workspace_id and p.activity_id = a.id), '[]'::json) as contacts`;
export const SHOWN_COLUMNS = `${STATE_COLUMNS}, ${NAMES}`;
/** For the calendar: without the text, which may be long. */
export const SHOWN_WITHOUT_TEXT = SHOWN_COLUMNS.replace('a.body', 'null::jsonb as body');

export function peopleIn(tx: TenantTx, rows: readonly ShownRow[]): Promise<PersonOf> {
  return peopleOf(
    tx,
    rows.flatMap((row) => [row.owner_id, row.done_by, row.created_by]),
  );
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function presentRow(row: ShownRow, personOf: PersonOf): ActivityRow {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    due: dueOf(row),
    owner: personOf(row.owner_id),
    deal: row.deal_id === null ? null : { id: row.deal_id, name: row.deal_name ?? '' },
    company: row.company_id === null ? null : { id: row.company_id, name: row.company_name ?? '' },
    contacts: row.contacts,
    priority: row.priority,
    direction: row.direction,
    outcome: row.outcome,
    doneAt: iso(row.done_at),
    doneBy: personOf(row.done_by),
    snoozedUntil: iso(row.snoozed_until),
    repeats: row.repeat !== null,
    createdAt: row.created_at.toISOString(),
    createdBy: personOf(row.created_by),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: iso(row.deleted_at),
    revision: row.revision,
  };
}

function repeatOf(series: Series | null): Activity['repeat'] {
  if (series === null) return null;
  const { time: _time, ...shown } = series;
  return { ...shown, on: [...shown.on] };
}

export function presentActivity(row: ShownRow, personOf: PersonOf, access: RecordAccess): Activity {
  const deal =
    row.deal_process_id === null ? null : { ownerId: row.deal_owner_id, processId: row.deal_process_id };
  return {
    ...presentRow(row, personOf),
    body: row.body,
    repeat: repeatOf(row.repeat),
    can: { change: mayChangeActivity(access, { ownerId: row.owner_id, deal }) },
  };
}

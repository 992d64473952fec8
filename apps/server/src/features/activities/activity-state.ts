// An activity as it is changed: what its row holds, without the names around it.
import type { ActivityFields, ActivityOutcome, Due, RichText, Series } from '@portolan/core';

export interface ActivityState extends Omit<ActivityFields, 'repeat'> {
  readonly id: string;
  readonly body: RichText | null;
  readonly series: Series | null;
  readonly outcome: ActivityOutcome | null;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly snoozedUntil: Date | null;
  /** The next of its row, which its end made. */
  readonly madeNext: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly deletedAt: Date | null;
  readonly revision: number;
}

/** The columns that make an `ActivityState`; alias `a`. */
export const STATE_COLUMNS = `a.id, a.kind, a.subject, a.body, a.due_on::text, a.due_at, a.minutes, a.owner_id, a.deal_id,
  a.company_id, a.priority, a.direction, a.repeat, a.outcome, a.done_at, a.done_by, a.snoozed_until, a.made_next,
  a.created_at, a.created_by, a.updated_at, a.deleted_at, a.revision`;

export interface StateRow {
  readonly id: string;
  readonly kind: ActivityState['kind'];
  readonly subject: string;
  readonly body: RichText | null;
  readonly due_on: string | null;
  readonly due_at: Date | null;
  readonly minutes: number | null;
  readonly owner_id: string | null;
  readonly deal_id: string | null;
  readonly company_id: string | null;
  readonly priority: ActivityState['priority'];
  readonly direction: ActivityState['direction'];
  readonly repeat: Series | null;
  readonly outcome: ActivityOutcome | null;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly snoozed_until: Date | null;
  readonly made_next: string | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly revision: number;
}

export function dueOf(row: Pick<StateRow, 'due_on' | 'due_at' | 'minutes'>): Due | null {
  if (row.due_on !== null) return { on: row.due_on };
  if (row.due_at === null) return null;
  return { at: row.due_at.toISOString(), minutes: row.minutes ?? 0 };
}

export function stateOf(row: StateRow & { readonly contact_ids: string[] }): ActivityState {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    body: row.body,
    due: dueOf(row),
    ownerId: row.owner_id,
    dealId: row.deal_id,
    companyId: row.company_id,
    contactIds: row.contact_ids,
    priority: row.priority,
    direction: row.direction,
    series: row.repeat,
    outcome: row.outcome,
    doneAt: row.done_at,
    doneBy: row.done_by,
    snoozedUntil: row.snoozed_until,
    madeNext: row.made_next,
    createdAt: row.created_at,
    createdBy: row.created_by,
    deletedAt: row.deleted_at,
    revision: row.revision,
  };
}

// The same reach as `reaches` of core/access, as a condition on rows: for lists, counts, groups and exports.
import type { RecordAccess, RecordKind, RecordScope } from '@portolan/core';

export interface SqlPart {
  readonly text: string;
  readonly values: readonly unknown[];
}

const TRUE: SqlPart = { text: 'true', values: [] };

/**
 * @param columns SQL of the row's owner and, for deals, of its process
 * @param next number of the first parameter that is free
 */
export function scopeSql(
  access: RecordAccess,
  about: RecordKind,
  what: 'read' | 'change',
  columns: { readonly owner: string; readonly process?: string },
  next: number,
): SqlPart {
  const general = access.scope(about, what, null);
  if (columns.process === undefined || access.processes.length === 0) {
    return ownersSql(access, general, columns.owner, next);
  }
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (processes: readonly string[], negated: boolean, scope: RecordScope): void => {
    const whose = ownersSql(access, scope, columns.owner, next + values.length + 1);
    parts.push(
      `(${negated ? 'not ' : ''}${columns.process} = any($${next + values.length}::uuid[]) and ${whose.text})`,
    );
    values.push(processes, ...whose.values);
  };
  for (const scope of ['all', 'team', 'own'] as const) {
    const processes = access.processes.filter((id) => access.scope(about, what, id) === scope);
    if (processes.length > 0) add(processes, false, scope);
  }
  add(access.processes, true, general);
  return { text: `(${parts.join(' or ')})`, values };
}

function ownersSql(access: RecordAccess, scope: RecordScope, owner: string, next: number): SqlPart {
  if (scope === 'all') return TRUE;
  return {
    text: `(${owner} is null or ${owner} = any($${next}::uuid[]))`,
    values: [scope === 'team' ? access.team : access.own],
  };
}

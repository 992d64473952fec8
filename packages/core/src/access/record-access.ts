// Which records of a workspace somebody sees and changes, and which of their fields: by role, by whose records they are,
// by process. Pure: what is configured is given. The server asks it on every way in and out.
import { z } from 'zod';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';

export const RECORD_KINDS = ['deal', 'contact', 'company', 'activity'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Whose records: one's own and nobody's, those of one's teams, or all. */
export const RECORD_SCOPES = ['own', 'team', 'all'] as const;
export type RecordScope = (typeof RECORD_SCOPES)[number];

export const FIELD_ACCESS = ['hidden', 'read', 'edit'] as const;
export type FieldAccess = (typeof FIELD_ACCESS)[number];

/** What a workspace has set; what is not set is `all` and `edit`. Owners and admins are not narrowed. */
export const accessRulesSchema = z.strictObject({
  records: z
    .array(
      z.strictObject({
        role: z.enum(ROLES),
        about: z.enum(RECORD_KINDS),
        /** For deals: only in this process; null for all others. */
        processId: z.uuid().nullable(),
        read: z.enum(RECORD_SCOPES),
        change: z.enum(RECORD_SCOPES),
      }),
    )
    .max(1000),
  fields: z
    .array(
      z.strictObject({
        role: z.enum(ROLES),
        about: z.enum(RECORD_KINDS),
        processId: z.uuid().nullable(),
        field: z.string().min(1).max(120),
        access: z.enum(FIELD_ACCESS),
      }),
    )
    .max(5000),
});
export type AccessRules = z.infer<typeof accessRulesSchema>;

export interface Whose {
  readonly ownerId: string | null;
  /** Of a deal. */
  readonly processId?: string | null;
}

export interface RecordAccess {
  readonly role: Role;
  /** Owners whose records count as one's own or one's team's; for SQL. */
  readonly own: readonly string[];
  readonly team: readonly string[];
  readonly scope: (about: RecordKind, what: 'read' | 'change', processId: string | null) => RecordScope;
  /** Processes whose deals have a scope of their own. */
  readonly processes: readonly string[];
  /** Processes in which fields have rules of their own. */
  readonly fieldProcesses: readonly string[];
  readonly field: (about: RecordKind, field: string, processId: string | null) => FieldAccess;
  /** Fields that are not `edit` anywhere for this role; empty for most. */
  readonly limited: (about: RecordKind) => readonly string[];
  /** The least access to a field in any process: for lists that are not of one process. */
  readonly least: (about: RecordKind, field: string) => FieldAccess;
  /** Fields that are not seen, or seen and not changed, in records of this process; mostly empty, computed once. */
  readonly hidden: (about: RecordKind, processId: string | null) => readonly string[];
  readonly readOnly: (about: RecordKind, processId: string | null) => readonly string[];
}

const NONE: readonly string[] = [];

/** One value per key, computed when it is first asked for. */
function remembered<T>(make: (about: RecordKind, of: string | null) => T) {
  const known = new Map<string, T>();
  return (about: RecordKind, of: string | null): T => {
    const key = `${about} ${of ?? ''}`;
    if (!known.has(key)) known.set(key, make(about, of));
    return known.get(key) as T;
  };
}

/** @param teamOwners everybody whose records count as those of the caller's teams; see `teamOwnersOf` */
export function recordAccessOf(
  rules: AccessRules,
  who: { readonly role: Role; readonly userId: string | null; readonly teamOwners: readonly string[] },
): RecordAccess {
  const free = who.role === 'owner' || who.role === 'admin';
  const records = free ? [] : rules.records.filter(({ role }) => role === who.role);
  const fields = free ? [] : rules.fields.filter(({ role }) => role === who.role);
  const own = who.userId === null ? [] : [who.userId];
  const byField = new Map<string, FieldAccess>();
  for (const rule of fields) {
    const key = fieldKey(rule.about, rule.field, rule.processId);
    if (!byField.has(key)) byField.set(key, rule.access);
  }
  const fieldProcesses = processesOf(fields);
  const field: RecordAccess['field'] = (about, name, processId) =>
    (processId === null ? undefined : byField.get(fieldKey(about, name, processId))) ??
    byField.get(fieldKey(about, name, null)) ??
    'edit';
  const limited = remembered((about) => {
    const names = fields.filter((rule) => rule.about === about && rule.access !== 'edit');
    return [...new Set(names.map((rule) => rule.field))];
  });
  const having = (access: FieldAccess) =>
    remembered((about, processId) => {
      const found = limited(about, null).filter((name) => field(about, name, processId) === access);
      return found.length === 0 ? NONE : found;
    });
  return {
    role: who.role,
    own,
    team: [...new Set([...own, ...who.teamOwners])],
    processes: processesOf(records),
    fieldProcesses,
    scope: (about, what, processId) => ruleFor(records, about, processId)?.[what] ?? 'all',
    field,
    limited: (about) => limited(about, null),
    least(about, name) {
      const found = [null, ...fieldProcesses].map((processId) => field(about, name, processId));
      return FIELD_ACCESS.find((access) => found.includes(access)) ?? 'edit';
    },
    hidden: having('hidden'),
    readOnly: having('read'),
  };
}

function fieldKey(about: RecordKind, field: string, processId: string | null): string {
  return `${about} ${processId ?? ''} ${field}`;
}

function processesOf(rules: readonly { readonly processId: string | null }[]): readonly string[] {
  return [...new Set(rules.map(({ processId }) => processId).filter((id): id is string => id !== null))];
}

/** The rule that counts: one for the process stands before one for all. */
export function ruleFor(
  records: AccessRules['records'],
  about: RecordKind,
  processId: string | null,
): AccessRules['records'][number] | undefined {
  const ofKind = records.filter((rule) => rule.about === about);
  return (
    ofKind.find((rule) => rule.processId === processId) ?? ofKind.find((rule) => rule.processId === null)
  );
}

/** Whether this record is within reach. Records of nobody are everybody's. */
export function reaches(
  access: RecordAccess,
  about: RecordKind,
  what: 'read' | 'change',
  { ownerId, processId = null }: Whose,
): boolean {
  const scope = access.scope(about, what, processId);
  if (scope === 'all' || ownerId === null) return true;
  return (scope === 'team' ? access.team : access.own).includes(ownerId);
}

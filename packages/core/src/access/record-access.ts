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
  readonly field: (about: RecordKind, field: string, processId: string | null) => FieldAccess;
  /** Fields that are not `edit` anywhere for this role; empty for most. */
  readonly limited: (about: RecordKind) => readonly string[];
}

/** @param teamOwners everybody who shares a team with the caller, the caller included */
export function recordAccessOf(
  rules: AccessRules,
  who: { readonly role: Role; readonly userId: string | null; readonly teamOwners: readonly string[] },
): RecordAccess {
  const free = who.role === 'owner' || who.role === 'admin';
  const records = free ? [] : rules.records.filter(({ role }) => role === who.role);
  const fields = free ? [] : rules.fields.filter(({ role }) => role === who.role);
  const own = who.userId === null ? [] : [who.userId];
  return {
    role: who.role,
    own,
    team: [...new Set([...own, ...who.teamOwners])],
    processes: [
      ...new Set(records.map(({ processId }) => processId).filter((id): id is string => id !== null)),
    ],
    scope(about, what, processId) {
      const ofProcess = records.find((rule) => rule.about === about && rule.processId === processId);
      const rule = ofProcess ?? records.find((one) => one.about === about && one.processId === null);
      return rule?.[what] ?? 'all';
    },
    field(about, field, processId) {
      const ofProcess = fields.find(
        (rule) => rule.about === about && rule.field === field && rule.processId === processId,
      );
      const rule =
        ofProcess ??
        fields.find((one) => one.about === about && one.field === field && one.processId === null);
      return rule?.access ?? 'edit';
    },
    limited: (about) => [
      ...new Set(
        fields.filter((rule) => rule.about === about && rule.access !== 'edit').map(({ field }) => field),
      ),
    ],
  };
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

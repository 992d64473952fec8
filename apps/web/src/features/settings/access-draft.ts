// The rules of access while they are edited: what a role sees and changes, said or not, and what follows that one may not
// have meant. Only what is narrower than "all" and "edit" stands in the rules.
import type { AccessRules, FieldAccess, RecordKind, RecordScope, Role } from '@portolan/core';
import { RECORD_SCOPES, ruleFor } from '@portolan/core';

/** Roles that can be narrowed. */
export const NARROWED_ROLES = ['manager', 'member', 'viewer'] as const satisfies readonly Role[];
export type NarrowedRole = (typeof NARROWED_ROLES)[number];

export interface Reach {
  readonly read: RecordScope;
  readonly change: RecordScope;
}

export interface Whereof {
  readonly role: Role;
  readonly about: RecordKind;
  readonly processId: string | null;
}

type RecordRule = AccessRules['records'][number];
type FieldRule = AccessRules['fields'][number];

const isAbout = (rule: Whereof, where: Whereof): boolean =>
  rule.role === where.role && rule.about === where.about && rule.processId === where.processId;

export function reachOf(rules: AccessRules, { role, about, processId }: Whereof): Reach {
  const ofRole = rules.records.filter((rule) => rule.role === role);
  return ruleFor(ofRole, about, processId) ?? { read: 'all', change: 'all' };
}

export function narrower(a: RecordScope, b: RecordScope): RecordScope {
  return RECORD_SCOPES.indexOf(a) < RECORD_SCOPES.indexOf(b) ? a : b;
}

/** What is not seen is not changed: the other of the two follows where it has to. */
export function withReach(rules: AccessRules, where: Whereof, to: Partial<Reach>): AccessRules {
  const now = reachOf(rules, where);
  const read = to.read ?? (to.change === undefined ? now.read : wider(now.read, to.change));
  const change = narrower(to.change ?? now.change, read);
  const others = rules.records.filter((rule) => !isAbout(rule, where));
  const isUsual = where.processId === null && read === 'all' && change === 'all';
  const rule: RecordRule = { ...where, read, change };
  return { ...rules, records: isUsual ? others : [...others, rule] };
}

function wider(a: RecordScope, b: RecordScope): RecordScope {
  return RECORD_SCOPES.indexOf(a) > RECORD_SCOPES.indexOf(b) ? a : b;
}

export function withoutReach(rules: AccessRules, where: Whereof): AccessRules {
  return { ...rules, records: rules.records.filter((rule) => !isAbout(rule, where)) };
}

/** Rules of single processes, in the order in which they were added. */
export function exceptionsOf(rules: AccessRules): readonly (RecordRule & { readonly processId: string })[] {
  return rules.records.flatMap((rule) =>
    rule.processId === null ? [] : [{ ...rule, processId: rule.processId }],
  );
}

export type FieldPlace = Whereof & { readonly field: string };

export function withField(rules: AccessRules, where: FieldPlace, access: FieldAccess | null): AccessRules {
  const others = rules.fields.filter((rule) => rule.field !== where.field || !isAbout(rule, where));
  if (access === null || (access === 'edit' && where.processId === null)) return { ...rules, fields: others };
  const rule: FieldRule = { ...where, access };
  const at = rules.fields.findIndex((one) => one.field === where.field && isAbout(one, where));
  const fields = at < 0 ? [...others, rule] : rules.fields.with(at, rule);
  return { ...rules, fields };
}

function linesOf({ records, fields }: AccessRules): string {
  return [
    ...records.map((rule) => `${rule.role} ${rule.about} ${rule.processId} ${rule.read} ${rule.change}`),
    ...fields.map((rule) => `${rule.role} ${rule.about} ${rule.processId} ${rule.field} ${rule.access}`),
  ]
    .toSorted()
    .join('\n');
}

/** Whether two sets of rules say the same, in whatever order. */
export function saySame(a: AccessRules, b: AccessRules): boolean {
  return linesOf(a) === linesOf(b);
}

export type Warning =
  /** In no team: "team" is no more than "own" for them. */
  | { readonly kind: 'noTeam'; readonly role: Role; readonly people: readonly string[] }
  /** Keys are nobody's: they reach only what nobody owns. */
  | { readonly kind: 'keys'; readonly role: Role; readonly keys: readonly string[] }
  /** What was given to them on deals of others is out of their sight. */
  | { readonly kind: 'tasksOfOthers'; readonly role: Role }
  /** Has to be filled in, and they cannot. */
  | {
      readonly kind: 'requiredField';
      readonly role: Role;
      readonly about: RecordKind;
      readonly field: string;
    }
  /** They do not see whose a record is. */
  | { readonly kind: 'ownerHidden'; readonly role: Role; readonly about: RecordKind };

export interface WarnAbout {
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  /** Ids of people in a team that counts. */
  readonly inTeams: ReadonlySet<string>;
  readonly keys: readonly { readonly name: string; readonly role: Role }[];
  readonly required: readonly { readonly about: RecordKind; readonly name: string; readonly label: string }[];
}

/** What the rules do that may not be meant: who is kept from what is theirs. */
export function warningsOf(rules: AccessRules, about: WarnAbout): readonly Warning[] {
  return NARROWED_ROLES.flatMap((role): Warning[] => {
    const records = rules.records.filter((rule) => rule.role === role);
    const fields = rules.fields.filter((rule) => rule.role === role && rule.access !== 'edit');
    const uses = (scope: RecordScope): boolean =>
      records.some((rule) => rule.read === scope || rule.change === scope);
    const lonely = about.people.filter((one) => one.role === role && !about.inTeams.has(one.id));
    const keys = about.keys.filter((one) => one.role === role);
    const isNarrowed = uses('own') || uses('team');
    const found: Warning[] = [];
    if (uses('team') && lonely.length > 0) {
      found.push({ kind: 'noTeam', role, people: lonely.map(({ name }) => name) });
    }
    if (isNarrowed && keys.length > 0) found.push({ kind: 'keys', role, keys: keys.map(({ name }) => name) });
    if (records.some((rule) => rule.about === 'deal' && rule.read !== 'all')) {
      found.push({ kind: 'tasksOfOthers', role });
    }
    for (const rule of fields) {
      const required = about.required.find((one) => one.about === rule.about && one.name === rule.field);
      if (required !== undefined) {
        found.push({ kind: 'requiredField', role, about: rule.about, field: required.label });
      }
      if (rule.field === 'owner' && rule.access === 'hidden') {
        found.push({ kind: 'ownerHidden', role, about: rule.about });
      }
    }
    return found;
  });
}

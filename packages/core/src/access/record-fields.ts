// The fields of each kind of record that a role can be kept from seeing or changing, by the names that conditions use.
// A record's name, its stage and its process are always seen: without them it could not be shown at all.
import type { Rule } from '../rules/rule.ts';
import type { RecordKind } from './record-access.ts';

/** What stands in a row in place of a field that is hidden: nothing, of the kind that its schema allows. */
type Blank = Readonly<Record<string, null | readonly never[]>>;

const SHARED = {
  owner: { owner: null },
  source: { source: null },
  tags: { tags: [] },
} as const;

/** By field: the properties of a row that tell it. Hiding what a deal is worth hides its lines, which add up to it. */
const PROPERTIES = {
  deal: {
    ...SHARED,
    amount: { amount: null, lines: [] },
    closeOn: { closeOn: null },
    company: { company: null },
    problem: { problem: null },
    competitors: { competitors: [] },
    people: { people: [] },
    lines: { lines: [] },
    backOn: { backOn: null },
    nextStep: { nextStep: null },
    lastActivity: { lastActivityAt: null },
    lostReason: { end: null },
    files: { documents: [] },
  },
  contact: {
    ...SHARED,
    title: { title: null },
    emails: { emails: [] },
    phones: { phones: [] },
    preferredChannel: { preferredChannel: null },
    company: { company: null },
    address: { address: null },
    lastActive: { lastActiveAt: null },
  },
  company: {
    ...SHARED,
    domain: { domain: null },
    website: { website: null },
    phones: { phones: [] },
    address: { address: null },
    industry: { industry: null },
    employees: { employees: null },
    parent: { parent: null },
    lastActive: { lastActiveAt: null },
  },
  activity: {
    owner: { owner: null },
    text: { body: null },
    outcome: { outcome: null },
    people: { contacts: [] },
  },
} as const satisfies Readonly<Record<RecordKind, Readonly<Record<string, Blank>>>>;

/** Other names of the same thing: of changes, columns to sort and group by, and what hangs on a record. */
const ALIASES: Readonly<Record<string, string>> = {
  ownerId: 'owner',
  companyId: 'company',
  companyName: 'company',
  parentId: 'parent',
  nextStepAt: 'nextStep',
  lastActivityAt: 'lastActivity',
  lastActiveAt: 'lastActive',
  amountMinor: 'amount',
  currency: 'amount',
  products: 'lines',
  documents: 'files',
  month: 'closeOn',
  city: 'address',
  region: 'address',
  country: 'address',
  email: 'emails',
  phone: 'phones',
};

const CUSTOM = 'custom.';

/** Built-in fields of this kind that access can be set for; custom ones are `custom.<key>`. */
export function accessFieldsOf(about: RecordKind): readonly string[] {
  return Object.keys(PROPERTIES[about]);
}

/** The field whose access decides over a name in a condition, a change, a sort or a group; of most, the name itself. */
export function accessFieldOf(name: string): string {
  return Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name;
}

export function hasAccessField(about: RecordKind, field: string): boolean {
  return (
    Object.hasOwn(PROPERTIES[about], field) || (field.startsWith(CUSTOM) && field.length > CUSTOM.length)
  );
}

/** The properties to blank for a built-in field; undefined for a custom one. */
export function blankOf(about: RecordKind, field: string): Blank | undefined {
  const properties: Readonly<Record<string, Blank>> = PROPERTIES[about];
  return Object.hasOwn(properties, field) ? properties[field] : undefined;
}

/** The key of a custom field, or undefined. */
export function customKeyOf(field: string): string | undefined {
  return field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : undefined;
}

/** Every field that a condition asks about, by kind of record; what hangs on a record counts as a field of it too. */
export function* fieldsOfRule(
  rule: Rule,
  about: RecordKind,
): Generator<{ readonly about: RecordKind; readonly field: string }> {
  switch (rule.kind) {
    case 'all':
    case 'any':
      for (const one of rule.rules) yield* fieldsOfRule(one, about);
      return;
    case 'not':
      yield* fieldsOfRule(rule.rule, about);
      return;
    case 'field':
      yield { about, field: accessFieldOf(rule.field) };
      return;
    case 'related':
    case 'count':
      yield { about, field: accessFieldOf(rule.of) };
      // Inside, names are those of an activity; of people, lines and files they tell what the field itself tells.
      if (rule.of === 'activities' && rule.rule !== null) yield* fieldsOfRule(rule.rule, 'activity');
  }
}

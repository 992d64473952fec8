// The fields that every deal, contact and company has, in the shape of the workspace's own, so that filters, gates,
// imports, exports and the API need not tell one from the other.
import { customFieldName, type FieldDefinition } from './field-definition.ts';
import type { FieldAbout, FieldOption, FieldType } from './field-type.ts';

/** Beside the types that a workspace can choose: an instant, a list of texts, and a place on the map. */
export type DescribedType = FieldType | 'instant' | 'texts' | 'stage' | 'process';

/** The types that conditions know. */
export type RuleType = 'text' | 'number' | 'boolean' | 'money' | 'day' | 'instant' | 'texts';

export interface DescribedField {
  /** As conditions, views and imports name it: `amount`, `custom.industry`. */
  readonly name: string;
  /** Where the record holds it: `ownerId`, `address.city`, `custom.industry`. */
  readonly property: string;
  /** English; the screens have their own words for built-in fields. */
  readonly label: string;
  readonly about: FieldAbout;
  readonly type: DescribedType;
  readonly options: readonly FieldOption[];
  readonly required: boolean;
  readonly builtIn: boolean;
  /** Whether a person can set it; what follows from events is not. */
  readonly canSet: boolean;
}

type Row = readonly [
  name: string,
  label: string,
  type: DescribedType,
  more?: { readonly property?: string; readonly required?: true; readonly canSet?: false },
];

const derived = { canSet: false } as const;

const DEAL: readonly Row[] = [
  ['name', 'Name', 'text', { required: true }],
  ['amount', 'Amount', 'money'],
  ['closeOn', 'Expected close', 'date'],
  ['owner', 'Owner', 'person', { property: 'ownerId' }],
  ['company', 'Company', 'company', { property: 'companyId' }],
  ['companyName', 'Name of the company', 'text', derived],
  ['people', 'People', 'texts'],
  ['source', 'Source', 'text'],
  ['problem', 'Problem', 'longText'],
  ['competitors', 'Competitors', 'texts'],
  ['tags', 'Tags', 'texts'],
  ['backOn', 'Back on', 'date'],
  ['process', 'Process', 'process', { property: 'processId', canSet: false }],
  ['stage', 'Stage', 'stage', { property: 'nodeId', canSet: false }],
  ['daysInStage', 'Days in stage', 'number', derived],
  ['confirmed', 'Confirmed by the buyer', 'yesNo', derived],
  ['noes', 'Times the buyer said no', 'number', derived],
  ['lostReason', 'Reason', 'text', { property: 'end.reason', canSet: false }],
  ['nextStepAt', 'Next step', 'instant', derived],
  ['lastActivityAt', 'Last activity', 'instant', derived],
  ['enteredAt', 'In stage since', 'instant', derived],
  ['wonAt', 'Won', 'instant', derived],
  ['endedAt', 'Ended', 'instant', derived],
  ['createdAt', 'Created', 'instant', derived],
];

const CONTACT: readonly Row[] = [
  ['name', 'Name', 'text', { required: true }],
  ['title', 'Job title', 'text'],
  ['company', 'Company', 'company', { property: 'companyId' }],
  ['emails', 'E-mail addresses', 'texts'],
  ['phones', 'Phone numbers', 'texts'],
  ['preferredChannel', 'Preferred channel', 'text'],
  ['owner', 'Owner', 'person', { property: 'ownerId' }],
  ['source', 'Source', 'text'],
  ['tags', 'Tags', 'texts'],
  ['city', 'City', 'text', { property: 'address.city' }],
  ['region', 'Region', 'text', { property: 'address.region' }],
  ['country', 'Country', 'text', { property: 'address.country' }],
  ['lastActiveAt', 'Last active', 'instant', derived],
  ['createdAt', 'Created', 'instant', derived],
  ['updatedAt', 'Changed', 'instant', derived],
];

const COMPANY: readonly Row[] = [
  ['name', 'Name', 'text', { required: true }],
  ['domain', 'Domain', 'text'],
  ['website', 'Website', 'link'],
  ['phones', 'Phone numbers', 'texts'],
  ['industry', 'Industry', 'text'],
  ['employees', 'Employees', 'number'],
  ['parent', 'Parent company', 'company', { property: 'parentId' }],
  ['owner', 'Owner', 'person', { property: 'ownerId' }],
  ['source', 'Source', 'text'],
  ['tags', 'Tags', 'texts'],
  ['city', 'City', 'text', { property: 'address.city' }],
  ['region', 'Region', 'text', { property: 'address.region' }],
  ['country', 'Country', 'text', { property: 'address.country' }],
  ['lastActiveAt', 'Last active', 'instant', derived],
  ['createdAt', 'Created', 'instant', derived],
  ['updatedAt', 'Changed', 'instant', derived],
];

export const BUILT_IN_FIELDS: Readonly<Record<FieldAbout, readonly DescribedField[]>> = {
  deal: DEAL.map((row) => described('deal', row)),
  contact: CONTACT.map((row) => described('contact', row)),
  company: COMPANY.map((row) => described('company', row)),
};

function described(about: FieldAbout, [name, label, type, more = {}]: Row): DescribedField {
  const { property = name, required = false, canSet = true } = more;
  return { name, property, label, about, type, options: [], required, builtIn: true, canSet };
}

/** Built-in fields, then the workspace's own that are not archived. */
export function fieldsOf(about: FieldAbout, definitions: readonly FieldDefinition[]): DescribedField[] {
  const own = definitions.filter((one) => one.about === about && one.archivedAt === null);
  return [...BUILT_IN_FIELDS[about], ...own.map(describeOwn)];
}

function describeOwn({ key, label, about, type, options, required }: FieldDefinition): DescribedField {
  const name = customFieldName(key);
  return { name, property: name, label, about, type, options, required, builtIn: false, canSet: true };
}

const RULE_TYPES: Readonly<Record<DescribedType, RuleType>> = {
  text: 'text',
  longText: 'text',
  link: 'text',
  // Compared by id.
  choice: 'text',
  person: 'text',
  company: 'text',
  stage: 'text',
  process: 'text',
  choices: 'texts',
  texts: 'texts',
  number: 'number',
  money: 'money',
  date: 'day',
  instant: 'instant',
  yesNo: 'boolean',
};

/** As what conditions, and the SQL that they become, compare the field. */
export function ruleTypeOf(field: { readonly type: DescribedType }): RuleType {
  return RULE_TYPES[field.type];
}

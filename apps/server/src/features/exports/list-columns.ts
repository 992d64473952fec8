// The columns that a list can be written out in, by the names that screens and conditions use: what its rows carry, and
// the workspace's own fields. Those that the role does not see are not there.
import { customFieldName, customKeyOf, decimalOf, sees } from '@portolan/core';
import type { FieldDefinition, RecordAccess } from '@portolan/core';
import type { CsvValue } from '@portolan/formats';
import { AppError } from '../../platform/http/app-error.ts';

export type ListAbout = 'deals' | 'contacts' | 'companies';
export type Card = Readonly<Record<string, unknown>>;

/** What ids in a card are called. */
export interface CellNames {
  /** Of members and companies that own fields name. */
  readonly record: (id: string) => string | undefined;
  readonly process: (id: string) => string | undefined;
  readonly stage: (versionId: string, nodeId: string) => string | undefined;
}

export interface ListColumn {
  readonly heading: string;
  /** Of a column that is one of the workspace's own. */
  readonly own?: FieldDefinition;
  readonly cell: (card: Card, names: CellNames) => CsvValue;
}

export const KIND_OF = { deals: 'deal', contacts: 'contact', companies: 'company' } as const;

type Reading = ListColumn['cell'];
const plain =
  (property: string): Reading =>
  (card) =>
    textOf(card[property]);
const inside =
  (property: string, part: string): Reading =>
  (card) =>
    textOf((card[property] as Card | null | undefined)?.[part]);
const named = (...names: string[]): Record<string, Reading> =>
  Object.fromEntries(names.map((name) => [name, plain(name)]));
const ADDRESS = {
  city: inside('address', 'city'),
  region: inside('address', 'region'),
  country: inside('address', 'country'),
};

/** In the order in which they come without `columns`. */
const BUILT_IN: Readonly<Record<ListAbout, Readonly<Record<string, Reading>>>> = {
  deals: {
    ...named('name', 'company'),
    process: (card, names) => names.process(String(card['processId'])) ?? '',
    stage: (card, names) =>
      names.stage(String(card['versionId']), String(card['nodeId'])) ?? String(card['nodeId']),
    ...named('owner', 'amount', 'closeOn', 'nextStep'),
    nextStepAt: inside('nextStep', 'at'),
    ...named('lastActivityAt', 'source', 'tags', 'backOn', 'confirmed', 'enteredAt', 'wonAt', 'endedAt'),
    ...named('createdAt', 'updatedAt'),
  },
  contacts: {
    ...named('name', 'title', 'emails', 'phones', 'preferredChannel', 'company'),
    ...ADDRESS,
    ...named('owner', 'source', 'tags', 'lastActiveAt', 'createdAt', 'updatedAt'),
  },
  companies: {
    ...named('name', 'domain', 'website', 'industry', 'employees', 'phones', 'parent'),
    ...ADDRESS,
    ...named('owner', 'source', 'tags', 'lastActiveAt', 'createdAt', 'updatedAt'),
  },
};

/**
 * @param asked names in their order, or undefined for all that the caller sees
 * @param definitions the workspace's own fields, archived ones too
 * @param processId of deals: the only process of the list; null for any
 * @throws AppError for a name that there is not, or that the role does not see
 */
export function listColumns(
  about: ListAbout,
  asked: readonly string[] | undefined,
  definitions: readonly FieldDefinition[],
  access: RecordAccess,
  processId: string | null,
): readonly ListColumn[] {
  const kind = KIND_OF[about];
  const builtIn = BUILT_IN[about];
  const own = definitions.filter((one) => one.about === kind);
  const seen = (name: string): boolean => sees(access, kind, name, processId);
  const all = [
    ...Object.keys(builtIn),
    ...own.filter(({ archivedAt }) => archivedAt === null).map(({ key }) => customFieldName(key)),
  ];
  const names = asked ?? all.filter(seen);
  const headings = new Set<string>();
  return names.map((name) => {
    if (Object.hasOwn(builtIn, name)) {
      if (!seen(name)) throw hidden(name);
      headings.add(name);
      return { heading: name, cell: builtIn[name]! };
    }
    const key = customKeyOf(name);
    if (key !== undefined && !seen(name)) throw hidden(name);
    const definition = own.find((one) => one.key === key);
    if (definition === undefined) throw unknown(name, all.filter(seen));
    // A heading says which column it is: where two would be the same, by name.
    const heading =
      headings.has(definition.label) || Object.hasOwn(builtIn, definition.label) || definition.label === 'id'
        ? name
        : definition.label;
    headings.add(heading);
    return {
      heading,
      own: definition,
      cell: (card, given) =>
        ownText(definition, (card['custom'] as Card | undefined)?.[definition.key], given),
    };
  });
}

function hidden(name: string): AppError {
  return new AppError('forbidden', `Your role does not see ${name}, so it cannot export it`);
}

const MOST_NAMED = 60;

function unknown(name: string, all: readonly string[]): AppError {
  const more = all.length > MOST_NAMED ? ', …' : '';
  const message = `There is no column "${name.slice(0, 60)}"; there are ${all.slice(0, MOST_NAMED).join(', ')}${more}`;
  return new AppError('invalid_request', message, [{ path: 'query/columns', message }]);
}

function ownText(field: FieldDefinition, value: unknown, names: CellNames): CsvValue {
  const label = (id: unknown): string => field.options.find((one) => one.id === id)?.label ?? String(id);
  switch (field.type) {
    case 'choice':
      return typeof value === 'string' ? label(value) : textOf(value);
    case 'choices':
      return Array.isArray(value) ? value.map(label).join('; ') : textOf(value);
    case 'person':
    case 'company':
      return typeof value === 'string' ? (names.record(value) ?? value) : textOf(value);
    default:
      return textOf(value);
  }
}

function textOf(value: unknown): CsvValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((one) => String(textOf(one))).join('; ');
  const { name, minor, currency, address, number, subject } = value as Card;
  if (typeof minor === 'number' && typeof currency === 'string')
    return `${decimalOf(minor, currency)} ${currency}`;
  return textOf(name ?? address ?? number ?? subject ?? '');
}

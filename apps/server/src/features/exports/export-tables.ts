// What is exported of each kind of record, and under which names: names that reading them again recognises. Rows come in
// pages along the table's own order.
import type { ExportKind } from '@portolan/contract';
import { decimalOf } from '@portolan/core';
import type { FieldDefinition, MapGraph } from '@portolan/core';
import type { CsvValue } from '@portolan/formats';

export type Row = Readonly<Record<string, unknown>>;

export interface ExportContext {
  /** The workspace's own fields, by kind of record. */
  readonly fields: (about: FieldDefinition['about']) => readonly FieldDefinition[];
  readonly mapOf: (versionId: string) => MapGraph | undefined;
  readonly processName: (processId: string) => string;
}

export interface ExportTable {
  readonly kind: ExportKind;
  /** `$1` the workspace, `$2` the last row's key, `$3` how many. Each row has `key`. */
  readonly sql: string;
  /** Where the first page begins. */
  readonly first: string;
  readonly keyType: 'uuid' | 'text';
  readonly columns: (context: ExportContext) => readonly ExportColumn[];
}
export interface ExportColumn {
  readonly name: string;
  readonly value: (row: Row) => CsvValue;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** A column of that name; the value as it is in the row. */
function plain(name: string, key: string): ExportColumn {
  return { name, value: (row) => valueOf(row[key]) };
}

function valueOf(value: unknown): CsvValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one) => String(valueOf(one))).join('; ');
  return JSON.stringify(value);
}

function money(name: string, minor: string, currency: string): readonly ExportColumn[] {
  return [
    {
      name,
      value: (row) => (row[minor] === null ? '' : decimalOf(Number(row[minor]), String(row[currency]))),
    },
    plain('Currency', currency),
  ];
}

/** The parts of a jsonb value. */
function inside(name: string, key: string, part: string): ExportColumn {
  return { name, value: (row) => valueOf((row[key] as Row | null)?.[part]) };
}

const listOf = (key: string, part: string) => (row: Row) =>
  ((row[key] ?? []) as readonly Readonly<Record<string, string | number | null>>[])
    .map((one) => String(one[part] ?? ''))
    .join('; ');

const ADDRESS: readonly ExportColumn[] = [
  { name: 'Street', value: (row) => valueOf((row['address'] as Row | null)?.['lines']) },
  inside('City', 'address', 'city'),
  inside('State/Region', 'address', 'region'),
  inside('Postal code', 'address', 'postalCode'),
  inside('Country', 'address', 'country'),
];

function own(context: ExportContext, about: FieldDefinition['about']): ExportColumn[] {
  return context.fields(about).map((field) => ({
    name: field.label,
    value: (row) => customValue(field, (row['custom'] as Row | null)?.[field.key]),
  }));
}

function customValue(field: FieldDefinition, value: unknown): CsvValue {
  if (value === null || value === undefined) return '';
  const label = (id: unknown): string => field.options.find((one) => one.id === id)?.label ?? String(id);
  switch (field.type) {
    case 'choice':
      return label(value);
    case 'choices':
      return Array.isArray(value) ? value.map(label).join('; ') : label(value);
    case 'money': {
      const { minor, currency } = value as { readonly minor: number; readonly currency: string };
      return `${decimalOf(minor, currency)} ${currency}`;
    }
    default:
      return valueOf(value);
  }
}

const OWNER = `(select u.email from users u where u.id = r.owner_id) as owner`;

export const EXPORT_TABLES: readonly ExportTable[] = [
  {
    kind: 'companies',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.*, ${OWNER} from companies r
      where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null order by r.id limit $3`,
    columns: (context) => [
      plain('Portolan ID', 'id'),
      plain('Company name', 'name'),
      plain('Domain', 'domain'),
      plain('Website', 'website'),
      plain('Industry', 'industry'),
      plain('Number of employees', 'employees'),
      { name: 'Phone', value: listOf('phones', 'number') },
      ...ADDRESS,
      plain('Parent company', 'parent_id'),
      plain('Owner', 'owner'),
      plain('Tags', 'tags'),
      plain('Created at', 'created_at'),
      plain('Modified at', 'updated_at'),
      ...own(context, 'company'),
    ],
  },
  {
    kind: 'contacts',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.*, ${OWNER},
        (select c.name from companies c where c.workspace_id = r.workspace_id and c.id = r.company_id) as company
      from contacts r where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null order by r.id limit $3`,
    columns: (context) => [
      plain('Portolan ID', 'id'),
      inside('First name', 'name_parts', 'given'),
      inside('Last name', 'name_parts', 'family'),
      plain('Job title', 'title'),
      { name: 'Email', value: listOf('emails', 'address') },
      { name: 'Phone', value: listOf('phones', 'number') },
      plain('Company ID', 'company_id'),
      plain('Company', 'company'),
      ...ADDRESS,
      plain('Owner', 'owner'),
      plain('Source', 'source'),
      plain('Tags', 'tags'),
      plain('Created at', 'created_at'),
      plain('Modified at', 'updated_at'),
      ...own(context, 'contact'),
    ],
  },
  {
    kind: 'products',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.* from products r where r.workspace_id = $1 and r.id > $2::uuid order by r.id limit $3`,
    columns: () => [
      plain('Portolan ID', 'id'),
      plain('Product name', 'name'),
      plain('Product code', 'code'),
      ...money('Unit price', 'price_minor', 'currency'),
      plain('Unit', 'unit'),
      plain('Description', 'description'),
      { name: 'Active', value: (row) => row['archived_at'] === null },
    ],
  },
  {
    kind: 'deals',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.*, r.close_on::text as close_on, ${OWNER}, r.details->'end'->>'reason' as reason,
        (select c.name from companies c where c.workspace_id = r.workspace_id and c.id = r.company_id) as company
      from deals r where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null order by r.id limit $3`,
    columns: (context) => [
      plain('Portolan ID', 'id'),
      plain('Deal name', 'name'),
      { name: 'Pipeline', value: (row) => context.processName(String(row['process_id'])) },
      { name: 'Deal stage', value: (row) => stageName(context, row['version_id'], row['node_id']) },
      {
        name: 'Status',
        value: (row) =>
          row['end_kind'] === 'lost' || row['end_kind'] === 'disqualified' || row['end_kind'] === 'churned'
            ? 'lost'
            : row['won_at'] === null
              ? 'open'
              : 'won',
      },
      ...money('Amount', 'amount_minor', 'currency'),
      plain('Close date', 'close_on'),
      plain('Created at', 'created_at'),
      plain('Won at', 'won_at'),
      plain('Lost at', 'ended_at'),
      plain('Reason', 'reason'),
      plain('Owner', 'owner'),
      plain('Company ID', 'company_id'),
      plain('Company', 'company'),
      { name: 'Contact IDs', value: (row) => listOf('people', 'contactId')(row['details'] as Row) },
      { name: 'Products', value: (row) => listOf('lines', 'name')(row['details'] as Row) },
      plain('Source', 'source'),
      plain('Tags', 'tags'),
      plain('Modified at', 'updated_at'),
      ...own(context, 'deal'),
    ],
  },
  {
    kind: 'activities',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.*, r.due_on::text as due_on, ${OWNER},
        array(select p.contact_id from activity_people p
          where p.workspace_id = r.workspace_id and p.activity_id = r.id order by p.place) as contacts
      from activities r where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null order by r.id limit $3`,
    columns: () => [
      plain('Portolan ID', 'id'),
      plain('Activity type', 'kind'),
      plain('Subject', 'subject'),
      { name: 'Due date', value: (row) => valueOf(row['due_on'] ?? row['due_at']) },
      {
        name: 'Duration',
        value: (row) => (row['minutes'] === null ? '' : `${JSON.stringify(row['minutes'])} min`),
      },
      { name: 'Done', value: (row) => row['done_at'] !== null },
      plain('Done at', 'done_at'),
      plain('Owner', 'owner'),
      plain('Deal ID', 'deal_id'),
      plain('Company ID', 'company_id'),
      { name: 'Contact ID', value: (row) => valueOf((row['contacts'] as readonly string[])[0]) },
      plain('Created at', 'created_at'),
    ],
  },
  {
    kind: 'notes',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.*, (select u.email from users u where u.id = r.author_id) as author from notes r
      where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null order by r.id limit $3`,
    columns: () => [
      plain('Portolan ID', 'id'),
      plain('About', 'about'),
      plain('Record ID', 'record_id'),
      plain('Note', 'text'),
      plain('Author', 'author'),
      plain('Created at', 'created_at'),
    ],
  },
  {
    kind: 'stageHistory',
    first: '0',
    keyType: 'text',
    sql: `select r.seq::text as key, r.* from events r
      where r.workspace_id = $1 and r.seq > $2::bigint and r.to_node is not null order by r.seq limit $3`,
    columns: (context) => [
      plain('Deal ID', 'record_id'),
      { name: 'From stage', value: (row) => stageName(context, row['version_id'], row['from_node']) },
      { name: 'To stage', value: (row) => stageName(context, row['version_id'], row['to_node']) },
      plain('Changed at', 'happened_at'),
      plain('Recorded at', 'recorded_at'),
      plain('Kind', 'kind'),
      plain('Portolan ID', 'id'),
    ],
  },
  {
    kind: 'events',
    first: '0',
    keyType: 'text',
    sql: `select r.seq::text as key, r.* from events r where r.workspace_id = $1 and r.seq > $2::bigint
      order by r.seq limit $3`,
    columns: () => [
      plain('Portolan ID', 'id'),
      plain('About', 'about'),
      plain('Record ID', 'record_id'),
      plain('Deal ID', 'deal_id'),
      plain('Kind', 'kind'),
      plain('Happened at', 'happened_at'),
      plain('Recorded at', 'recorded_at'),
      plain('Actor', 'actor_kind'),
      plain('Actor ID', 'actor_id'),
      plain('Details', 'payload'),
    ],
  },
  {
    kind: 'files',
    first: FIRST_ID,
    keyType: 'uuid',
    sql: `select r.id as key, r.* from files r
      where r.workspace_id = $1 and r.id > $2::uuid and r.deleted_at is null and r.ready_at is not null
      order by r.id limit $3`,
    columns: () => [
      plain('Portolan ID', 'id'),
      plain('About', 'about'),
      plain('Record ID', 'record_id'),
      plain('Name', 'name'),
      plain('Type', 'content_type'),
      plain('Bytes', 'bytes'),
      plain('Created at', 'created_at'),
    ],
  },
];

function stageName(context: ExportContext, versionId: unknown, nodeId: unknown): string {
  if (typeof versionId !== 'string' || typeof nodeId !== 'string') return '';
  return context.mapOf(versionId)?.node(nodeId)?.name ?? nodeId;
}

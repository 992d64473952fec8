// What companies and contacts have in common for everything that reads and writes them; what differs is in company.ts
// and contact.ts. A record's fields are the contract's, in the form in which they are stored.
import type { CompanyFields, ContactFields } from '@portolan/contract';
import type { RecordFacts, RuleField } from '@portolan/core';

export type About = 'contact' | 'company';
export interface FieldsOf {
  readonly contact: ContactFields;
  readonly company: CompanyFields;
}
export type AnyFields = ContactFields | CompanyFields;

export interface StoredRecord<F extends AnyFields = AnyFields> {
  readonly id: string;
  readonly fields: F;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly mergedInto: string | null;
  readonly revision: number;
}

/** Columns that both tables have, as the database returns them. */
export interface SharedRow {
  readonly id: string;
  readonly name: string;
  readonly phones: AnyFields['phones'];
  readonly address: AnyFields['address'];
  readonly owner_id: string | null;
  readonly source: string;
  readonly tags: string[];
  readonly custom: AnyFields['custom'];
  readonly last_active_at: Date | null;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly merged_into: string | null;
  readonly revision: number;
}

export const SHARED_COLUMNS = [
  'id',
  'name',
  'phones',
  'address',
  'owner_id',
  'source',
  'tags',
  'custom',
  'last_active_at',
  'created_at',
  'created_by',
  'updated_at',
  'deleted_at',
  'merged_into',
  'revision',
] as const;

export interface RecordKind<F extends AnyFields = AnyFields> {
  readonly about: About;
  readonly table: 'contacts' | 'companies';
  /** Of the table besides the shared ones, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  /** Joined for cards: the company of a contact, the parent of a company. */
  readonly joined: string;
  /** SQL of a list's order by name. */
  readonly byName: string;
  readonly fieldsOf: (row: SharedRow) => F;
  /** Values of `columns`. */
  readonly columnsOf: (fields: F) => Readonly<Record<string, unknown>>;
  readonly nameOf: (fields: F) => string;
  /** In the form that is stored; throws an AppError that names the field for what cannot be. */
  readonly normal: (fields: F, country: string | null) => F;
  /** What it is found by, the most telling first. */
  readonly texts: (fields: F) => string[];
  /** Texts without the fields that somebody does not see. */
  readonly facts: (id: string | null, fields: F, companyName: string) => RecordFacts;
  /** Other records that it points to. */
  readonly pointsTo: (fields: F) => { readonly field: string; readonly companyId: string | null };
  readonly rules: Readonly<Record<string, RuleField>>;
  readonly card: (row: SharedRow & JoinedRow) => Readonly<Record<string, unknown>>;
}

export interface JoinedRow {
  readonly owner_name: string | null;
  readonly joined_name: string | null;
}

export function sharedFieldsOf(row: SharedRow) {
  return {
    phones: row.phones,
    address: row.address,
    ownerId: row.owner_id,
    source: row.source,
    tags: row.tags,
    custom: row.custom,
  };
}

export function storedOf<F extends AnyFields>(kind: RecordKind<F>, row: SharedRow): StoredRecord<F> {
  return {
    id: row.id,
    fields: kind.fieldsOf(row),
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    mergedInto: row.merged_into,
    revision: row.revision,
  };
}

export function sharedCardOf(row: SharedRow & JoinedRow) {
  return {
    id: row.id,
    name: row.name,
    phones: row.phones,
    address: row.address,
    owner:
      row.owner_id === null || row.owner_name === null ? null : { id: row.owner_id, name: row.owner_name },
    source: row.source,
    tags: row.tags,
    custom: row.custom,
    lastActiveAt: row.last_active_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    revision: row.revision,
  };
}

/** Columns of a row `r` with what is joined for its card. */
export function cardColumns(kind: RecordKind): string {
  const own = [...SHARED_COLUMNS, ...Object.keys(kind.columns)].map((name) => `r.${name}`);
  return `${own.join(', ')}, o.name as owner_name, j.name as joined_name`;
}

export function cardJoins(kind: RecordKind): string {
  return `left join users o on o.id = r.owner_id
    left join companies j on j.workspace_id = r.workspace_id and j.id = r.${kind.joined}`;
}

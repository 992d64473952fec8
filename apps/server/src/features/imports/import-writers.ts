// What imports write with: each kind of record is written by the feature that keeps it, and by nobody else.
import type { CompanyChanges, CompanyFields, ContactChanges, ContactFields } from '@portolan/contract';
import type { DealCommand, FieldDefinition, FieldDraft, MapGraph, RecordAccess, Role } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { AppError } from '../../platform/http/app-error.ts';
import type { MadeActivity } from './plan-activities.ts';
import type { ProductFields } from './plan.ts';

export interface WritingBy {
  readonly actor: Actor;
  readonly role: Role;
  readonly access: RecordAccess;
  readonly now: Date;
  readonly newId: () => string;
}

export interface RecordOrder<Fields, Changes> {
  readonly id: string;
  readonly command:
    | { readonly do: 'create'; readonly fields: Fields; readonly createdAt?: Date }
    | { readonly do: 'set'; readonly changes: Changes; readonly was: Changes }
    | { readonly do: 'delete' };
}
type WriteRecords<Fields, Changes> = (
  tx: TenantTx,
  orders: readonly RecordOrder<Fields, Changes>[],
  by: WritingBy,
) => Promise<readonly RecordResult[]>;
export type RecordResult =
  | { readonly ok: true; readonly id: string; readonly record: { readonly revision: number } }
  | { readonly ok: false; readonly id: string; readonly error: AppError };
export type DealResult =
  | { readonly ok: true; readonly dealId: string; readonly deal: { readonly revision: number } }
  | { readonly ok: false; readonly dealId: string; readonly error: AppError };

export interface ImportWriters {
  readonly contacts: WriteRecords<ContactFields, ContactChanges>;
  readonly companies: WriteRecords<CompanyFields, CompanyChanges>;
  readonly deals: {
    readonly maps: {
      readonly published: (
        tx: TenantTx,
        processId: string,
      ) => Promise<{ readonly versionId: string; readonly processId: string; readonly graph: MapGraph }>;
    };
    readonly write: (
      tx: TenantTx,
      orders: readonly { readonly dealId: string; readonly command: DealCommand }[],
      by: WritingBy & { readonly asHistory?: boolean },
    ) => Promise<readonly DealResult[]>;
  };
  readonly products: {
    readonly import: (
      tx: TenantTx,
      products: readonly (ProductFields & { readonly id: string })[],
      by: WritingBy,
    ) => Promise<ReadonlyMap<string, number>>;
  };
  readonly activities: {
    readonly import: (
      tx: TenantTx,
      given: { readonly activities: readonly MadeActivity[]; readonly by: WritingBy },
    ) => Promise<void>;
    readonly remove: (tx: TenantTx, ids: readonly string[], by: WritingBy) => Promise<void>;
  };
  readonly notes: {
    readonly import: (
      tx: TenantTx,
      notes: readonly {
        readonly about: 'deal' | 'contact' | 'company';
        readonly recordId: string;
        readonly text: string;
        readonly at: Date;
      }[],
      by: WritingBy,
    ) => Promise<void>;
  };
  readonly fields: {
    readonly definitions: (tx: TenantTx) => Promise<readonly FieldDefinition[]>;
    readonly define: (
      tx: TenantTx,
      drafts: readonly FieldDraft[],
      by: WritingBy,
    ) => Promise<readonly (FieldDefinition | undefined)[]>;
  };
  /** Looks for duplicates of what was written, later. */
  readonly findDuplicates: (
    tx: TenantTx,
    about: 'contact' | 'company',
    ids: readonly string[],
  ) => Promise<void>;
}

// The neutral shape of what was read from a file: what the server matches with what it has, and writes. Texts are as in
// the file (trimmed, without control characters), days "2026-03-04", instants ISO 8601 in UTC.
import type { ImportEntity, Money } from '@portolan/core';
import type { MessageParams } from '../reading/messages.ts';
import type { RecordRejectCode } from './record-messages.ts';
import type { TableRow } from './table.ts';

export type ImportedCustomValue =
  | { readonly type: 'text' | 'choice' | 'link' | 'date' | 'number'; readonly value: string }
  | { readonly type: 'choices'; readonly value: readonly string[] }
  | { readonly type: 'money'; readonly value: Money };

/** By the key of the custom field; has no prototype. Empty cells have no entry. */
export type ImportedCustom = Readonly<Record<string, ImportedCustomValue>>;

/** Another record, by whatever the row says of it; undefined where it says nothing. */
export interface ImportedReference {
  readonly id?: string;
  readonly name?: string;
  readonly domain?: string;
}

export interface ImportedAddress {
  /** The whole address in one text, where the file has no parts. */
  readonly text?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
}

export interface ImportedContact {
  readonly entity: 'contacts';
  readonly sourceId?: string;
  readonly fullName?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly title?: string;
  readonly company?: ImportedReference;
  readonly owner?: string;
  readonly address?: ImportedAddress;
  readonly tags: readonly string[];
  readonly source?: string;
  readonly note?: string;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  readonly custom: ImportedCustom;
}

export interface ImportedCompany {
  readonly entity: 'companies';
  readonly sourceId?: string;
  /** The domain, where the file has no name. */
  readonly name: string;
  readonly domain?: string;
  readonly website?: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly address?: ImportedAddress;
  readonly industry?: string;
  readonly size?: string;
  readonly parent?: string;
  readonly owner?: string;
  readonly tags: readonly string[];
  readonly note?: string;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  readonly custom: ImportedCustom;
}

export interface ImportedDeal {
  readonly entity: 'deals';
  readonly sourceId?: string;
  /** Where the file has no name: product and company, or else the source id. */
  readonly name: string;
  readonly amount?: Money;
  readonly pipeline?: string;
  readonly stage?: string;
  /** What the file says in so many words; the meaning of a stage is the mapping's business. */
  readonly status?: 'open' | 'won' | 'lost';
  readonly closeDate?: string;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  readonly stageChangedAt?: string;
  readonly wonAt?: string;
  readonly lostAt?: string;
  readonly owner?: string;
  readonly company?: ImportedReference;
  readonly contactIds: readonly string[];
  readonly contactNames: readonly string[];
  readonly contactEmails: readonly string[];
  readonly products: readonly string[];
  readonly source?: string;
  readonly lostReason?: string;
  readonly wonReason?: string;
  readonly nextStep?: string;
  readonly note?: string;
  readonly tags: readonly string[];
  /** When the deal entered stages, from columns of such dates; in the order of the columns. */
  readonly entered: readonly { readonly stage: string; readonly pipeline?: string; readonly at: string }[];
  readonly custom: ImportedCustom;
}

export interface ImportedActivity {
  readonly entity: 'activities';
  readonly sourceId?: string;
  readonly kind?: string;
  readonly subject?: string;
  /** Plain text. */
  readonly note?: string;
  /** When it is due; for a task of the whole day only `dueOn` is there. */
  readonly dueAt?: string;
  readonly dueOn?: string;
  readonly minutes?: number;
  readonly done?: boolean;
  readonly doneAt?: string;
  readonly owner?: string;
  readonly deal?: ImportedReference;
  readonly contact?: ImportedReference;
  readonly company?: ImportedReference;
  readonly createdAt?: string;
  readonly custom: ImportedCustom;
}

export interface ImportedProduct {
  readonly entity: 'products';
  readonly sourceId?: string;
  readonly name: string;
  readonly code?: string;
  readonly category?: string;
  readonly price?: Money;
  readonly cost?: Money;
  readonly unit?: string;
  readonly active?: boolean;
  readonly note?: string;
  readonly custom: ImportedCustom;
}

export interface ImportedStageChange {
  readonly entity: 'stageHistory';
  readonly sourceId?: string;
  readonly deal: ImportedReference;
  readonly from?: string;
  readonly to: string;
  readonly at: string;
  readonly by?: string;
  readonly amount?: Money;
  readonly duration?: string;
}

export type ImportRecord =
  | ImportedContact
  | ImportedCompany
  | ImportedDeal
  | ImportedActivity
  | ImportedProduct
  | ImportedStageChange;
export type ImportRecordOf<E extends ImportEntity> = Extract<ImportRecord, { entity: E }>;

/** What is wrong with a row or a cell. */
export interface RecordProblem {
  readonly code: RecordRejectCode;
  readonly params: MessageParams;
  /** The column that it is about. */
  readonly column?: string;
  /** A whole English sentence. */
  readonly reason: string;
}

export type ReadRecord =
  | {
      readonly line: number;
      readonly record: ImportRecord;
      /** Cells that were left out, where the mapping says so. */
      readonly problems?: readonly RecordProblem[];
      /** An earlier row of the same id that this one takes the place of. */
      readonly replaces?: number;
    }
  | { readonly line: number; readonly row: TableRow; readonly reject: RecordProblem };

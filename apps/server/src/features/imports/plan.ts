// What becomes of a row: a record that is made, one that is here already and changed or left, or a reason why neither.
import type {
  CompanyChanges,
  CompanyFields,
  ContactChanges,
  ContactFields,
  ImportExample,
} from '@portolan/contract';
import type { DealChanges, DealFields } from '@portolan/core';
import type { ImportProblem } from './import-messages.ts';
import type { PlannedWay } from './plan-moves.ts';

export type FoundBy = NonNullable<ImportExample['by']>;

export interface MadeRecord<About extends string, Fields> {
  readonly about: About;
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
  readonly createdAt: string | null;
  readonly sourceId: string | null;
  readonly note: string | null;
}
export type MadeContact = MadeRecord<'contact', ContactFields>;
export type MadeCompany = MadeRecord<'company', CompanyFields>;
export interface MadeDeal extends MadeRecord<'deal', DealFields> {
  readonly map: { readonly processId: string; readonly versionId: string };
  readonly way: PlannedWay;
  /** Why it ended as it did. */
  readonly reason: string;
}
export interface ProductFields {
  readonly name: string;
  readonly code: string | null;
  readonly unitPrice: { readonly minor: number; readonly currency: string } | null;
  readonly unit: string;
  readonly description: string;
  readonly archived: boolean;
}
export type MadeProduct = MadeRecord<'product', ProductFields>;

export interface ChangedRecord<About extends string, Changes> {
  readonly about: About;
  readonly id: string;
  readonly name: string;
  readonly changes: Changes;
  /** By field, what is there now; of the workspace's own `custom.<key>`. */
  readonly was: Readonly<Record<string, unknown>>;
  readonly sourceId: string | null;
}
export type ChangedContact = ChangedRecord<'contact', ContactChanges>;
export type ChangedCompany = ChangedRecord<'company', CompanyChanges>;
export type ChangedDeal = ChangedRecord<'deal', DealChanges>;
export type ChangedProduct = ChangedRecord<'product', Partial<ProductFields>>;

export type Made = MadeContact | MadeCompany | MadeDeal | MadeProduct;
export type Changed = ChangedContact | ChangedCompany | ChangedDeal | ChangedProduct;

export interface Named {
  readonly record: MadeContact | MadeCompany;
}

export type Planned =
  | { readonly what: 'created'; readonly line: number; readonly record: Made }
  | { readonly what: 'updated'; readonly line: number; readonly record: Changed; readonly by: FoundBy }
  | {
      readonly what: 'matched';
      readonly line: number;
      readonly id: string;
      readonly name: string;
      readonly by: FoundBy;
      /** To remember, where it was found by something else. */
      readonly sourceId: string | null;
    }
  | {
      readonly what: 'rejected';
      readonly line: number;
      readonly name: string;
      readonly problem: ImportProblem;
    };

// Two records side by side: which fields differ, and whose value stays unless somebody chooses. Pure.
import type { FieldInfo } from '../../../lib/records/record-values.ts';
import type { PartyDetail } from '../../../lib/records/party-detail.ts';

export type Side = 'survivor' | 'other';

export interface ComparedField {
  readonly field: FieldInfo;
  /** The name under which a merge takes a choice. */
  readonly choice: string;
  readonly state: 'same' | 'onlyOne' | 'different' | 'united';
  /** For `onlyOne`: whose. */
  readonly filled: Side | null;
}

const LISTS: ReadonlySet<string> = new Set(['emails', 'phones', 'tags']);
const PLACES: ReadonlySet<string> = new Set(['city', 'region', 'country']);

function rawOf(record: PartyDetail, property: string): unknown {
  if (property.startsWith('custom.')) return record.custom[property.slice('custom.'.length)] ?? null;
  switch (property) {
    case 'ownerId':
      return record.owner?.id ?? null;
    case 'companyId':
      return 'company' in record ? (record.company?.id ?? null) : null;
    case 'parentId':
      return 'parent' in record ? (record.parent?.id ?? null) : null;
    default:
      return (record as unknown as Readonly<Record<string, unknown>>)[property] ?? null;
  }
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}

/** What tells one mailbox or number from another: how it is called does not. */
function told(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  if ('address' in item) return String(item.address).toLowerCase();
  return 'e164' in item && 'number' in item ? (item.e164 ?? item.number) : item;
}

function plain(value: unknown, isList: boolean): string {
  return JSON.stringify(isList && Array.isArray(value) ? value.map(told) : (value ?? null));
}

/** In the order of `fields`; those that both leave empty are left out. An address is compared as a whole. */
export function compared(
  fields: readonly FieldInfo[],
  survivor: PartyDetail,
  other: PartyDetail,
): readonly ComparedField[] {
  return fields.flatMap((field): ComparedField[] => {
    if (!field.canSet || (PLACES.has(field.name) && field.name !== 'city')) return [];
    const choice = field.name === 'city' ? 'address' : field.property;
    const [mine, theirs] = [rawOf(survivor, choice), rawOf(other, choice)];
    if (isBlank(mine) && isBlank(theirs)) return [];
    const shown: FieldInfo =
      field.name === 'city' ? { ...field, name: 'address', property: 'address' } : field;
    const base = { field: shown, choice, filled: null };
    const isList = LISTS.has(choice);
    if (plain(mine, isList) === plain(theirs, isList)) return [{ ...base, state: 'same' }];
    if (isBlank(mine) || isBlank(theirs)) {
      return [{ ...base, state: 'onlyOne', filled: isBlank(mine) ? 'other' : 'survivor' }];
    }
    return [{ ...base, state: isList ? 'united' : 'different' }];
  });
}

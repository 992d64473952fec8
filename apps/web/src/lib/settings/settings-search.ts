// What the settings show stands in the address: which kind of record, archived ones too, what the audit log is searched by.
import { FIELD_ABOUT, RECORD_KINDS, type FieldAbout, type RecordKind } from '@portolan/core';

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface FieldsSearch {
  readonly about?: FieldAbout;
  readonly archived?: 'yes';
}

/** Anything odd in an address is left out; so is what is usual. */
export function readFieldsSearch(raw: Readonly<Record<string, unknown>>): FieldsSearch {
  const about = FIELD_ABOUT.find((one) => one === raw['about']);
  return {
    ...(about === undefined || about === 'deal' ? {} : { about }),
    ...(raw['archived'] === 'yes' ? { archived: 'yes' } : {}),
  };
}

export interface BinSearch {
  readonly about?: RecordKind;
}
export function readBinSearch(raw: Readonly<Record<string, unknown>>): BinSearch {
  const about = RECORD_KINDS.find((one) => one === raw['about']);
  return about === undefined || about === 'deal' ? {} : { about };
}

/** As the API takes it; days are ISO days of the reader's calendar. */
export interface AuditSearch {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
  readonly q?: string;
}
const DAY = /^\d{4}-\d\d-\d\d$/;
export function readAuditSearch(raw: Readonly<Record<string, unknown>>): AuditSearch {
  const found: Record<string, string> = {};
  for (const name of ['actor', 'action', 'subject', 'from', 'until', 'q'] as const) {
    const value = text(raw[name]);
    const isDay = name === 'from' || name === 'until';
    if (value !== undefined && (!isDay || DAY.test(value))) found[name] = value;
  }
  return found;
}

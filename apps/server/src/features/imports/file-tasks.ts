// What is asked about one file while its import is set up: what it is, and how its first rows read. Done in a thread,
// because a workbook has to be unpacked for it.
import type { previewImportFile } from '@portolan/contract';
import { decimalOf } from '@portolan/core';
import type { ImportEntity, ImportMapping, ImportRecognition, Money } from '@portolan/core';
import {
  FormatError,
  proposedMapping,
  readRecords,
  readTable,
  recogniseTable,
  sampleOf,
  settleMapping,
} from '@portolan/formats';
import type { ImportRecord, ImportedCustomValue, Table } from '@portolan/formats';
import type { z } from 'zod';
import { AppError } from '../../platform/http/app-error.ts';

export interface FileBytes {
  readonly bytes: Uint8Array;
  /** The bytes are the beginning of the file only. */
  readonly partial: boolean;
}
export type FileTask = FileBytes &
  (
    | {
        readonly kind: 'recognise';
        readonly fileName: string;
        readonly entity?: ImportEntity | undefined;
        readonly sheet?: string | undefined;
        readonly currency: string;
        readonly timeZone: string;
      }
    | { readonly kind: 'preview'; readonly mapping: ImportMapping }
  );

export interface Recognised {
  readonly sheets: readonly string[];
  readonly recognition: ImportRecognition;
  readonly mapping: ImportMapping | null;
}
export type ImportPreview = z.infer<(typeof previewImportFile)['response']>;

const PREVIEW_ROWS = 50;

export async function doFileTask(task: FileTask): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const answer = task.kind === 'recognise' ? await recognise(task) : await preview(task);
    return new TextEncoder().encode(JSON.stringify(answer));
  } catch (error) {
    throw error instanceof FormatError ? refusalOf(error) : error;
  }
}

export function refusalOf({ code, params, message }: FormatError): AppError {
  return new AppError('unreadable_file', message, undefined, { code, params });
}

async function recognise(task: FileTask & { kind: 'recognise' }): Promise<Recognised> {
  const { bytes, partial, fileName, entity, sheet, currency, timeZone } = task;
  const table = await readTable(bytes, { partial, sheet });
  const recognition = recogniseTable(await sampleOf(table), {
    fileName,
    currency,
    timeZone,
    ...(entity === undefined ? {} : { entity }),
  });
  const proposed = proposedMapping(recognition, currency, timeZone);
  return {
    sheets: table.sheets,
    recognition,
    mapping: proposed === undefined ? null : { ...proposed, ...(sheet === undefined ? {} : { sheet }) },
  };
}

/** The table as a mapping says it is to be opened. */
export function openTable(
  source: AsyncIterable<Uint8Array> | Uint8Array,
  { encoding, delimiter, headerLine, sheet }: ImportMapping,
  partial = false,
): Promise<Table> {
  return readTable(source, { encoding, delimiter, headerLine, sheet, partial });
}

async function preview({ bytes, partial, mapping }: FileTask & { kind: 'preview' }): Promise<ImportPreview> {
  const { mapping: known, questions } = await settleMapping(
    await openTable(bytes, mapping, partial),
    mapping,
  );
  const rows = await sampleOf(await openTable(bytes, mapping, partial), PREVIEW_ROWS);
  const cellsAt = new Map(rows.rows.map(({ line, cells }) => [line, cells]));
  const shown: ImportPreview['rows'] = [];
  for await (const item of readRecords(await openTable(bytes, mapping, partial), known).records) {
    const cells = [...(cellsAt.get(item.line) ?? [])];
    if (shown.length >= PREVIEW_ROWS) break;
    if ('reject' in item) {
      const { code, params, column, reason } = item.reject;
      shown.push({
        line: item.line,
        cells,
        values: {},
        reason: { code, params, column: column ?? null, message: reason },
      });
    } else shown.push({ line: item.line, cells, values: valuesOf(item.record), reason: null });
  }
  return { header: [...rows.headers], rows: shown, questions: [...questions] };
}

/** By field, in words. */
function valuesOf(record: ImportRecord): Record<string, string> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(record)) {
    if (name === 'entity' || name === 'custom' || value === undefined) continue;
    const text = textOf(value);
    if (text !== '') values[name] = text;
  }
  if ('custom' in record) {
    for (const [key, value] of Object.entries(record.custom)) values[`custom.${key}`] = customText(value);
  }
  return values;
}

function customText({ value }: ImportedCustomValue): string {
  return textOf(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (isMoney(value)) return `${decimalOf(value.minor, value.currency)} ${value.currency}`;
  if ('stage' in value && 'at' in value) return `${String(value.stage)}: ${String(value.at)}`;
  return Object.values(value).map(textOf).filter(Boolean).join(', ');
}

function isMoney(value: object): value is Money {
  return 'minor' in value && 'currency' in value;
}

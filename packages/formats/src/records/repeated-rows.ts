// Rows of a file that speak of one record: the newer one stands, an exact repetition is set aside, and both are said.
import type { ImportEntity } from '@portolan/core';
import { excerpt } from '../format-error.ts';
import type { ImportRecord, RecordProblem } from './import-record.ts';
import { recordProblem } from './record-problem.ts';
import type { RecordWarnings } from './record-warnings.ts';
import type { TableRow } from './table.ts';

interface Seen {
  line: number;
  text: string;
  modifiedAt: string | undefined;
}

export class RepeatedRows {
  readonly #entity: ImportEntity;
  readonly #warnings: RecordWarnings;
  readonly #byId = new Map<string, Seen>();
  readonly #byCode = new Map<string, { line: number; id: string | undefined }>();

  constructor(entity: ImportEntity, warnings: RecordWarnings) {
    this.#entity = entity;
    this.#warnings = warnings;
  }

  /** Undefined for a record that is new. */
  take(record: ImportRecord, row: TableRow): { reject: RecordProblem } | { replaces: number } | undefined {
    if (record.entity === 'products') this.#code(record.code, record.sourceId, row.line);
    const id = record.sourceId;
    if (id === undefined) return undefined;
    const modifiedAt = 'modifiedAt' in record ? record.modifiedAt : undefined;
    const text = fingerprint(row.cells);
    const seen = this.#byId.get(id);
    if (!seen) {
      this.#byId.set(id, { line: row.line, text, modifiedAt });
      return undefined;
    }
    if (seen.text === text && seen.line !== row.line)
      return { reject: recordProblem('repeated_row', { line: seen.line }) };
    // Of a history many rows may carry the id of one deal.
    if (this.#entity === 'stageHistory') return undefined;
    if (modifiedAt !== undefined && seen.modifiedAt !== undefined && modifiedAt < seen.modifiedAt)
      return { reject: recordProblem('older_repeat', { line: seen.line, id: excerpt(id) }) };
    const replaces = seen.line;
    this.#warnings.add('repeated_id', { id: excerpt(id), line: replaces }, row.line);
    this.#byId.set(id, { line: row.line, text, modifiedAt });
    return { replaces };
  }

  #code(code: string | undefined, id: string | undefined, line: number): void {
    if (code === undefined) return;
    const seen = this.#byCode.get(code);
    if (!seen) this.#byCode.set(code, { line, id });
    else if (seen.id !== id)
      this.#warnings.add('repeated_code', { code: excerpt(code), line: seen.line }, line);
  }
}

/** Two 32-bit hashes and the length: only ever compared between rows of one id. */
function fingerprint(cells: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  let length = 0;
  for (const cell of cells) {
    for (let i = 0; i < cell.length; i++) {
      const c = cell.charCodeAt(i);
      a = Math.imul(a ^ c, 0x01000193);
      b = Math.imul(b ^ c, 0x2c1b3c6d) ^ (b >>> 15);
    }
    a = Math.imul(a ^ 0xffff, 0x01000193);
    length += cell.length + 1;
  }
  return `${a >>> 0} ${b >>> 0} ${length}`;
}

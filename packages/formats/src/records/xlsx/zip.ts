// The parts of a ZIP archive that is held in memory, unpacked one after the other under a common limit. What the archive
// says about its own sizes is not believed: bytes are counted as they come out.
import { FormatError } from '../../format-error.ts';
import { sizeInWords } from '../../limits.ts';

export interface ZipEntry {
  readonly method: number;
  readonly packed: Uint8Array;
}

/** How many bytes may still come out of the archive; shared by all of its parts. */
export interface UnpackBudget {
  readonly limit: number;
  spent: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 20_000;
const WIDE = 0xffff_ffff;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The parts by name, from the central directory (PKWARE APPNOTE 6.3, 4.3.12).
 * @throws FormatError `spreadsheet_damaged`
 */
export function zipEntries(file: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw damaged('it has too many parts');
  const entries = new Map<string, ZipEntry>();
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || view.getUint32(at, true) !== CENTRAL)
      throw damaged('its list of parts is cut');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = decoder.decode(file.subarray(at + 46, at + 46 + nameLength));
    const { size, offset } = placeOf(view, at, nameLength, extraLength);
    if ((flags & 1) !== 0) throw damaged('its parts are encrypted');
    if (offset + 30 > file.length || view.getUint32(offset, true) !== LOCAL)
      throw damaged('a part is not where the list of parts says');
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + size > file.length) throw damaged('a part is cut');
    entries.set(name.replaceAll('\\', '/').replace(/^\/+/, ''), {
      method: view.getUint16(at + 10, true),
      packed: file.subarray(from, from + size),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end of the central directory: it stands last, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 65_557; at--)
    if (view.getUint32(at, true) === END) return at;
  throw damaged('its list of parts is missing');
}

/** Packed size and place of a part; in large archives both stand in the extra field with id 1. */
function placeOf(view: DataView, at: number, nameLength: number, extraLength: number) {
  let size = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  const fullSize = view.getUint32(at + 24, true);
  if (size !== WIDE && offset !== WIDE) return { size, offset };
  const end = at + 46 + nameLength + extraLength;
  for (let extra = at + 46 + nameLength; extra + 4 <= end; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let field = extra + 4 + (fullSize === WIDE ? 8 : 0);
    if (field + 16 > view.byteLength) break;
    if (size === WIDE) {
      size = Number(view.getBigUint64(field, true));
      field += 8;
    }
    if (offset === WIDE) offset = Number(view.getBigUint64(field, true));
  }
  return { size, offset };
}

/**
 * The bytes of a part.
 * @throws FormatError `spreadsheet_damaged`, `spreadsheet_bomb`
 */
export async function* unpacked(entry: ZipEntry, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  if (entry.method === 0) {
    spend(budget, entry.packed.length);
    yield entry.packed;
    return;
  }
  if (entry.method !== 8) throw damaged('a part is packed in a way that no spreadsheet uses');
  const reader = new Blob([entry.packed.slice()])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => {
        throw damaged('a part cannot be unpacked');
      });
      if (next.done) return;
      spend(budget, next.value.length);
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function spend(budget: UnpackBudget, bytes: number): void {
  budget.spent += bytes;
  if (budget.spent <= budget.limit) return;
  throw new FormatError(
    'spreadsheet_bomb',
    `Unpacked, the workbook is larger than ${sizeInWords(budget.limit)}, which no table of deals is. Save the sheet as "CSV UTF-8" and use that file.`,
    { expected: `at most ${sizeInWords(budget.limit)}`, params: { bytes: budget.limit } },
  );
}

export function damaged(why: string): FormatError {
  return new FormatError(
    'spreadsheet_damaged',
    `The workbook is damaged or protected: ${why}. Open it in a spreadsheet, save it again as .xlsx without a password, and use that file.`,
    { expected: 'a whole .xlsx workbook' },
  );
}

// What a workbook says about itself: its sheets and where they are, shared texts, which formats are dates.
import { FormatError } from '../../format-error.ts';
import { sizeInWords, type Limits } from '../../limits.ts';
import { builtInFormat, formatKind, type FormatKind } from './number-formats.ts';
import { CLOSE, EMPTY, MORE, OPEN, XmlTags } from './xml-tags.ts';
import { damaged, unpacked, zipEntries, type UnpackBudget, type ZipEntry } from './zip.ts';

export interface Workbook {
  /** Names of the sheets with cells, in the order of their tabs; hidden ones last. */
  readonly sheets: readonly string[];
  readonly parts: ReadonlyMap<string, ZipEntry>;
  readonly pathOf: ReadonlyMap<string, string>;
  readonly texts: readonly string[];
  /** By the style number of a cell. */
  readonly formats: readonly FormatKind[];
  readonly from1904: boolean;
  readonly budget: UnpackBudget;
}

/** @throws FormatError `spreadsheet_damaged`, `spreadsheet_bomb`, `not_spreadsheet`, `xml_dtd`, `xml_entity` */
export async function openWorkbook(file: Uint8Array, limits: Limits): Promise<Workbook> {
  const parts = zipEntries(file);
  const budget: UnpackBudget = { limit: limits.workbookBytes, spent: 0 };
  const tagsOf = (path: string) => tagsOfPart(parts.get(path), budget, limits);
  const main = await mainPart(parts, tagsOf);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = new Map<string, { type: string; path: string }>();
  for await (const tag of tagsOf(`${folder}_rels/${main.slice(folder.length)}.rels`)) {
    if (tag.name !== 'Relationship') continue;
    const target = tag.tags.attribute('Target') ?? '';
    relations.set(tag.tags.attribute('Id') ?? '', {
      type: tag.tags.attribute('Type')?.split('/').at(-1) ?? '',
      path: target.startsWith('/') ? target.slice(1) : joinPath(folder, target),
    });
  }
  const shown: string[] = [];
  const hidden: string[] = [];
  const pathOf = new Map<string, string>();
  let from1904 = false;
  for await (const { kind, name, tags } of tagsOf(main)) {
    if (kind === CLOSE) continue;
    if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(tags.attribute('date1904') ?? '');
    if (name !== 'sheet') continue;
    const sheet = tags.attribute('name') ?? '';
    const relation = relations.get(tags.attribute('id') ?? '');
    if (relation?.type !== 'worksheet' || !parts.has(relation.path) || pathOf.has(sheet)) continue;
    pathOf.set(sheet, relation.path);
    (/hidden/i.test(tags.attribute('state') ?? '') ? hidden : shown).push(sheet);
  }
  if (pathOf.size === 0) throw damaged('it has no sheet with cells');
  const pathFor = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path;
  return {
    sheets: [...shown, ...hidden],
    parts,
    pathOf,
    texts: await sharedTexts(tagsOf(pathFor('sharedStrings') ?? ''), limits),
    formats: await cellFormats(tagsOf(pathFor('styles') ?? '')),
    from1904,
    budget,
  };
}

export interface TagOfPart {
  readonly kind: number;
  readonly name: string;
  /** The scanner that stands on the tag. */
  readonly tags: XmlTags;
}

async function* tagsOfPart(
  entry: ZipEntry | undefined,
  budget: UnpackBudget,
  limits: Limits,
): AsyncGenerator<TagOfPart> {
  if (!entry) return;
  const tags = new XmlTags(limits.cellBytes);
  for await (const piece of textOf(entry, budget)) {
    tags.feed(piece);
    for (let kind = tags.next(); kind !== MORE; kind = tags.next()) yield { kind, name: tags.name, tags };
  }
}

/** The text of a part, piece by piece. */
export async function* textOf(entry: ZipEntry, budget: UnpackBudget): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of unpacked(entry, budget)) {
    decoder ??= new TextDecoder(
      chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    );
    yield decoder.decode(chunk, { stream: true });
  }
}

async function mainPart(
  parts: ReadonlyMap<string, ZipEntry>,
  tagsOf: (path: string) => AsyncGenerator<TagOfPart>,
): Promise<string> {
  for await (const { name, tags } of tagsOf('_rels/.rels')) {
    if (name !== 'Relationship' || !tags.attribute('Type')?.endsWith('/officeDocument')) continue;
    const path = (tags.attribute('Target') ?? '').replace(/^\.?\/+/, '');
    if (parts.has(path) && !path.endsWith('.bin') && /(?:^|\/)workbook\d*\.xml$/i.test(path)) return path;
  }
  if (parts.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new FormatError(
    'not_spreadsheet',
    'This is a ZIP archive without an Excel workbook in it. Unpack it and use the table inside, or save the sheet as .xlsx or "CSV UTF-8".',
    { expected: 'an .xlsx workbook' },
  );
}

function joinPath(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** The table of texts that cells point into. How a text is to be pronounced (`rPh`) is not part of it. */
async function sharedTexts(tags: AsyncGenerator<TagOfPart>, limits: Limits): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let spoken = 0;
  let size = 0;
  for await (const { kind, name, tags: tag } of tags) {
    if (name === 'si') {
      if (kind === CLOSE || kind === EMPTY) {
        texts.push(kind === EMPTY ? '' : unescaped(text));
        size += text.length;
        if (size > limits.jsonBytes)
          throw damaged(`its texts are longer than ${sizeInWords(limits.jsonBytes)} together`);
      }
      text = '';
    } else if (name === 'rPh') spoken += kind === OPEN ? 1 : kind === CLOSE ? -1 : 0;
    else if (name === 't' && kind === CLOSE && spoken === 0) text += tag.text;
  }
  return texts;
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}

async function cellFormats(tags: AsyncGenerator<TagOfPart>): Promise<FormatKind[]> {
  const own = new Map<number, FormatKind>();
  const formats: FormatKind[] = [];
  let inCells = false;
  for await (const { kind, name, tags: tag } of tags) {
    if (name === 'cellXfs') inCells = kind === OPEN;
    if (kind === CLOSE) continue;
    if (name === 'numFmt')
      own.set(Number(tag.attribute('numFmtId')), formatKind(tag.attribute('formatCode') ?? ''));
    else if (name === 'xf' && inCells) {
      const id = Number(tag.attribute('numFmtId') ?? 0);
      formats.push(own.get(id) ?? builtInFormat(id));
    }
  }
  return formats;
}

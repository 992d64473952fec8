// Tags and text of the XML inside a workbook, from pieces of text. Refuses every DTD, and with it entities of one's own.
import { FormatError } from '../../format-error.ts';
import { referenceKind, resolveCharacters } from '../../xes/xml-text.ts';
import { damaged } from './zip.ts';

export const MORE = 0;
export const OPEN = 1;
export const CLOSE = 2;
/** `<a/>` */
export const EMPTY = 3;

const LT = 60;
const GT = 62;
const SLASH = 47;

export class XmlTags {
  /** Name of the tag, without prefix. */
  name = '';
  /** Text between the tag before and this one, as written. */
  #text = '';
  #attributes = '';
  #buffer = '';
  #position = 0;
  readonly #cellLimit: number;

  constructor(cellLimit: number) {
    this.#cellLimit = cellLimit;
  }

  feed(piece: string): void {
    const rest = this.#buffer.slice(this.#position);
    if (rest.length > this.#cellLimit * 2) throw damaged('a cell goes on and on');
    this.#buffer = rest + piece;
    this.#position = 0;
  }

  /** The next tag, or MORE where it is not whole yet. */
  next(): number {
    const buffer = this.#buffer;
    let text = '';
    let from = this.#position;
    for (;;) {
      const start = buffer.indexOf('<', from);
      if (start < 0) return MORE;
      text += buffer.slice(from, start);
      const second = buffer.charCodeAt(start + 1);
      if (Number.isNaN(second)) return MORE;
      if (second === 33) {
        if (buffer.length < start + 9) return MORE;
        if (buffer.startsWith('<!--', start)) from = after(buffer, '-->', start);
        else if (buffer.startsWith('<![CDATA[', start)) {
          from = after(buffer, ']]>', start);
          if (from > 0) text += buffer.slice(start + 9, from - 3).replaceAll('&', '&amp;');
        } else {
          throw new FormatError(
            'xml_dtd',
            'The workbook holds a document type declaration, which no spreadsheet writes and which is refused. Save it again as .xlsx and use that file.',
            { line: 1, expected: 'a workbook without declarations', params: { line: 1 } },
          );
        }
        if (from < 0) return MORE;
        continue;
      }
      if (second === 63) {
        from = after(buffer, '?>', start);
        if (from < 0) return MORE;
        continue;
      }
      const end = endOfTag(buffer, start);
      if (end < 0) return MORE;
      this.#position = end + 1;
      this.#text = text;
      const closing = second === SLASH;
      const empty = buffer.charCodeAt(end - 1) === SLASH;
      let nameEnd = start + (closing ? 2 : 1);
      const nameFrom = nameEnd;
      let afterPrefix = nameFrom;
      for (; nameEnd < end; nameEnd++) {
        const c = buffer.charCodeAt(nameEnd);
        if (c <= 32 || c === SLASH) break;
        if (c === 58) afterPrefix = nameEnd + 1;
      }
      this.name = buffer.slice(afterPrefix, nameEnd);
      this.#attributes = buffer.slice(nameEnd, empty ? end - 1 : end);
      return closing ? CLOSE : empty ? EMPTY : OPEN;
    }
  }

  /** The text before the tag. @throws FormatError `xml_entity` */
  get text(): string {
    return meant(this.#text);
  }

  /** The value of an attribute of this name, whatever its prefix; undefined where the tag has none. */
  attribute(name: string): string | undefined {
    const attributes = this.#attributes;
    for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
      const before = attributes.charCodeAt(at - 1);
      if (at > 0 && before > 32 && before !== 58) continue;
      let i = at + name.length;
      while (attributes.charCodeAt(i) <= 32) i++;
      if (attributes.charCodeAt(i) !== 61) continue;
      i++;
      while (attributes.charCodeAt(i) <= 32) i++;
      const quote = attributes[i];
      if (quote !== '"' && quote !== "'") continue;
      const end = attributes.indexOf(quote, i + 1);
      return end < 0 ? undefined : meant(attributes.slice(i + 1, end));
    }
    return undefined;
  }
}

/** Place behind `mark`, or -1. */
function after(buffer: string, mark: string, from: number): number {
  const at = buffer.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Place of the `>` that ends the tag; one inside quotes does not. */
function endOfTag(buffer: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < buffer.length; i++) {
    const c = buffer.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === GT) return i;
    else if (c === LT) throw damaged('a tag is not closed');
  }
  return -1;
}

function meant(raw: string): string {
  if (!raw.includes('&')) return raw;
  for (const [, name = ''] of raw.matchAll(/&([^;&\s]{0,40});?/g)) {
    if (referenceKind(name) === 'known') continue;
    throw new FormatError(
      'xml_entity',
      `The workbook uses the entity "&${name.slice(0, 20)};", which is refused. Save it again as .xlsx and use that file.`,
      { line: 1, expected: 'plain text', params: { line: 1 } },
    );
  }
  return resolveCharacters(raw);
}

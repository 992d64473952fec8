// A pull scanner for XML in UTF-8 bytes that arrive in chunks: elements and attributes, no strings, no tree.
// It refuses every DTD and entity declaration, knows the five predefined entities and character references only,
// and says line, column and what it expected where the text is not well-formed.
import { createByteWords } from '@portolan/mining';
import { FormatError } from '../format-error.ts';
import { sizeInWords, type Limits } from '../limits.ts';
import { PLAIN, isNameByte, referenceKind, resolveCharacters, resolveReferences } from './xml-text.ts';

/** The bytes at hand hold no whole tag. */
export const MORE = 0;
export const OPEN = 1;
export const CLOSE = 2;
/** `<a/>`: opened and closed at once. */
export const EMPTY = 3;

const LT = 60;
const GT = 62;
const LF = 10;
/** What the document is, for messages. */
export interface XmlWords {
  /** "log": what needs no declarations. */
  readonly thing: string;
  readonly file: string;
  readonly root: string;
}
const XES_WORDS: XmlWords = { thing: 'log', file: 'an XES file', root: '<log>' };

/** Thrown inside where a tag goes on in the next chunk. */
const CUT = Symbol('the chunk ends here');

export class XmlScanner {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Number of the element's name (without prefix) in `names`. */
  name = 0;
  readonly names: string[] = [];
  /** Attributes of the tag: attribute i is named `bytes[nameFrom[i], nameTo[i])`. */
  attributes = 0;
  readonly nameFrom = new Int32Array(64);
  readonly nameTo = new Int32Array(64);
  readonly valueFrom = new Int32Array(64);
  readonly valueTo = new Int32Array(64);
  /** 1 where the value holds references or line breaks, so that `text` must be used. */
  readonly escaped = new Uint8Array(64);
  /** Open elements, the one just opened included. */
  depth = 0;
  /** Line of the tag, from 1. */
  line = 1;
  /** The text before the tag, comments and CDATA still in it, is `bytes[textFrom, textTo)`; read it with `textBefore`. */
  textFrom = 0;
  textTo = 0;
  readonly #limits: Limits;
  readonly #words: XmlWords;
  readonly #nameWords;
  readonly #open: Int32Array;
  readonly #decoder = new TextDecoder();
  #position = 0;
  #end = 0;
  /** Bytes before the buffer, and where the current line begins, counted from the start of the file. */
  #before = 0;
  #lineStart = 0;
  #line = 1;
  #rootClosed = false;
  #started = false;

  constructor(limits: Limits, words: XmlWords = XES_WORDS) {
    this.#limits = limits;
    this.#words = words;
    this.#open = new Int32Array(limits.xmlDepth + 1);
    const codes = new Map<string, number>();
    this.#nameWords = createByteWords({
      words: this.names,
      code: (word) => {
        let code = codes.get(word);
        if (code === undefined) {
          code = this.names.push(word) - 1;
          codes.set(word, code);
        }
        return code;
      },
    });
  }

  feed(chunk: Uint8Array): void {
    const rest = this.#end - this.#position;
    const length = rest + chunk.length;
    if (rest > this.#limits.cellBytes * 2)
      throw this.#error(
        'cell_too_long',
        this.#position,
        `a tag of at most ${sizeInWords(this.#limits.cellBytes)}`,
        'A tag goes on and on',
      );
    if (length > this.bytes.length) {
      const next = new Uint8Array(Math.max(length, 65_536, rest * 2));
      next.set(this.bytes.subarray(this.#position, this.#end));
      this.bytes = next;
    } else if (rest > 0) {
      this.bytes.copyWithin(0, this.#position, this.#end);
    }
    this.bytes.set(chunk, rest);
    this.#before += this.#position;
    this.#position = 0;
    this.#end = length;
  }

  /** The next tag, or MORE. */
  next(): number {
    const line = this.#line;
    const lineStart = this.#lineStart;
    const position = this.#position;
    try {
      return this.#tag();
    } catch (error) {
      if (error !== CUT) throw error;
      this.#line = line;
      this.#lineStart = lineStart;
      this.#position = position;
      return MORE;
    }
  }

  /** Call when no more bytes will come. @throws FormatError `truncated`, `not_xes` */
  finish(): void {
    if (this.#rootClosed) return;
    const inside = this.depth > 0 ? this.names[this.#open[this.depth - 1]!] : undefined;
    for (let i = this.#position; i < this.#end; i++) if (this.bytes[i] === LF) this.#newLine(i);
    throw new FormatError(
      'truncated',
      inside === undefined
        ? 'The file ends before its first element. It was probably cut off while it was copied; export it again.'
        : `The file ends on line ${this.#line} inside <${inside}>. It was probably cut off while it was copied; export or copy it again.`,
      {
        line: this.#line,
        column: this.#columnOf(this.#end),
        expected: inside === undefined ? this.#words.root : `</${inside}>`,
      },
    );
  }

  /** Index of the attribute with this name (as bytes), or -1. */
  find(name: Uint8Array): number {
    const bytes = this.bytes;
    for (let i = 0; i < this.attributes; i++) {
      const from = this.nameFrom[i]!;
      const length = this.nameTo[i]! - from;
      if (length !== name.length) continue;
      let same = 0;
      while (same < length && bytes[from + same] === name[same]) same++;
      if (same === length) return i;
    }
    return -1;
  }

  /** The value of attribute i, references resolved. */
  text(i: number): string {
    const raw = this.#decoder.decode(this.bytes.subarray(this.valueFrom[i], this.valueTo[i]));
    if (this.escaped[i] === 0) return raw;
    return resolveReferences(raw);
  }

  /**
   * The text between the tag before and this one, as it is meant; '' where there is none.
   * @throws FormatError `xml_entity`, `xml_malformed`
   */
  textBefore(): string {
    if (this.textFrom === this.textTo) return '';
    const raw = this.#decoder.decode(this.bytes.subarray(this.textFrom, this.textTo));
    if (!raw.includes('&') && !raw.includes('<')) return raw;
    // Split at CDATA, whose content means itself; comments and instructions mean nothing.
    const parts = raw.split(/<!\[CDATA\[([\s\S]*?)\]\]>/);
    return parts.map((part, i) => (i % 2 === 1 ? part : this.#resolved(part))).join('');
  }

  #resolved(part: string): string {
    const text = part.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
    for (const [whole, name] of text.matchAll(/&([^;&]{0,12})(?:;|$|)/g)) {
      const kind = whole.endsWith(';') ? referenceKind(name!) : 'broken';
      if (kind === 'known') continue;
      throw kind === 'declared'
        ? this.#entityError(this.textTo, name!)
        : this.#error('xml_malformed', this.textTo, '"&amp;"', 'A text holds a bare "&"');
    }
    return resolveCharacters(text);
  }

  #entityError(at: number, name: string): FormatError {
    return this.#error(
      'xml_entity',
      at,
      '&amp; &lt; &gt; &quot; &apos; or a number such as &#233;',
      `The entity "&${name};" is not one of XML's own, and entities of a file are not read`,
    );
  }

  #tag(): number {
    const bytes = this.bytes;
    const end = this.#end;
    let i = this.#position;
    this.textFrom = i;
    for (;;) {
      while (i < end && bytes[i] !== LT) {
        const c = bytes[i]!;
        if (c === LF) this.#newLine(i);
        else if (c > 32 && this.depth === 0) {
          throw this.#error(
            'xml_malformed',
            i,
            this.#rootClosed ? 'nothing after the last element' : '"<"',
            'There is text outside of every element',
          );
        }
        i++;
      }
      // Text between tags is done with, whatever comes next.
      this.#position = i;
      if (i + 1 >= end) throw CUT;
      const c = bytes[i + 1]!;
      if (c === 33) i = this.#declaration(i);
      else if (c === 63) i = this.#skipTo(i, PI_END);
      else break;
      this.#position = i;
    }
    this.line = this.#line;
    this.textTo = i;
    return bytes[i + 1] === 47 ? this.#closing(i) : this.#opening(i);
  }

  #closing(at: number): number {
    const bytes = this.bytes;
    let i = at + 2;
    const from = i;
    while (isNameByte(this.#at(i))) i++;
    const name = this.#nameCode(from, i);
    while (this.#at(i) <= 32) {
      if (bytes[i] === LF) this.#newLine(i);
      i++;
    }
    if (bytes[i] !== GT) throw this.#error('xml_malformed', i, '">"', 'A closing tag does not end');
    if (this.depth === 0)
      throw this.#error('xml_malformed', at, 'an opening tag', `</${this.names[name]}> closes nothing`);
    const open = this.#open[this.depth - 1]!;
    if (open !== name) {
      throw this.#error(
        'xml_malformed',
        at,
        `</${this.names[open]}>`,
        `</${this.names[name]}> does not close <${this.names[open]}>`,
      );
    }
    this.name = name;
    this.#close();
    this.#position = i + 1;
    return CLOSE;
  }

  #opening(at: number): number {
    const bytes = this.bytes;
    let i = at + 1;
    const from = i;
    while (isNameByte(this.#at(i))) i++;
    if (i === from)
      throw this.#error('xml_malformed', i, 'the name of an element', 'A "<" does not begin a tag');
    if (this.#rootClosed)
      throw this.#error(
        'xml_malformed',
        at,
        'nothing after the last element',
        'There is a second root element',
      );
    const name = this.#nameCode(from, i);
    this.attributes = 0;
    for (;;) {
      const gap = i;
      while (this.#at(i) <= 32) {
        if (bytes[i] === LF) this.#newLine(i);
        i++;
      }
      const c = bytes[i]!;
      if (c === GT || c === 47) break;
      if (gap === i || !isNameByte(c))
        throw this.#error(
          'xml_malformed',
          i,
          'a space, ">" or "/>"',
          `The tag <${this.names[name]}> is broken`,
        );
      i = this.#attribute(i, name);
    }
    this.name = name;
    this.#started = true;
    if (this.depth >= this.#limits.xmlDepth) {
      throw this.#error(
        'xml_depth',
        at,
        `at most ${this.#limits.xmlDepth} levels`,
        `The elements are nested more than ${this.#limits.xmlDepth} deep`,
      );
    }
    if (bytes[i] === 47) {
      if (this.#at(i + 1) !== GT)
        throw this.#error('xml_malformed', i + 1, '">"', `The tag <${this.names[name]}/> does not end`);
      this.#position = i + 2;
      if (this.depth === 0) this.#rootClosed = true;
      return EMPTY;
    }
    this.#open[this.depth++] = name;
    this.#position = i + 1;
    return OPEN;
  }

  #attribute(at: number, element: number): number {
    const bytes = this.bytes;
    let i = at;
    while (isNameByte(this.#at(i))) i++;
    const nameTo = i;
    while (this.#at(i) <= 32) i++;
    if (bytes[i] !== 61)
      throw this.#error('xml_malformed', i, '"="', `An attribute of <${this.names[element]}> has no value`);
    i++;
    while (this.#at(i) <= 32) i++;
    const quote = bytes[i]!;
    if (quote !== 34 && quote !== 39) {
      throw this.#error(
        'xml_malformed',
        i,
        'a value in quotes',
        `An attribute of <${this.names[element]}> has a value without quotes`,
      );
    }
    i++;
    const from = i;
    const end = this.#end;
    let escaped = 0;
    for (;;) {
      // Everything but the quotes, &, < and line ends is plain.
      while (i < end && PLAIN[bytes[i]!] === 1) i++;
      if (i >= end) throw CUT;
      const c = bytes[i]!;
      if (c === quote) break;
      if (c === LT)
        throw this.#error(
          'xml_malformed',
          i,
          '"&lt;"',
          'A value holds a bare "<", so its closing quote is probably missing',
        );
      if (c === 38) {
        i = this.#reference(i);
        escaped = 1;
        continue;
      }
      if (c === LF) this.#newLine(i);
      if (c < 32) escaped = 1;
      i++;
    }
    if (this.attributes === this.nameFrom.length) {
      throw this.#error(
        'xml_malformed',
        at,
        'at most 64 attributes in a tag',
        `<${this.names[element]}> has too many attributes`,
      );
    }
    const n = this.attributes++;
    this.nameFrom[n] = at;
    this.nameTo[n] = nameTo;
    this.valueFrom[n] = from;
    this.valueTo[n] = i;
    this.escaped[n] = escaped;
    return i + 1;
  }

  /** `&amp;` or `&#233;`; every other name would need a declaration, which is refused. */
  #reference(at: number): number {
    let i = at + 1;
    let name = '';
    while (this.#at(i) !== 59) {
      name += String.fromCharCode(this.bytes[i]!);
      i++;
      if (name.length > 12) break;
    }
    if (this.bytes[i] !== 59) throw this.#error('xml_malformed', at, '"&amp;"', 'A value holds a bare "&"');
    const kind = referenceKind(name);
    if (kind === 'declared') throw this.#entityError(at, name);
    if (kind === 'broken') {
      throw this.#error(
        'xml_malformed',
        at,
        '"&amp;"',
        'A value holds a bare "&" or a character that XML does not have',
      );
    }
    return i + 1;
  }

  /** A comment or CDATA; anything else that begins with `<!` is a document type or entity declaration. */
  #declaration(at: number): number {
    if (this.#at(at + 2) === 45 && this.#at(at + 3) === 45) return this.#skipTo(at, COMMENT_END);
    if (this.#at(at + 2) === 91) return this.#skipTo(at, CDATA_END);
    throw this.#error(
      'xml_dtd',
      at,
      `a ${this.#words.thing} without <!DOCTYPE> and <!ENTITY>`,
      `The file has a document type or entity declaration, which can hide harm and which no ${this.#words.thing} needs. Delete it and try again`,
    );
  }

  #skipTo(at: number, mark: readonly number[]): number {
    for (let i = at + 2; ; i++) {
      const c = this.#at(i);
      if (c === LF) this.#newLine(i);
      if (c !== mark[mark.length - 1]) continue;
      let same = true;
      for (let k = 0; k < mark.length; k++) if (this.bytes[i - mark.length + 1 + k] !== mark[k]) same = false;
      if (same && i - mark.length >= at + 1) return i + 1;
    }
  }

  #at(i: number): number {
    if (i >= this.#end) throw CUT;
    return this.bytes[i]!;
  }

  #close(): void {
    this.depth--;
    if (this.depth === 0) this.#rootClosed = true;
  }

  #nameCode(from: number, to: number): number {
    let start = from;
    for (let i = from; i < to; i++) if (this.bytes[i] === 58) start = i + 1;
    return this.#nameWords.code(this.bytes, start, to);
  }

  #newLine(at: number): void {
    this.#line++;
    this.#lineStart = this.#before + at + 1;
  }

  #columnOf(at: number): number {
    return this.#before + at - this.#lineStart + 1;
  }

  #error(
    code: 'xml_malformed' | 'xml_entity' | 'xml_dtd' | 'xml_depth' | 'cell_too_long',
    at: number,
    expected: string,
    what: string,
  ): FormatError {
    const column = this.#columnOf(at);
    return new FormatError(
      code,
      `${what} (line ${this.#line}, column ${column}). Expected ${expected}.${this.#started || code !== 'xml_malformed' ? '' : ` Is this ${this.#words.file}?`}`,
      { line: this.#line, column, expected, params: { line: this.#line, character: column } },
    );
  }
}

const COMMENT_END = [45, 45, GT];
const CDATA_END = [93, 93, GT];
const PI_END = [63, GT];

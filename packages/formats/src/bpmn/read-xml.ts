// The first look at a BPMN file, before anything else trusts it: its encoding, well-formed XML without declarations,
// and no more elements than a map may have. What is refused here is refused in milliseconds.
import { MAP_LIMITS } from '@portolan/core';
import { refuseBinary, sniffEncoding } from '../bytes/encoding.ts';
import { FormatError, excerpt } from '../format-error.ts';
import { DEFAULT_LIMITS, countInWords, sizeInWords } from '../limits.ts';
import { CLOSE, MORE, XmlScanner } from '../xes/xml-scanner.ts';

/** Bytes of a file; a map at every limit of its own takes a tenth. */
const MOST_BYTES = 50_000_000;
const WORDS = { thing: 'diagram', file: 'a BPMN file', root: '<definitions>' } as const;

/** Elements that become a stage or an outcome, whatever else is in the file. */
const NODES = new Set([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
]);

/**
 * @returns the file as text that is safe to parse
 * @throws FormatError `empty`, `binary`, `truncated`, `too_large`, `xml_*`, `cell_too_long`, `not_bpmn`, `map_too_large`
 */
export function checkedXml(source: string | Uint8Array): string {
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/u, '') : decoded(source);
  if (text.trim() === '') {
    throw new FormatError('empty', 'The file is empty. Export the diagram again as BPMN 2.0 XML.', {
      line: 1,
      expected: 'a BPMN diagram',
    });
  }
  const bytes = new TextEncoder().encode(text);
  refuseLarge(bytes.length);
  if (!text.trimStart().startsWith('<')) throw notBpmn('text that is no XML');
  scan(bytes);
  return withoutReferences(text);
}

export function notBpmn(found: string): FormatError {
  return new FormatError(
    'not_bpmn',
    `This is no BPMN 2.0 file: it holds ${excerpt(found)}. Export the diagram as "BPMN 2.0 XML" (its first element is <definitions>) and use that file.`,
    { line: 1, expected: '<definitions> of BPMN 2.0', params: { found: excerpt(found) } },
  );
}

export function tooLarge(what: 'nodes' | 'paths' | 'lanes', count: number): FormatError {
  const limit = MAP_LIMITS[what];
  const words = { nodes: 'steps', paths: 'paths', lanes: 'lanes' } as const;
  return new FormatError(
    'map_too_large',
    `The diagram has ${countInWords(count)} ${words[what]} or more; a map has at most ${countInWords(limit)}, which is far above what people can follow. Split the diagram, or export a part of it.`,
    { expected: `at most ${limit} ${words[what]}`, params: { count, limit } },
  );
}

function refuseLarge(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new FormatError(
    'too_large',
    `The file is larger than ${sizeInWords(MOST_BYTES)}, too large for a diagram.`,
    { expected: `at most ${sizeInWords(MOST_BYTES)}`, params: { bytes: MOST_BYTES } },
  );
}

/** By byte-order mark or by what the declaration says, where the bytes are not UTF-8. */
function decoded(bytes: Uint8Array): string {
  refuseLarge(bytes.length);
  const encoding = sniffEncoding(bytes);
  refuseBinary(bytes, encoding);
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/u.exec(head)?.[1] ?? 'utf-8';
  try {
    if (/^utf-?8$/iu.test(declared)) throw new RangeError('the bytes are not UTF-8');
    return new TextDecoder(declared).decode(bytes);
  } catch {
    throw new FormatError(
      'encoding',
      `The file says that its encoding is ${declared}, which its bytes are not. Save it as UTF-8 and try again.`,
      { line: 1, expected: declared, params: { encoding: declared } },
    );
  }
}

function scan(bytes: Uint8Array): void {
  const xml = new XmlScanner(DEFAULT_LIMITS, WORDS);
  xml.feed(bytes);
  let nodes = 0;
  let others = 0;
  let first = true;
  for (let tag = xml.next(); tag !== MORE; tag = xml.next()) {
    if (tag === CLOSE) continue;
    const name = xml.names[xml.name] ?? '';
    if (first && name !== 'definitions') throw notBpmn(`<${name}>`);
    first = false;
    for (let i = 0; i < xml.attributes; i++) {
      if (xml.valueTo[i]! - xml.valueFrom[i]! > DEFAULT_LIMITS.cellBytes) {
        throw new FormatError(
          'cell_too_long',
          `An attribute of <${excerpt(name)}> in line ${xml.line} is longer than ${sizeInWords(DEFAULT_LIMITS.cellBytes)}. No diagram needs that; export it again.`,
          {
            line: xml.line,
            expected: `at most ${sizeInWords(DEFAULT_LIMITS.cellBytes)}`,
            params: { line: xml.line },
          },
        );
      }
    }
    if (NODES.has(name)) nodes++;
    else if (/(?:Gateway|Event)$/u.test(name)) others++;
  }
  xml.finish();
  if (nodes > MAP_LIMITS.nodes) throw tooLarge('nodes', nodes);
  // Gateways and events may all turn into paths, but not without end.
  if (others > MAP_LIMITS.nodes * 10) throw tooLarge('nodes', others);
}

/**
 * Refuses entities in texts, where the scanner does not look, and writes out characters beyond 16 bits, which the
 * parser would cut when they come as numbers.
 */
function withoutReferences(text: string): string {
  const parts = text.split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->)/u);
  let line = 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 1) {
        line += part.split('\n').length - 1;
        return part;
      }
      const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)([\w.-]{1,60});/u.exec(part);
      if (entity !== null) {
        line += part.slice(0, entity.index).split('\n').length - 1;
        throw new FormatError(
          'xml_entity',
          `The entity "&${entity[1]};" in line ${line} is not one of XML's own, and entities of a file are not read. Write the character itself.`,
          { line, expected: '&amp; &lt; &gt; &quot; &apos; or a number such as &#233;', params: { line } },
        );
      }
      line += part.split('\n').length - 1;
      return part.replaceAll(
        /&#(?:x([0-9a-fA-F]+)|(\d+));/gu,
        (reference, hex?: string, decimal?: string) => {
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          if (code > 0x10_ffff) return '\uFFFD';
          return code > 0xffff ? String.fromCodePoint(code) : reference;
        },
      );
    })
    .join('');
}

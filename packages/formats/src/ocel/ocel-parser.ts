// Either form of OCEL 2.0, told apart by its first character, behind one face.
import type { Limits } from '../limits.ts';
import { jsonParser } from './parse-json.ts';
import type { OcelParser, OcelSink } from './ocel-parts.ts';
import { xmlParser } from './parse-xml.ts';

const LT = 60;

/** @param head the first bytes of the file, as UTF-8 */
export function ocelParser(head: Uint8Array, sink: OcelSink, limits: Limits): OcelParser {
  const first = head.find((byte) => byte > 32 && byte < 128);
  return first === LT ? xmlParser(sink, limits) : jsonParser(sink, limits);
}

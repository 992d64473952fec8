// Reads a map from a file, whatever the format: what every command that takes a map uses.
import { readFile, stat } from 'node:fs/promises';
import { readMapFile, type MapFile } from '@portolan/core';
import { FormatError, readBpmn } from '@portolan/formats';
import { errorText } from '../mine/questions.ts';

export type MapFormat = 'json' | 'bpmn';

export type MapRead =
  | {
      readonly ok: true;
      readonly process: MapFile['process'];
      readonly map: MapFile['map'];
      /** What the file had that a map says differently, or not at all: English sentences. */
      readonly warnings: readonly string[];
    }
  /** Lines for a person: what is wrong, where, how to mend it. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Far above the largest map. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PROBLEMS = 10;

/** Formats by the ends of their names; without one, the content decides. */
const ENDS: Readonly<Record<string, MapFormat>> = { '.json': 'json', '.bpmn': 'bpmn', '.xml': 'bpmn' };

export async function readMap(file: string, format?: MapFormat): Promise<MapRead> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return { ok: false, problems: [`${file}: this is too large for a map.`] };
    bytes = await readFile(file);
  } catch (error) {
    return { ok: false, problems: [errorText(file, error)] };
  }
  const end = Object.keys(ENDS).find((one) => file.toLowerCase().endsWith(one));
  const known = format ?? (end === undefined ? formatOf(bytes) : ENDS[end]);
  const read = known === 'bpmn' ? await fromBpmn(bytes) : fromJson(bytes);
  return read.ok ? read : { ok: false, problems: read.problems.map((problem) => `${file}: ${problem}`) };
}

function formatOf(bytes: Uint8Array): MapFormat {
  const start = new TextDecoder().decode(bytes.subarray(0, 100)).trimStart();
  return start.startsWith('<') ? 'bpmn' : 'json';
}

async function fromBpmn(bytes: Uint8Array): Promise<MapRead> {
  try {
    const { value, warnings } = await readBpmn(bytes);
    return {
      ok: true,
      ...value,
      warnings: warnings.map(({ message, count }) => (count > 1 ? `${message} (${count})` : message)),
    };
  } catch (error) {
    if (error instanceof FormatError) return { ok: false, problems: [error.message] };
    throw error;
  }
}

function fromJson(bytes: Uint8Array): MapRead {
  const read = readMapFile(new TextDecoder().decode(bytes));
  if (read.ok) return { ok: true, process: read.file.process, map: read.file.map, warnings: [] };
  const problems = read.problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const left = problems.length - MOST_PROBLEMS;
  return {
    ok: false,
    problems: [...problems.slice(0, MOST_PROBLEMS), ...(left > 0 ? [`and ${left} more problems`] : [])],
  };
}

// Reads a map from a file, whatever the format: the one place where a further format plugs in.
import { readFile, stat } from 'node:fs/promises';
import { readMapFile, type MapFile } from '@portolan/core';
import { errorText } from '../mine/questions.ts';

export type MapRead =
  | { readonly ok: true; readonly process: MapFile['process']; readonly map: MapFile['map'] }
  /** Lines for a person: what is wrong, where, how to mend it. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Far above the largest map. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PROBLEMS = 10;

/** Formats by the ends of their names; without one, a file is taken for a map.json. */
const READERS: readonly { readonly ends: readonly string[]; readonly read: (text: string) => MapRead }[] = [
  { ends: ['.json'], read: readJson },
];

export async function readMap(file: string): Promise<MapRead> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return { ok: false, problems: [`${file}: this is too large for a map.`] };
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { ok: false, problems: [errorText(file, error)] };
  }
  const reader = READERS.find(({ ends }) => ends.some((end) => file.toLowerCase().endsWith(end)));
  const read = (reader?.read ?? readJson)(text);
  return read.ok ? read : { ok: false, problems: read.problems.map((problem) => `${file}: ${problem}`) };
}

function readJson(text: string): MapRead {
  const read = readMapFile(text);
  if (read.ok) return { ok: true, process: read.file.process, map: read.file.map };
  const problems = read.problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const left = problems.length - MOST_PROBLEMS;
  return {
    ok: false,
    problems: [...problems.slice(0, MOST_PROBLEMS), ...(left > 0 ? [`and ${left} more problems`] : [])],
  };
}

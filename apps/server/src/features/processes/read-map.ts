// Reads a map from a file without keeping it, so that a person sees what became of it first.
import type { readMap } from '@portolan/contract';
import { readMapFile } from '@portolan/core';
import type { MapFileProblem } from '@portolan/core';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';

/** Files and new processes of this size at most; a map of 1,000 stages with much text has 1.5 MB. */
export const MOST_MAP_BYTES = 5 * 2 ** 20;

const MOST_PROBLEMS = 20;

export async function readMapOfFile(call: Call<typeof readMap>): Promise<JsonBytes> {
  const bytes = Buffer.concat(await call.body.toArray());
  const read = readMapFile(bytes.toString());
  if (!read.ok) throw unreadable(read.problems);
  return jsonBytes({ process: read.file.process, map: read.file.map, warnings: [] });
}

function unreadable(problems: readonly MapFileProblem[]): AppError {
  const [first] = problems;
  return new AppError(
    'unreadable_file',
    problems.length > 1 ? `${first?.message ?? ''} (and ${problems.length - 1} more)` : first?.message,
    problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({ path, message })),
    first && { code: first.code, params: { path: first.path } },
  );
}

// A map as a file: the map with the process it belongs to, and the version of this format.
import { z } from 'zod';
import { mapSchema } from './map.ts';
import type { SalesMap } from './map.ts';
import { problemsOf } from './problems.ts';

export const MAP_FORMAT = 'portolan-map';
/** Raised when an older Portolan could not read a map any more. */
export const MAP_SCHEMA_VERSION = 1;

/** What travels on a process. */
export const CASE_KINDS = ['deal', 'lead', 'account', 'call', 'period', 'territory', 'task'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const processFactsSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  caseKind: z.enum(CASE_KINDS).default('deal'),
  /** One sentence; two processes for one purpose are one too many. */
  purpose: z.string().max(500).default(''),
});
export type ProcessFacts = z.infer<typeof processFactsSchema>;

export const mapFileSchema = z.strictObject({
  /** For editors that offer completion. */
  $schema: z.string().max(500).optional(),
  format: z.literal(MAP_FORMAT),
  schema: z.literal(MAP_SCHEMA_VERSION),
  process: processFactsSchema,
  map: mapSchema,
});
export type MapFile = z.infer<typeof mapFileSchema>;

export interface MapFileProblem {
  readonly code: 'notJson' | 'notAMap' | 'newerSchema' | 'shape' | 'broken';
  /** JSON path, empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

export type MapFileRead =
  | { readonly ok: true; readonly file: MapFile }
  | { readonly ok: false; readonly problems: readonly MapFileProblem[] };

/** Reads a file's text, or says every problem with its place. */
export function readMapFile(text: string): MapFileRead {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return bad('notJson', '', `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== MAP_FORMAT) {
    return bad(
      'notAMap',
      'format',
      `A map begins with {"format": "${MAP_FORMAT}", "schema": ${MAP_SCHEMA_VERSION}, …}.`,
    );
  }
  if ('schema' in json && typeof json.schema === 'number' && json.schema > MAP_SCHEMA_VERSION) {
    return bad(
      'newerSchema',
      'schema',
      `This map was written by a newer Portolan (format ${json.schema}; this one reads up to ${MAP_SCHEMA_VERSION}). Update Portolan and try again.`,
    );
  }
  return checkMapFile(json);
}

/** The same for a value that is JSON already. */
export function checkMapFile(value: unknown): MapFileRead {
  if (isDeeper(value, DEEPEST)) return bad('shape', '', 'This is nested deeper than any map.');
  const parsed = mapFileSchema.safeParse(value);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        code: 'shape',
        path: issue.path.join('/'),
        message: issue.message,
      })),
    };
  }
  const problems = problemsOf(parsed.data.map);
  if (problems.length === 0) return { ok: true, file: parsed.data };
  return {
    ok: false,
    problems: problems.map(({ path, message }) => ({ code: 'broken', path: `map/${path}`, message })),
  };
}

/** Conditions nest the deepest: eight levels of three, within a path. */
const DEEPEST = 60;

/** Without recursion: this is what protects the recursive schemas from files made to exhaust the stack. */
function isDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one as Readonly<Record<string, unknown>>) : [],
    );
  }
  return false;
}

/** As text, with every field, two spaces deep, ending in a line break. */
export function writeMapFile(process: ProcessFacts, map: SalesMap): string {
  return `${JSON.stringify({ format: MAP_FORMAT, schema: MAP_SCHEMA_VERSION, process, map }, null, 2)}\n`;
}

/** The published JSON Schema (draft 2020-12) of the file format. */
export function mapJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(mapFileSchema, { io: 'input', target: 'draft-2020-12' }),
    title: 'Portolan map',
    description: 'A sales process as a map: stages, decisions, outcomes and the paths that join them.',
  };
}

function bad(code: MapFileProblem['code'], path: string, message: string): MapFileRead {
  return { ok: false, problems: [{ code, path, message }] };
}

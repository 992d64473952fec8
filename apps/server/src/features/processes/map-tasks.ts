// What the thread of maps does: files in and out, and the check. Each of it may take as long as a map is large.
import type { MAP_FILE_FORMATS } from '@portolan/contract';
import { checkMap, fixLabel, readMapFile, wordsOf, writeMapFile } from '@portolan/core';
import type {
  CheckContext,
  CheckLanguage,
  CheckSettings,
  Finding,
  MapFileProblem,
  ProcessFacts,
  SalesMap,
} from '@portolan/core';
import {
  BPMN_WORDS,
  FormatError,
  geometryOfLayout,
  readBpmn,
  STAGE_HEADINGS,
  writeBpmn,
  writeMermaid,
  writeStagesCsv,
} from '@portolan/formats';
import { directionOf, handbookHtml, layoutMap, mapSvg } from '@portolan/picture';
import type { HandbookVersion } from '@portolan/picture';
import { AppError } from '../../platform/http/app-error.ts';

export type MapFileFormat = (typeof MAP_FILE_FORMATS)[number];

export interface WriteTask {
  readonly kind: 'write';
  readonly format: MapFileFormat;
  readonly process: ProcessFacts;
  readonly map: SalesMap;
  /** Of a published version, for the handbook; without it, it is a draft's. */
  readonly version?: HandbookVersion;
  readonly language: CheckLanguage;
  readonly theme: 'light' | 'dark';
}

export type MapTask =
  | WriteTask
  | { readonly kind: 'read'; readonly fileName: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'check';
      readonly context: CheckContext;
      readonly settings: CheckSettings;
      readonly language: CheckLanguage;
    };

/** A file, or JSON that is the answer to the request. */
export async function doMapTask(task: MapTask): Promise<Uint8Array<ArrayBuffer>> {
  switch (task.kind) {
    case 'write':
      return toBytes(await write(task));
    case 'read':
      return toBytes(JSON.stringify(await read(task.fileName, task.bytes)));
    case 'check': {
      const findings = checkMap(task.context, task.settings);
      return toBytes(JSON.stringify({ findings: findings.map((one) => presentFinding(one, task.language)) }));
    }
  }
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

// oxlint-disable-next-line typescript/consistent-return -- every format is handled; another fails to compile
async function write(task: WriteTask): Promise<string> {
  const { process, map, version, language, theme } = task;
  const direction = directionOf(language);
  switch (task.format) {
    case 'json':
      return writeMapFile(process, map);
    case 'bpmn':
      return writeBpmn({ process, map }, geometryOfLayout(layoutMap(map)), BPMN_WORDS[language]);
    case 'mermaid':
      return writeMermaid(map, { direction: direction === 'rtl' ? 'RL' : 'LR' });
    case 'svg':
      return mapSvg(map, layoutMap(map, { direction }), { language, theme, title: process.name });
    case 'csv':
      return writeStagesCsv(map, STAGE_HEADINGS[language]);
    case 'handbook':
      return handbookHtml({ process, map, ...(version && { version }) }, { language, theme });
  }
}

interface Read {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
  readonly warnings: readonly object[];
}

/** JSON begins with a brace; whatever else is a map is BPMN. */
async function read(fileName: string, bytes: Uint8Array): Promise<Read> {
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).replace(/^[\uFEFF\s]+/u, '');
  if (start.startsWith('{') || /\.json$/i.test(fileName)) return readJson(bytes);
  try {
    const { value, warnings } = await readBpmn(bytes);
    return { ...value, warnings };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { code, params, message } = error;
    throw new AppError('unreadable_file', message, undefined, { code, params });
  }
}

function readJson(bytes: Uint8Array): Read {
  const result = readMapFile(new TextDecoder().decode(bytes));
  if (!result.ok) throw unreadable(result.problems);
  return { process: result.file.process, map: result.file.map, warnings: [] };
}

const MOST_PROBLEMS = 20;

function unreadable(problems: readonly MapFileProblem[]): AppError {
  const [first] = problems;
  return new AppError(
    'unreadable_file',
    problems.length > 1 ? `${first?.message ?? ''} (and ${problems.length - 1} more)` : first?.message,
    problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({ path, message })),
    first && { code: first.code, params: { path: first.path } },
  );
}

function presentFinding(finding: Finding, language: CheckLanguage): object {
  const { rule, severity, at, fix } = finding;
  return {
    rule,
    severity,
    at: at.collection === 'map' ? 'map' : `${at.collection}/${at.id}`,
    ...wordsOf(finding, language),
    fix: fix === undefined ? null : { title: fixLabel(finding, language) ?? '', command: fix.command },
  };
}

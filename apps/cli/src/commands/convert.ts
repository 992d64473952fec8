// `portolan convert`: a map from one format into another.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeMapFile, type ProcessFacts, type SalesMap } from '@portolan/core';
import {
  BPMN_WORDS,
  geometryOfLayout,
  writeBpmn,
  writeMermaid,
  writeStagesCsv,
  type BpmnLanguage,
} from '@portolan/formats';
import { layoutMap } from '@portolan/picture';
import { CONVERT_HELP } from '../help.ts';
import { readMap, type MapFormat } from '../map/read-map.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';

interface Source {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
}

/** What comes out, by the end of its name: a further format is a line here. */
const WRITERS = {
  json: ({ process, map }: Source) => writeMapFile(process, map),
  bpmn: (source: Source, language: BpmnLanguage) =>
    writeBpmn(source, geometryOfLayout(layoutMap(source.map)), BPMN_WORDS[language]),
  mmd: ({ map }: Source, language: BpmnLanguage) =>
    writeMermaid(map, { direction: language === 'fa' ? 'RL' : 'LR' }),
  csv: ({ map }: Source) => writeStagesCsv(map),
} as const satisfies Readonly<
  Record<string, (source: Source, language: BpmnLanguage) => string | Promise<string>>
>;
type Target = keyof typeof WRITERS;
const TARGETS = Object.keys(WRITERS) as readonly Target[];
const SOURCES = ['json', 'bpmn'] as const satisfies readonly MapFormat[];
const LANGUAGES = Object.keys(BPMN_WORDS) as readonly BpmnLanguage[];

interface ConvertOptions {
  readonly from: string;
  readonly to: string;
  readonly source: MapFormat | undefined;
  readonly target: Target;
  readonly language: BpmnLanguage;
}

/**
 * @returns the exit code: 0 done, 1 a file cannot be read or written.
 * @throws UsageError
 */
export async function runConvert(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args);
  if (options === 'help') {
    terminal.print(CONVERT_HELP);
    return 0;
  }
  const read = await readMap(options.from, options.source);
  if (!read.ok) {
    for (const problem of read.problems) terminal.note(`portolan: ${terminal.clean(problem)}`);
    return 1;
  }
  for (const warning of read.warnings) terminal.note(`note: ${terminal.clean(warning)}`);
  const text = await WRITERS[options.target](read, options.language);
  if (options.to === '-') {
    terminal.print(text);
    return 0;
  }
  try {
    await writeFile(options.to, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    terminal.note(`portolan: ${terminal.clean(`${options.to} cannot be written: ${why}`)}`);
    return 1;
  }
  const { nodes, paths, lanes } = read.map;
  terminal.note(
    `${terminal.clean(options.to)}: ${nodes.length} stages, decisions and outcomes, ${paths.length} paths, ${lanes.length} lanes.`,
  );
  return 0;
}

function parseOptions(args: readonly string[]): ConvertOptions | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  const [from, to, more] = positionals;
  if (from === undefined || to === undefined || more !== undefined) {
    throw new UsageError('Name one file to read and one to write: portolan convert IN OUT.');
  }
  const target = values.to ?? TARGETS.find((one) => to.toLowerCase().endsWith(`.${one}`));
  if (target === undefined) {
    throw new UsageError(
      `What "${to}" shall be is not clear; end its name with ${TARGETS.map((one) => `.${one}`).join(', ')}, or say --to.`,
    );
  }
  return {
    from,
    to,
    source: values.from === undefined ? undefined : oneOf('--from', values.from, SOURCES),
    target: oneOf('--to', target, TARGETS),
    language: oneOf('--language', values.language ?? 'en', LANGUAGES),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) {
    throw new UsageError(`${option} cannot be "${value}"; it is one of: ${allowed.join(', ')}.`);
  }
  return found;
}

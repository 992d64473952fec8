// The options of `portolan convert`.
import { BPMN_WORDS, type BpmnLanguage } from '@portolan/formats';
import type { MapFormat } from '../map/read-map.ts';
import { oneOf } from '../one-of.ts';
import { parseWords } from '../parse-words.ts';
import { UsageError } from '../usage-error.ts';
import { SHEETS, TARGETS, THEMES, writerOf, type Manner, type Target } from './writers.ts';

const SOURCES = ['json', 'bpmn'] as const satisfies readonly MapFormat[];
const LANGUAGES = Object.keys(BPMN_WORDS) as readonly BpmnLanguage[];

export interface ConvertOptions extends Manner {
  readonly from: string;
  /** A file, or `-` for standard output. */
  readonly to: string;
  readonly source: MapFormat | undefined;
  readonly target: Target;
}

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  language: { type: 'string' },
  theme: { type: 'string' },
  sheet: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError */
export function parseConvertOptions(args: readonly string[]): ConvertOptions | 'help' {
  const { values, positionals } = parseWords(args, OPTIONS);
  if (values.help) return 'help';
  const [from, to, more] = positionals;
  if (from === undefined || to === undefined || more !== undefined) {
    throw new UsageError('Name one file to read and one to write: portolan convert IN OUT.');
  }
  const target = oneOf('--to', values.to ?? targetOf(to), TARGETS);
  for (const option of ['theme', 'sheet'] as const) {
    if (values[option] === undefined || writerOf(target).takes?.includes(option)) continue;
    const takers = TARGETS.filter((one) => writerOf(one).takes?.includes(option));
    throw new UsageError(
      `--${option} is for ${takers.map((one) => `.${one}`).join(' and ')}; a .${target} has none.`,
    );
  }
  return {
    from,
    to,
    source: values.from === undefined ? undefined : oneOf('--from', values.from, SOURCES),
    target,
    language: oneOf('--language', values.language ?? 'en', LANGUAGES),
    theme: oneOf('--theme', values.theme ?? 'light', THEMES),
    sheet: values.sheet === undefined ? undefined : oneOf('--sheet', values.sheet, SHEETS),
  };
}

function targetOf(to: string): Target {
  const target = TARGETS.find((one) => to.toLowerCase().endsWith(`.${one}`));
  if (target !== undefined) return target;
  const ends = TARGETS.map((one) => `.${one}`).join(', ');
  throw new UsageError(
    to === '-'
      ? `Say what standard output shall be: --to ${TARGETS.join('|')}.`
      : `What "${to}" shall be is not clear; end its name with ${ends}, or say --to.`,
  );
}

// The options of `portolan mine`, checked: what is wrong is said with what would be right.
import { LOG_FORMATS, type LogMapping } from '@portolan/core';
import { PICTURE_LANGUAGES, type Language } from '@portolan/picture';
import { oneOf } from '../one-of.ts';
import { EXAMINATION_OPTIONS, examinationOf, type Examination } from './examination-options.ts';
import { parseWords } from '../parse-words.ts';
import { UsageError } from '../usage-error.ts';
import { bytesOf } from './memory.ts';
import { pairsOf } from './named-lists.ts';

export interface MineOptions extends Examination {
  readonly files: readonly string[];
  readonly format: 'auto' | LogMapping['format'];
  readonly case: string | undefined;
  /** OCEL: the type of object that is a case. */
  readonly caseObject: string | undefined;
  readonly activity: string | undefined;
  readonly time: string | undefined;
  readonly resource: string | undefined;
  readonly stages: readonly { readonly stage: string; readonly column: string }[];
  readonly outcome: { readonly column: string; readonly dateColumn: string } | undefined;
  readonly dates: NonNullable<LogMapping['dates']>;
  readonly calendar: LogMapping['calendar'];
  readonly timeZone: string | undefined;
  readonly offsets: LogMapping['offsets'];
  readonly lifecycle: LogMapping['lifecycle'];
  readonly keep: readonly string[];
  readonly json: boolean;
  readonly html: string | undefined;
  /** Files that the log itself is written to, in these formats. */
  readonly logs: readonly LogFile[];
  readonly rejects: string | undefined;
  /** Where the log is held while it is read: told, or by its size. */
  readonly held: 'in-memory' | 'out-of-core' | 'by-size';
  /** The most bytes of memory to use; undefined: most of what is free. */
  readonly memory: number | undefined;
  /** Where what memory does not hold is put; undefined: where the system has its temporary files. */
  readonly temporary: string | undefined;
  readonly language: Language;
}

export interface LogFile {
  readonly format: 'xes' | 'ocel';
  readonly file: string;
}

const ORDERS = ['iso', 'dmy', 'mdy', 'ymd', 'epoch_s', 'epoch_ms', 'excel', 'auto'] as const;

const OPTIONS = {
  format: { type: 'string' },
  case: { type: 'string' },
  'case-object': { type: 'string' },
  activity: { type: 'string' },
  time: { type: 'string' },
  resource: { type: 'string' },
  'stage-dates': { type: 'string', multiple: true },
  outcome: { type: 'string', multiple: true },
  dates: { type: 'string', multiple: true },
  calendar: { type: 'string' },
  timezone: { type: 'string' },
  offsets: { type: 'string' },
  lifecycle: { type: 'string' },
  keep: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  html: { type: 'string' },
  xes: { type: 'string' },
  ocel: { type: 'string' },
  rejects: { type: 'string' },
  'in-memory': { type: 'boolean' },
  'out-of-core': { type: 'boolean' },
  memory: { type: 'string' },
  'temp-folder': { type: 'string' },
  language: { type: 'string' },
  ...EXAMINATION_OPTIONS,
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws UsageError */
export function parseMineOptions(args: readonly string[]): MineOptions | 'help' {
  const { values, positionals } = parseWords(args, OPTIONS);
  if (values.help) return 'help';
  if (positionals.length === 0) throw new UsageError('Name at least one file: portolan mine FILE...');
  const stages = (values['stage-dates'] ?? []).flatMap((text) =>
    pairsOf(text, '--stage-dates', 'Engaging=engage_date').map(([stage, column]) => ({ stage, column })),
  );
  const outcomes = (values.outcome ?? []).flatMap((text) =>
    pairsOf(text, '--outcome', 'deal_stage=close_date').map(([column, dateColumn]) => ({
      column,
      dateColumn,
    })),
  );
  if (outcomes.length > 1) throw new UsageError('--outcome can be given once only.');
  const byDates = stages.length > 0 || outcomes.length > 0;
  if (byDates && (values.activity ?? values.time) !== undefined) {
    throw new UsageError(
      'A file has either one row per event (--activity, --time) or one row per deal (--stage-dates, --outcome), not both.',
    );
  }
  return {
    files: positionals,
    format: oneOf('--format', values.format ?? 'auto', ['auto', ...LOG_FORMATS]),
    case: values.case,
    caseObject: values['case-object'],
    activity: values.activity,
    time: values.time,
    resource: values.resource,
    stages,
    outcome: outcomes[0],
    dates: Object.fromEntries(
      (values.dates ?? []).flatMap((text) =>
        pairsOf(text, '--dates', 'Created=dmy').map(([column, order]) => [
          column,
          oneOf('--dates', order, ORDERS),
        ]),
      ),
    ),
    calendar:
      values.calendar === undefined
        ? undefined
        : oneOf('--calendar', values.calendar, ['gregorian', 'buddhist', 'persian', 'auto']),
    offsets:
      values.offsets === undefined ? undefined : oneOf('--offsets', values.offsets, ['apply', 'ignore']),
    timeZone: values.timezone === undefined ? undefined : zone(values.timezone),
    lifecycle:
      values.lifecycle === undefined
        ? undefined
        : oneOf('--lifecycle', values.lifecycle, ['complete', 'start', 'all']),
    keep: values.keep ?? [],
    json: values.json ?? false,
    html: values.html,
    logs: (['xes', 'ocel'] as const).flatMap((format) => {
      const file = values[format];
      return file === undefined ? [] : [{ format, file }];
    }),
    rejects: values.rejects,
    held: heldOf(values['in-memory'] ?? false, values['out-of-core'] ?? false),
    memory: values.memory === undefined ? undefined : bytesOf(values.memory),
    temporary: values['temp-folder'],
    ...examinationOf(values),
    language: oneOf('--language', values.language ?? 'en', PICTURE_LANGUAGES),
  };
}

function heldOf(inMemory: boolean, outOfCore: boolean): MineOptions['held'] {
  if (inMemory && outOfCore)
    throw new UsageError('--in-memory and --out-of-core exclude each other; leave both out to go by size.');
  return inMemory ? 'in-memory' : outOfCore ? 'out-of-core' : 'by-size';
}

function zone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(
      `--timezone "${name}" is no time zone; write one like Europe/Riga, Asia/Bangkok or UTC.`,
    );
  }
}

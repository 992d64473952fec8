// The options of `portolan mine` that ask more of a log than its map: a model, fit, bottlenecks, why. What goes together is
// checked here, before any file is read.
import { oneOf } from '../one-of.ts';
import { UsageError } from '../usage-error.ts';
import { namesOf } from './named-lists.ts';

export interface Examination {
  /** What deals are laid beside, or how a model is discovered. */
  readonly model: ModelOption | undefined;
  readonly conformance:
    | {
        readonly ends: ConformanceEnds;
        /** For one way through a discovered model; undefined: as long as it takes. */
        readonly secondsPerWay: number | undefined;
      }
    | undefined;
  /** Where the discovered model is written. */
  readonly outModel: { readonly file: string; readonly format: 'bpmn' | 'json' } | undefined;
  readonly bottlenecks: boolean;
  readonly stageTimes: boolean;
  readonly why: WhyQuestion | undefined;
  /** Names of activities that end a deal; undefined: told by their names. */
  readonly ends: EndOptions | undefined;
  /** The activities that are stages; undefined: all. */
  readonly stageNames: readonly string[] | undefined;
}

export type ConformanceEnds = 'same-outcome' | 'any';

export type ModelOption =
  /** `name`: as it was given, for headings. */
  | { readonly kind: 'map'; readonly file: string }
  | { readonly kind: 'discover'; readonly noise: number; readonly name: string };

export interface EndOptions {
  readonly won: readonly string[];
  readonly lost: readonly string[];
  readonly other: readonly string[];
}

export type WhyQuestion =
  | { readonly kind: 'won' }
  /** Deals with a value against those with another, or against all others. */
  | {
      readonly kind: 'segments';
      readonly segment: ColumnValue;
      readonly against: ColumnValue | undefined;
    };

export interface ColumnValue {
  readonly column: string;
  readonly value: string;
}

export const EXAMINATION_OPTIONS = {
  model: { type: 'string' },
  conformance: { type: 'boolean' },
  ends: { type: 'string' },
  'time-limit': { type: 'string' },
  'out-model': { type: 'string' },
  bottlenecks: { type: 'boolean' },
  'stage-times': { type: 'boolean' },
  why: { type: 'string' },
  against: { type: 'string' },
  won: { type: 'string', multiple: true },
  lost: { type: 'string', multiple: true },
  other: { type: 'string', multiple: true },
  stages: { type: 'string', multiple: true },
} as const;

interface Values {
  readonly model?: string | undefined;
  readonly conformance?: boolean | undefined;
  readonly ends?: string | undefined;
  readonly 'time-limit'?: string | undefined;
  readonly 'out-model'?: string | undefined;
  readonly bottlenecks?: boolean | undefined;
  readonly 'stage-times'?: boolean | undefined;
  readonly why?: string | undefined;
  readonly against?: string | undefined;
  readonly won?: readonly string[] | undefined;
  readonly lost?: readonly string[] | undefined;
  readonly other?: readonly string[] | undefined;
  readonly stages?: readonly string[] | undefined;
}

/** @throws UsageError */
export function examinationOf(values: Values): Examination {
  const model = values.model === undefined ? undefined : modelOf(values.model);
  const why = whyOf(values.why, values.against);
  const bottlenecks = values.bottlenecks ?? false;
  const stageTimes = values['stage-times'] ?? false;
  const named = (['won', 'lost', 'other', 'stages'] as const).find((option) => values[option] !== undefined);
  if (named !== undefined && !bottlenecks && !stageTimes && why === undefined) {
    throw new UsageError(
      `--${named} goes with --why, --bottlenecks or --stage-times: --why outcome=won --won "Deal won".`,
    );
  }
  return {
    model,
    conformance: conformanceOf(values, model),
    outModel: outModelOf(values['out-model'], model),
    bottlenecks,
    stageTimes,
    why,
    ends: endsOf(values),
    stageNames: values.stages?.flatMap((text) => namesOf(text, '--stages', 'Lead,Demo,Offer')),
  };
}

/** "im:0.2", or the name of a file. */
function modelOf(text: string): ModelOption {
  if (!/^im:/iu.test(text)) return { kind: 'map', file: text };
  const noise = Number(text.slice(3));
  if (text.length === 3 || !(noise >= 0 && noise <= 1)) {
    throw new UsageError(
      `--model ${text}: the noise is a number from 0 to 1; im:0 allows every deal, im:0.2 leaves out what is rare.`,
    );
  }
  return { kind: 'discover', noise, name: text };
}

function conformanceOf(values: Values, model: ModelOption | undefined): Examination['conformance'] {
  const { conformance, ends, 'time-limit': timeLimit } = values;
  if (conformance === true && model === undefined) {
    throw new UsageError(
      '--conformance needs the map to compare with: --model map.json --conformance, or a model of the log itself: --model im:0.2 --conformance.',
    );
  }
  if (conformance !== true && ends !== undefined) {
    throw new UsageError('--ends goes with --conformance: --model map.json --conformance.');
  }
  if (timeLimit !== undefined && (conformance !== true || model?.kind !== 'discover')) {
    throw new UsageError(
      '--time-limit goes with --conformance and a discovered model: --model im:0.2 --conformance --time-limit 5. With a map the answer is exact at once.',
    );
  }
  if (conformance !== true && model?.kind === 'map') {
    throw new UsageError('--model goes with --conformance: --model map.json --conformance.');
  }
  if (ends !== undefined && model?.kind === 'discover') {
    throw new UsageError('--ends is for maps: with a discovered model every deal has to reach its end.');
  }
  if (conformance !== true) return undefined;
  return {
    ends: oneOf('--ends', ends ?? 'same-outcome', ['same-outcome', 'any']),
    secondsPerWay: timeLimit === undefined ? undefined : secondsOf(timeLimit),
  };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new UsageError(`--time-limit "${text}": write the seconds that one way may take, such as 5 or 0.5.`);
}

function outModelOf(file: string | undefined, model: ModelOption | undefined): Examination['outModel'] {
  if (file === undefined) return undefined;
  if (model?.kind !== 'discover') {
    throw new UsageError(
      '--out-model writes a discovered model: --model im:0.2 --out-model process.bpmn. "portolan convert" turns a map into other formats.',
    );
  }
  const format = (['bpmn', 'json'] as const).find((end) => file.toLowerCase().endsWith(`.${end}`));
  if (format === undefined) {
    throw new UsageError(
      `What "${file}" shall be is not clear; end its name with .bpmn (BPMN 2.0) or .json (a draft map).`,
    );
  }
  return { file, format };
}

function whyOf(why: string | undefined, against: string | undefined): WhyQuestion | undefined {
  if (why === undefined) {
    if (against !== undefined)
      throw new UsageError('--against goes with --why: --why source=web --against source=fair.');
    return undefined;
  }
  const { column, value } = columnValueOf(why, '--why');
  if (column !== 'outcome') {
    const other = against === undefined ? undefined : columnValueOf(against, '--against');
    if (other?.column === column && other.value === value) {
      throw new UsageError(`--why and --against name the same deals (${why}): there is nothing to compare.`);
    }
    return { kind: 'segments', segment: { column, value }, against: other };
  }
  if (value !== 'won') {
    throw new UsageError(
      `--why "${why}": the outcome asked about is outcome=won; lost deals are what it is compared with.`,
    );
  }
  if (against !== undefined)
    throw new UsageError('--why outcome=won compares with lost deals; leave --against out.');
  return { kind: 'won' };
}

function columnValueOf(text: string, option: string): ColumnValue {
  const at = text.indexOf('=');
  const [column, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || column === '' || value === '') {
    throw new UsageError(
      `${option} "${text}" cannot be understood; write outcome=won, or a column and a value: source=web.`,
    );
  }
  return { column, value };
}

function endsOf(values: Values): EndOptions | undefined {
  const kinds = ['won', 'lost', 'other'] as const;
  if (kinds.every((kind) => values[kind] === undefined)) return undefined;
  const of = (kind: (typeof kinds)[number]): string[] =>
    (values[kind] ?? []).flatMap((text) => namesOf(text, `--${kind}`, 'Signed,"Won, paid"'));
  const ends = { won: of('won'), lost: of('lost'), other: of('other') };
  const all = kinds.flatMap((kind) => [...new Set(ends[kind])]);
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice !== undefined)
    throw new UsageError(
      `"${twice}" is named as two kinds of end: leave it in one of --won, --lost and --other.`,
    );
  return ends;
}

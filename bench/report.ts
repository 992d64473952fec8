// The tables of a run, for the terminal and for docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Line =
  | {
      readonly what: string;
      /** Milliseconds; undefined where the run failed. */
      readonly ours: number | undefined;
      readonly other: string;
      readonly theirs: number | undefined;
      /** How many times faster we want to be; 0 where there is no goal. */
      readonly goal: number;
    }
  | { readonly what: string; readonly peakBytes: number; readonly fileBytes: number };

export interface Facts {
  readonly source: string;
  readonly machine: string;
  readonly check: string;
  readonly runs: number;
  /** Processes that wanted a core in the minute before the run. */
  readonly load: number;
}

const DOCUMENT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
/** Up to this load the machine counts as free for us. */
const QUIET = 0.5;
const FROM = '<!-- measured: written by npm run bench -- --write -->';
const TO = '<!-- end of measured -->';

export function report(lines: readonly Line[], facts: Facts): string {
  const rows = [
    ['measured', 'Portolan', 'other', 'ratio', 'goal', ''],
    ['---', '---', '---', '---', '---', '---'],
    ...lines.map(cellsOf),
  ];
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const table = rows.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`);
  return [
    `Data: ${facts.source}. Machine: ${facts.machine}. Medians of ${facts.runs} runs in turns. ${facts.check}`,
    ...(facts.load > QUIET
      ? [
          '',
          `The machine was BUSY with other work (load ${facts.load.toFixed(1)} before the run): seconds are too long, and ratios flatter the tool that uses fewer threads, which is ours. Measure again when it is quiet.`,
        ]
      : []),
    '',
    ...table,
    '',
  ].join('\n');
}

function cellsOf(line: Line): string[] {
  if ('peakBytes' in line) {
    const above = line.peakBytes - line.fileBytes;
    return [
      line.what,
      `${megabytes(line.peakBytes)} in all`,
      `file ${megabytes(line.fileBytes)}`,
      `${megabytes(above)} above the file`,
      'under 1,000 MB',
      above < 1e9 ? 'reached' : 'NOT reached',
    ];
  }
  const { ours, theirs, goal } = line;
  if (ours === undefined || theirs === undefined) {
    return [line.what, seconds(ours), `${line.other} ${seconds(theirs)}`, '-', `${goal}`, 'did not finish'];
  }
  const ratio = theirs / ours;
  return [
    line.what,
    seconds(ours),
    `${line.other} ${seconds(theirs)}`,
    `${ratio.toFixed(ratio < 10 ? 2 : 0)} times as fast`,
    goal === 0 ? '-' : `at least ${goal}`,
    goal === 0 ? '' : ratio >= goal ? 'reached' : 'NOT reached',
  ];
}

function seconds(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return 'failed';
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 2)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Replaces what stands between the two marks in docs/benchmarks.md. */
export function writeReport(lines: readonly Line[], facts: Facts): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const from = text.indexOf(FROM);
  const to = text.indexOf(TO);
  if (from === -1 || to === -1) throw new Error(`${DOCUMENT} has lost its marks "${FROM}" and "${TO}"`);
  writeFileSync(
    DOCUMENT,
    `${text.slice(0, from + FROM.length)}\n\n${report(lines, facts)}\n${text.slice(to)}`,
  );
}

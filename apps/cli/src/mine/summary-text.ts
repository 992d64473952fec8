// The summary in the terminal: counts, the main path as boxes, where cases end, slowest paths, most frequent ways.
import type { LogMapping } from '@portolan/core';
import type { ReadWarning } from '@portolan/formats';
import type { LogSummary } from '@portolan/mining';
import { flowScene, formatDuration, formatNumber, formatShare, shortDuration } from '@portolan/picture';
import { type Paint, paintWith } from '../terminal/colour.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { mappingText } from './mapping.ts';
import { fit, pad, textWidth } from '../terminal/text-width.ts';
import { drawMainPath } from './main-path.ts';

const ROWS = 5;
const WAYS = 8;

export function summaryText(
  summary: LogSummary,
  warnings: readonly ReadWarning[],
  mappings: readonly LogMapping[],
  title: string,
  terminal: Terminal,
): string {
  const paint = paintWith(terminal.colours);
  const width = terminal.columns;
  const { log } = summary;
  const scene = flowScene(summary);
  const lines: string[] = headingText(summary, title, terminal, paint);
  for (const text of new Set(mappings.map(mappingText))) {
    lines.push(paint('muted', fit(terminal.clean(text), width)));
  }
  if (summary.caseSeconds && summary.caseSeconds.median > 0) {
    lines.push(
      `Half of all cases take more than ${formatDuration(summary.caseSeconds.median, 'en')}, one in ten more than ${formatDuration(summary.caseSeconds.p90, 'en')}.`,
    );
  }
  lines.push('', paint('bold', 'Main path'), ...drawMainPath(scene, terminal, paint));

  const section = (heading: string, note: string): void =>
    void lines.push('', `${paint('bold', heading)}${note === '' ? '' : paint('muted', `  ${note}`)}`);
  section('Cases end with', '');
  for (const { activity, cases } of summary.endActivities.slice(0, ROWS)) {
    lines.push(
      `  ${right(formatShare(cases / log.cases, 'en'), 6)}  ${right(number(cases), 9)}  ${fit(terminal.clean(activity), width - 22)}`,
    );
  }
  if (summary.endActivities.length > ROWS)
    lines.push(paint('muted', `  and ${summary.endActivities.length - ROWS} more`));

  const least = Math.max(1, Math.ceil(log.cases * 0.01));
  const slow = summary.arcs
    .filter((arc) => arc.cases >= least && arc.seconds.median > 0)
    .toSorted((a, b) => b.seconds.median - a.seconds.median)
    .slice(0, ROWS);
  if (slow.length > 0) {
    section(
      'Slowest paths',
      `median, 9 of 10 within, cases (paths of at least ${count(least, 'case', 'cases')})`,
    );
    slow.forEach((arc, index) => {
      const times = `${right(shortDuration(arc.seconds.median, 'en'), 8)}  ${right(shortDuration(arc.seconds.p90, 'en'), 8)}  ${right(number(arc.cases), 9)}`;
      const half = Math.floor((width - 36) / 2);
      const name = `${fit(terminal.clean(arc.from), half)} → ${fit(terminal.clean(arc.to), half)}`;
      lines.push(`  ${index === 0 ? paint('attention', times) : times}  ${name}`);
    });
  }

  section('Most frequent ways', '');
  let covered = 0;
  for (const variant of summary.variants.slice(0, WAYS)) {
    covered += variant.cases;
    const share = variant.cases / log.cases;
    const bar = pad('█'.repeat(Math.max(1, Math.round(share * 12))), 12);
    const names = wayText(variant.activities.map(terminal.clean), Math.max(20, width - 42));
    lines.push(
      `  ${right(formatShare(share, 'en'), 6)} ${paint('accent', bar)} ${right(number(variant.cases), 8)} ${right(shortDuration(variant.medianSeconds, 'en'), 8)}  ${names}`,
    );
  }
  if (summary.variants.length > WAYS) {
    lines.push(
      paint(
        'muted',
        `  ${count(summary.variants.length - WAYS, 'more way', 'more ways')}, ${formatShare((log.cases - covered) / log.cases, 'en')} of cases`,
      ),
    );
  }
  lines.push(...notesText(log.rejectedRows, warnings, terminal, paint));
  return lines.join('\n');
}

/** What the log is called and how much it holds. */
export function headingText(
  { log, arcs }: LogSummary,
  title: string,
  terminal: Terminal,
  paint: Paint,
): string[] {
  return [
    paint('bold', fit(terminal.clean(title), terminal.columns)),
    [
      count(log.cases, 'case', 'cases'),
      count(log.events, 'event', 'events'),
      count(log.activities, 'activity', 'activities'),
      count(arcs.length, 'path', 'paths'),
      count(log.variants, 'way', 'ways'),
      `${day(log.from)} to ${day(log.to)}`,
    ].join(' · '),
  ];
}

/** What to know about how the files were read; nothing where all went well. */
export function notesText(
  rejectedRows: number,
  warnings: readonly ReadWarning[],
  terminal: Terminal,
  paint: Paint,
): string[] {
  if (warnings.length === 0 && rejectedRows === 0) return [];
  const lines = ['', paint('bold', 'Please note')];
  if (rejectedRows > 0) {
    lines.push(
      `  ${count(rejectedRows, 'row', 'rows')} could not be read; --rejects FILE writes them with their reasons.`,
    );
  }
  for (const warning of warnings.slice(0, 10))
    lines.push(`  ${terminal.clean(warning.message)} (${number(warning.count)})`);
  return lines;
}

/** A way in one line: names are shortened alike, and a long way shows its beginning and its end. */
export function wayText(names: readonly string[], width: number): string {
  const arrow = ' → ';
  const whole = names.slice(0, 50).join(arrow);
  if (names.length <= 50 && textWidth(whole) <= width) return whole;
  const least = 9;
  const most = Math.max(3, Math.floor((width + 3) / (least + 3)));
  if (names.length <= most) {
    return names.map((name) => fit(name, Math.floor((width + 3) / names.length) - 3)).join(arrow);
  }
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  const hidden = `… ${names.length - head - tail} more …`;
  const each = Math.max(least - 2, Math.floor((width - hidden.length - 3) / (head + tail)) - 3);
  return [
    ...names.slice(0, head).map((name) => fit(name, each)),
    hidden,
    ...names.slice(names.length - tail).map((name) => fit(name, each)),
  ].join(arrow);
}

export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function number(value: number): string {
  return formatNumber(value, 'en');
}

export function day(iso: string | null): string {
  return iso === null ? '?' : iso.slice(0, 10);
}

export function right(text: string, width: number): string {
  return textWidth(text) >= width ? text : pad(text, width, 'end');
}

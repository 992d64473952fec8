// What the check found, in the terminal and as JSON.
import {
  fixLabel,
  nothingFound,
  SEVERITIES,
  severityCount,
  severityLabel,
  wordsOf,
  type Finding,
  type FindingPlace,
  type Severity,
} from '@portolan/core';
import type { Language } from '@portolan/picture';
import { paintWith, type Paint } from '../terminal/colour.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { pad, textWidth, wrap } from '../terminal/text-width.ts';

export interface Checked {
  readonly file: string;
  readonly process: string;
  readonly findings: readonly Finding[];
}

const PAINTS: Readonly<Record<Severity, Parameters<Paint>[0]>> = {
  error: 'attention',
  warning: 'bold',
  advice: 'muted',
};

/** Two lines per finding: how grave, where and which rule; what is wrong. With `explain`, how to mend it below. */
export function reportText(
  checked: readonly Checked[],
  { language, explain }: { readonly language: Language; readonly explain: boolean },
  terminal: Terminal,
): string {
  const paint = paintWith(terminal.colours);
  const label = (severity: Severity): string => severityLabel(severity, language).toLocaleLowerCase(language);
  const column = Math.max(...SEVERITIES.map((severity) => textWidth(label(severity))));
  const indent = ' '.repeat(column + 4);
  const width = terminal.columns - indent.length;
  const below = (text: string): string[] => wrap(text, width).map((line) => indent + line);
  const lines: string[] = [];
  for (const { file, findings } of checked) {
    if (findings.length === 0) continue;
    lines.push(paint('bold', terminal.clean(file)));
    for (const finding of findings) {
      const { message, mend } = wordsOf(cleaned(finding, terminal), language);
      const grave = paint(PAINTS[finding.severity], pad(label(finding.severity), column));
      lines.push(`  ${grave}  ${placeText(finding.at)}  ${paint('muted', finding.rule)}`, ...below(message));
      if (explain) lines.push(...below(mend).map((line) => paint('accent', line)));
    }
    lines.push('');
  }
  return [...lines, summaryText(checked, language)].join('\n');
}

export function reportJson(checked: readonly Checked[], language: Language): string {
  const files = checked.map(({ file, process, findings }) => ({
    file,
    process,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      at: finding.at,
      params: finding.params,
      ...wordsOf(finding, language),
      fix:
        finding.fix === undefined
          ? null
          : { label: fixLabel(finding, language), command: finding.fix.command },
    })),
  }));
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(checked, severity)]));
  return JSON.stringify({ files, counts }, null, 2);
}

/** `nodes/offer/c1`: the collection of the map, the element, the item in it. */
function placeText(at: FindingPlace): string {
  if (at.collection === 'map') return 'map';
  return [at.collection, at.id, ...(at.item === undefined ? [] : [at.item])].join('/');
}

function summaryText(checked: readonly Checked[], language: Language): string {
  const counted = SEVERITIES.map((severity) => ({ severity, count: countOf(checked, severity) }));
  const parts = counted
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => severityCount(severity, count, language));
  return parts.length === 0 ? nothingFound(language) : parts.join(' · ');
}

function countOf(checked: readonly Checked[], severity: Severity): number {
  return checked.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity)
    .length;
}

/** Texts of the map may hold control characters; those of the catalogues do not. */
function cleaned(finding: Finding, terminal: Terminal): Finding {
  const params = Object.entries(finding.params).map(([name, value]) => [
    name,
    typeof value === 'string' ? terminal.clean(value) : value,
  ]);
  return { ...finding, params: Object.fromEntries(params) as Finding['params'] };
}

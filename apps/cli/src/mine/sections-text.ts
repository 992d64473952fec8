// Sections in the terminal: figures in columns before what they are about, as in the summary. Names from files are made
// harmless; where the terminal is narrow, the last columns of a table are left out.
import type { Section, SectionBlock } from '@portolan/picture';
import { type Paint, paintWith } from '../terminal/colour.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { fit, pad, textWidth, wrap } from '../terminal/text-width.ts';
import { number } from './summary-text.ts';

const LEAST_FOR_NAMES = 24;

/** @returns lines, the first one empty */
export function sectionText({ heading, blocks }: Section, terminal: Terminal): string[] {
  const paint = paintWith(terminal.colours);
  const lines = ['', paint('accent', fit(plain(heading, terminal), terminal.columns))];
  for (const block of blocks) lines.push(...blockText(block, terminal, paint));
  return lines;
}

function blockText(block: SectionBlock, terminal: Terminal, paint: Paint): string[] {
  switch (block.kind) {
    case 'lines':
      return block.lines.flatMap((line) => wrap(plain(line, terminal), terminal.columns));
    case 'text':
      // Whole, so that it can be taken elsewhere.
      return [plain(block.text, terminal)];
    case 'findings':
      return [
        '',
        paint('bold', block.caption),
        ...(block.items.length === 0 ? [`  ${block.none}`] : []),
        ...block.items.flatMap(({ text, figures }) => [
          ...wrap(plain(text, terminal), terminal.columns - 2).map((line) => `  ${line}`),
          ...wrap(plain(figures, terminal), terminal.columns - 4).map((line) =>
            paint('muted', `    ${line}`),
          ),
        ]),
        ...more(block.left, paint),
      ];
    case 'table':
      return block.rows.length === 0 ? [] : tableText(block, terminal, paint);
  }
}

function tableText(
  { caption, columns, rows, left }: Extract<SectionBlock, { kind: 'table' }>,
  terminal: Terminal,
  paint: Paint,
): string[] {
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell) => plain(cell, terminal))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => textWidth(row[i]!))));
  let shown = columns.length;
  const used = (): number => widths.slice(1, shown).reduce((sum, width) => sum + width + 2, 2);
  while (shown > 2 && terminal.columns - used() < LEAST_FOR_NAMES) shown--;
  const room = Math.max(8, terminal.columns - used() - 1);
  const [head, ...body] = cells.map((row) => {
    const figures = row.slice(1, shown).map((cell, i) => pad(cell, widths[i + 1]!, 'end'));
    return `  ${[...figures, fit(row[0]!, room)].join('  ')}`;
  });
  return ['', paint('bold', caption), paint('muted', head!), ...body, ...more(left, paint)];
}

function more(left: number, paint: Paint): string[] {
  return left === 0 ? [] : [paint('muted', `  and ${number(left)} more`)];
}

/** A terminal needs no marks that isolate directions, and gets no others. */
function plain(text: string, terminal: Terminal): string {
  return terminal.clean(text.replaceAll(/[\u2068\u2069]/gu, ''));
}

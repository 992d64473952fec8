// Decisions with their answers, outcomes with what they leave, and the content library.
import type { SalesMap } from '@portolan/core';
import { escapeMarkup } from '../svg/escape.ts';
import { block, facts, list, said, type Writing } from './markup.ts';
import type { ReadingOrder } from './reading-order.ts';
import { leadsTo, link } from './stage-page.ts';

export function decisionsPart({ decisions }: ReadingOrder, map: SalesMap, writing: Writing): string {
  return decisions
    .map(
      (decision) =>
        `<article class="small" id="stage-${decision.id}"><h3 dir="auto">${escapeMarkup(decision.name)}</h3>${block(decision.note)}${leadsTo(decision.id, map, writing)}</article>`,
    )
    .join('');
}

export function outcomesPart({ outcomes }: ReadingOrder, { words }: Writing): string {
  return outcomes
    .map(
      (outcome) =>
        `<article class="small" id="stage-${outcome.id}"><h3><bdi>${escapeMarkup(outcome.name)}</bdi>${outcome.name === words.outcomeKinds[outcome.kind] ? '' : ` <small class="tag">${escapeMarkup(words.outcomeKinds[outcome.kind])}</small>`}</h3>${facts(
          [
            [words.reasons, list(outcome.reasons.map(said))],
            [words.leaves, block(outcome.leaves)],
          ],
        )}</article>`,
    )
    .join('');
}

export function libraryPart(map: SalesMap, { words }: Writing): string {
  if (map.library.length === 0) return '';
  const phases = new Map(map.phases.map(({ id, name }) => [id, name]));
  const personas = new Map(map.personas.map(({ id, name }) => [id, name]));
  const columns = [
    { title: words.name, cell: (piece: Piece) => link(piece.name, piece.link) },
    { title: words.purpose, cell: (piece: Piece) => escapeMarkup(words.purposes[piece.purpose]) },
    { title: words.phase, cell: (piece: Piece) => named(phases, piece.phase) },
    { title: words.persona, cell: (piece: Piece) => named(personas, piece.persona) },
    { title: words.forProblem, cell: (piece: Piece) => (piece.problem === '' ? '' : said(piece.problem)) },
  ].map((column) => ({ title: column.title, cells: map.library.map(column.cell) }));
  const shown = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const head = shown.map(({ title }) => `<th scope="col">${escapeMarkup(title)}</th>`).join('');
  const rows = map.library.map(
    (_, i) => `<tr>${shown.map(({ cells }) => `<td>${cells[i]}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function named(names: ReadonlyMap<string, string>, id: string | null): string {
  return id === null || !names.has(id) ? '' : said(names.get(id)!);
}

type Piece = SalesMap['library'][number];

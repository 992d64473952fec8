// How to read the map: a small picture and a sentence for every sign that the map at hand has.
import type { SalesMap } from '@portolan/core';
import { escapeMarkup } from '../svg/escape.ts';
import type { HandbookWords } from './handbook-words.ts';

type Sign = keyof HandbookWords['reading'];

const box = (stroke: string, more = ''): string =>
  `<rect x="2" y="3" width="30" height="16" rx="4" fill="var(--surface)" stroke="var(--${stroke})" stroke-width="1.4"${more}/>`;

const PICTURES: Readonly<Record<Sign, string>> = {
  path: '<path d="M2 11H25" stroke="var(--ink)" stroke-width="1.4" fill="none"/><path d="M24 6.5L33 11L24 15.5Z" fill="var(--ink)"/>',
  lanes:
    '<path d="M1 4H33M1 18H33" stroke="var(--muted)"/><path d="M4 11H14" stroke="var(--muted)" stroke-width="2.4"/>',
  phases:
    '<rect x="1" y="4" width="32" height="14" rx="3" fill="var(--line)"/><path d="M5 9H18" stroke="var(--ink)" stroke-width="2"/><path d="M5 14H26" stroke="var(--muted)"/>',
  stage: box('ink'),
  resting: box('nurture', ' stroke-dasharray="4 3"'),
  audience: `${box('ink')}<rect x="5" y="6" width="24" height="10" rx="2" fill="none" stroke="var(--ink)" stroke-width=".8"/>`,
  won: box('won'),
  decision:
    '<path d="M17 1L32 11L17 21L2 11Z" fill="var(--surface)" stroke="var(--ink)" stroke-width="1.4"/>',
  outcome:
    '<rect x="2" y="3" width="30" height="16" rx="8" fill="var(--surface)" stroke="var(--lost)" stroke-width="1.4"/>',
};

export function readingSigns(map: SalesMap, words: HandbookWords): string {
  const stages = map.nodes.flatMap((node) => (node.type === 'stage' && node.parent === null ? [node] : []));
  const shown: Readonly<Record<Sign, boolean>> = {
    path: map.paths.length > 0,
    lanes: map.lanes.length > 0,
    phases: map.phases.length > 0,
    stage: true,
    resting: stages.some(({ kind }) => kind === 'resting'),
    audience: stages.some(({ kind }) => kind === 'audience'),
    won: stages.some(({ milestones }) => milestones.includes('won')),
    decision: map.nodes.some(({ type }) => type === 'decision'),
    outcome: map.nodes.some(({ type }) => type === 'outcome'),
  };
  const items = (Object.keys(PICTURES) as Sign[])
    .filter((sign) => shown[sign])
    .map(
      (sign) =>
        `<li><svg viewBox="0 0 34 22" aria-hidden="true">${PICTURES[sign]}</svg><span>${escapeMarkup(words.reading[sign])}</span></li>`,
    );
  return `<ul class="reading">${items.join('')}</ul>`;
}

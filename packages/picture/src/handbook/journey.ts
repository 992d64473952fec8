// The buyer's side: whom we meet, and phase by phase what they say, ask, fear, and what moves them.
import type { Phase, SalesMap } from '@portolan/core';
import { escapeMarkup } from '../svg/escape.ts';
import { block, facts, list, said, section, type Writing } from './markup.ts';

export function journey(map: SalesMap, writing: Writing): string {
  const personas = personaTable(map, writing);
  const phases = map.phases.map((phase) => phasePart(phase, map, writing)).join('');
  return personas + phases;
}

function personaTable({ personas }: SalesMap, { words }: Writing): string {
  if (personas.length === 0) return '';
  const rows = personas.map(
    (persona) =>
      `<div class="persona"><h4>${said(persona.name)}${persona.part === null ? '' : ` <small>${escapeMarkup(words.parts[persona.part])}</small>`}</h4>${facts(
        [
          [words.pains, block(persona.pains)],
          [words.motives, block(persona.motives)],
          [words.channels, block(persona.channels)],
        ],
      )}</div>`,
  );
  return `<section class="personas"><h3>${escapeMarkup(words.personas)}</h3>${rows.join('')}</section>`;
}

function phasePart(phase: Phase, map: SalesMap, { words }: Writing): string {
  const names = new Map(map.personas.map(({ id, name }) => [id, name]));
  const tag = (persona: string | null): string =>
    persona === null || !names.has(persona) ? '' : ` <small class="tag">${said(names.get(persona)!)}</small>`;
  // What holds for everybody first, then persona by persona.
  const byPersona = <T extends { readonly persona: string | null }>(lines: readonly T[]): readonly T[] => {
    const order = new Map<string | null, number>([
      [null, -1],
      ...map.personas.map(({ id }, i) => [id, i] as const),
    ]);
    return lines.toSorted((a, b) => (order.get(a.persona) ?? -1) - (order.get(b.persona) ?? -1));
  };
  return `<article class="phase" id="phase-${phase.id}"><h3 class="name">${said(phase.name)}</h3>${facts([
    [words.problem, block(phase.problem)],
    [words.today, block(phase.today)],
    [words.change, block(phase.change)],
  ])}<div class="pair">${section(
    words.theySay,
    list(
      byPersona(phase.words).map(({ text, persona }) => `<q>${said(text)}</q>${tag(persona)}`),
      'ul',
      'quotes',
    ),
  )}${section(
    words.theyAsk,
    list(byPersona(phase.questions).map(({ text, persona }) => said(text) + tag(persona))),
  )}${section(
    words.stopsThem,
    list(
      byPersona(phase.obstacles).map(
        ({ text, persona, answer }) =>
          `<b>${said(text)}</b>${tag(persona)}${answer === '' ? '' : `<div class="answer"><small>${escapeMarkup(words.ourAnswer)}</small>${block(answer)}</div>`}`,
      ),
    ),
  )}${section(
    words.movesThem,
    list(byPersona(phase.triggers).map(({ text, persona }) => said(text) + tag(persona))),
  )}</div></article>`;
}

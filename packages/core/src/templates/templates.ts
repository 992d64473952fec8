// The templates that Portolan ships with. Titles and figures are at hand; structure meets texts when one is loaded, so
// that no screen carries the texts of a language that it does not show.
import type { ProcessFacts } from '../map/map-file.ts';
import type { SalesMap } from '../map/map.ts';
import { buildMap } from './build.ts';
import { structure as buyersJourney } from './buyers-journey/structure.ts';
import { structure as fourteenStages } from './fourteen-stages/structure.ts';
import type { Journey } from './journey/structure.ts';
import type { TemplateLanguage } from './languages.ts';
import { structure as sevenStages } from './seven-stages/structure.ts';
import { structure as sixStages } from './six-stages/structure.ts';
import type { Structure, Texts } from './structure.ts';
import { TITLES } from './titles.ts';
import type { TemplateId, TemplateTitle } from './titles.ts';

/** What a chooser shows of a template. */
export interface TemplateCard {
  readonly id: TemplateId;
  /** Stages, sub-stages left out. */
  readonly stages: number;
  readonly lanes: number;
  readonly titles: Readonly<Record<TemplateLanguage, TemplateTitle>>;
}

export interface Template {
  readonly process: ProcessFacts;
  readonly map: SalesMap;
}

type PerLanguage<T> = Readonly<Record<TemplateLanguage, () => Promise<T>>>;

const JOURNEYS: PerLanguage<{ readonly journey: Journey }> = {
  en: () => import('./journey/en.ts'),
  th: () => import('./journey/th.ts'),
  fa: () => import('./journey/fa.ts'),
  'zh-Hant': () => import('./journey/zh-hant.ts'),
  lv: () => import('./journey/lv.ts'),
};

interface Source {
  readonly structure: Structure;
  readonly texts: PerLanguage<{ readonly texts: Texts<Structure> }>;
}

/** Checks that every language has exactly the texts of the structure, then forgets which structure it was. */
function source<const S extends Structure>(
  structure: S,
  texts: PerLanguage<{ readonly texts: Texts<S> }>,
): Source {
  return { structure, texts };
}

const SOURCES: Readonly<Record<TemplateId, Source>> = {
  'fourteen-stages': source(fourteenStages, {
    en: () => import('./fourteen-stages/en.ts'),
    th: () => import('./fourteen-stages/th.ts'),
    fa: () => import('./fourteen-stages/fa.ts'),
    'zh-Hant': () => import('./fourteen-stages/zh-hant.ts'),
    lv: () => import('./fourteen-stages/lv.ts'),
  }),
  'seven-stages': source(sevenStages, {
    en: () => import('./seven-stages/en.ts'),
    th: () => import('./seven-stages/th.ts'),
    fa: () => import('./seven-stages/fa.ts'),
    'zh-Hant': () => import('./seven-stages/zh-hant.ts'),
    lv: () => import('./seven-stages/lv.ts'),
  }),
  'six-stages': source(sixStages, {
    en: () => import('./six-stages/en.ts'),
    th: () => import('./six-stages/th.ts'),
    fa: () => import('./six-stages/fa.ts'),
    'zh-Hant': () => import('./six-stages/zh-hant.ts'),
    lv: () => import('./six-stages/lv.ts'),
  }),
  'buyers-journey': source(buyersJourney, {
    en: () => import('./buyers-journey/en.ts'),
    th: () => import('./buyers-journey/th.ts'),
    fa: () => import('./buyers-journey/fa.ts'),
    'zh-Hant': () => import('./buyers-journey/zh-hant.ts'),
    lv: () => import('./buyers-journey/lv.ts'),
  }),
};

/** The simplest first. */
const ORDER: readonly TemplateId[] = ['six-stages', 'seven-stages', 'buyers-journey', 'fourteen-stages'];

export const TEMPLATES: readonly TemplateCard[] = ORDER.map((id) => {
  const { stages, lanes } = SOURCES[id].structure;
  return { id, stages: Object.keys(stages).length, lanes: lanes.length, titles: TITLES[id] };
});

/** @returns the template as a map in one language; the same ids in all of them. */
export async function loadTemplate(id: TemplateId, language: TemplateLanguage): Promise<Template> {
  const { structure, texts } = SOURCES[id];
  const [said, shared] = await Promise.all([texts[language](), JOURNEYS[language]()]);
  return {
    process: {
      name: TITLES[id][language].name,
      caseKind: structure.caseKind,
      purpose: said.texts.purpose,
    },
    map: buildMap(structure, said.texts, shared.journey),
  };
}

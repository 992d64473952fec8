// The shipped templates: sound maps with nothing left to mend but the date of the goal, the same in every language but
// for the words, and the words really in that language.
import { describe, expect, it } from 'vitest';
import { checkMap } from '../check/check-map.ts';
import { readMapFile, writeMapFile } from '../map/map-file.ts';
import type { SalesMap } from '../map/map.ts';
import type { Stage } from '../map/nodes.ts';
import { graphOf, shortestToWon } from '../map/traverse.ts';
import { TEMPLATE_LANGUAGES } from './languages.ts';
import type { TemplateLanguage } from './languages.ts';
import type { structure as sixStages } from './six-stages/structure.ts';
import type { Texts } from './structure.ts';
import { loadTemplate, TEMPLATES } from './templates.ts';
import type { Template } from './templates.ts';

const CASES = await Promise.all(
  TEMPLATES.flatMap((card) =>
    TEMPLATE_LANGUAGES.map(async (language) => ({
      card,
      id: card.id,
      language,
      template: await loadTemplate(card.id, language),
    })),
  ),
);
const TRANSLATED = CASES.filter(({ language }) => language !== 'en');

function inEnglish(id: string): Template {
  const found = CASES.find((one) => one.id === id && one.language === 'en');
  if (found === undefined) throw new Error(`There is no template "${id}" in English.`);
  return found.template;
}

describe.each(CASES)('$id in $language', ({ card, language, template }) => {
  const { map, process } = template;
  const stages = map.nodes.filter((node): node is Stage => node.type === 'stage');

  it('is a valid map that survives being a file', () => {
    expect(readMapFile(writeMapFile(process, map))).toEqual({
      ok: true,
      file: { format: 'portolan-map', schema: 1, process, map },
    });
  });

  it('passes the check with no error, and lacks nothing but the date of the goal', () => {
    const others = CASES.filter((one) => one.language === language && one.id !== card.id);
    const findings = checkMap({ map, process, others: others.map((one) => one.template.process) });
    expect(findings.map(({ rule }) => rule)).toEqual(['goal-without-date']);
  });

  it('leads to won from everywhere that it starts', () => {
    for (const start of map.starts) expect(shortestToWon(graphOf(map), start)).not.toBeNull();
  });

  it('is what its card says', () => {
    expect(stages.filter(({ parent }) => parent === null)).toHaveLength(card.stages);
    expect(map.lanes).toHaveLength(card.lanes);
    expect(process.name).toBe(card.titles[language].name);
  });

  it('fills every stage', () => {
    for (const stage of stages) {
      expect.soft(emptyParts(stage), stage.id).toEqual([]);
      expect.soft(stage.checklist.some(({ by }) => by === 'buyer')).toBe(true);
    }
  });

  it('says everything in the script of the language', () => {
    const foreign = textsOf([process, map, card.titles[language]]).filter((text) => !written(text, language));
    expect(foreign).toEqual([]);
  });
});

describe.each(TRANSLATED)('$id in $language, beside English', ({ id, template }) => {
  it('has the same structure, and no text empty that English has', () => {
    expect(skeleton(template)).toEqual(skeleton(inEnglish(id)));
  });

  it('leaves nothing in English', () => {
    const english = new Set(textsOf(inEnglish(id)));
    // A name that is the same everywhere, as often as it is there.
    const names = textsOf(template).filter((text) => text === 'CRM');
    expect(textsOf(template).filter((text) => english.has(text))).toEqual(names);
  });
});

describe('the templates', () => {
  it('use one word for one thing: shared parts are the same in all of them', () => {
    for (const language of TEMPLATE_LANGUAGES) {
      const names = new Map<string, string>();
      for (const { template } of CASES.filter((one) => one.language === language)) {
        for (const { id, name } of sharedParts(template.map)) {
          expect(names.get(id) ?? name, id).toBe(name);
          names.set(id, name);
        }
      }
    }
  });

  it('do not compile with a text missing', () => {
    // @ts-expect-error The stages need their texts.
    const decisions: Texts<typeof sixStages>['stages'] = {};
    expect(decisions).toEqual({});
  });
});

function emptyParts(stage: Stage): string[] {
  const own = { name: stage.name, definition: stage.definition, happens: stage.happens };
  const whole = {
    statement: stage.statement,
    confirming: stage.confirming,
    serves: stage.serves,
    entry: stage.entry,
    actions: stage.actions,
    kpis: stage.kpis,
    questions: stage.playbook.questions,
    objections: stage.playbook.objections,
    content: stage.playbook.content,
  };
  const asked = { ...own, checklist: stage.checklist, ...(stage.parent === null ? whole : {}) };
  const unset = [stage.lane, stage.phase, stage.expectedDays].filter((value) => value === null);
  return [
    ...Object.entries(asked).flatMap(([part, { length }]) => (length === 0 ? [part] : [])),
    ...unset.map(() => 'lane, phase or days'),
  ];
}

function sharedParts({ lanes, phases, personas, library, nodes }: SalesMap): { id: string; name: string }[] {
  return [...lanes, ...phases, ...personas, ...library, ...nodes.filter(({ type }) => type === 'outcome')];
}

/** Keys whose strings are for people; all other strings are ids and kinds. */
const SAID = new Set(
  `answer change channels confirming definition document happens label leaves
  motives name note pains problem purpose reasons serves statement text
  today tools summary`.split(/\s+/u),
);
/** The purpose of a process is said, that of a piece of content is a kind. */
const KINDS = new Set(['explain', 'compare', 'nudge', 'story', 'other']);

function isSaid(key: string, value: string): boolean {
  return SAID.has(key) && !(key === 'purpose' && KINDS.has(value));
}

function skeleton(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isSaid(key, value) && value !== '' ? '…' : value;
  if (Array.isArray(value)) return value.map((item) => skeleton(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, skeleton(item, name)]));
}

function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return isSaid(key, value) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => textsOf(item, name));
}

const SCRIPTS: Readonly<Record<TemplateLanguage, RegExp>> = {
  en: /\p{sc=Latin}/u,
  lv: /\p{sc=Latin}/u,
  th: /\p{sc=Thai}/u,
  fa: /\p{sc=Arabic}/u,
  'zh-Hant': /\p{sc=Han}/u,
};
/** Letters of a neighbour: Arabic forms in Persian, simplified ones in Traditional Chinese. */
const NEIGHBOURS: Partial<Readonly<Record<TemplateLanguage, RegExp>>> = {
  fa: /[يكة٠-٩]/u,
  'zh-Hant': /[们这对说问题时间价报签约训练团队业务买卖产发]/u,
};

function written(text: string, language: TemplateLanguage): boolean {
  if (text === 'CRM') return true;
  const others = TEMPLATE_LANGUAGES.filter((other) => SCRIPTS[other].source !== SCRIPTS[language].source);
  const strange = others.some((other) => other !== 'en' && other !== 'lv' && SCRIPTS[other].test(text));
  const neighbour = NEIGHBOURS[language]?.test(text) ?? false;
  return SCRIPTS[language].test(text) && !strange && !neighbour;
}

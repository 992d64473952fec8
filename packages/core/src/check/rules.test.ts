// Every rule on its table: where it is silent, where it speaks, that its fixes mend, and that its words and page exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contextOf, placeText } from '../../testing/rule-table.ts';
import type { RuleTable, TableCase } from '../../testing/rule-table.ts';
import { applyCommand } from '../map/apply.ts';
import { checkMap } from './check-map.ts';
import type { Finding } from './finding.ts';
import { RULE_IDS, RULES } from './preset.ts';
import type { RuleId } from './preset.ts';
import { CHECK_WORDS, fixLabel, wordsOf } from './words/words-of.ts';
import type { CheckLanguage } from './words/words-of.ts';

const tables = new URL('../../testing/rules/', import.meta.url);
const pages = new URL('../../../../docs/map-check/', import.meta.url);
const LANGUAGES = Object.keys(CHECK_WORDS) as CheckLanguage[];

async function tableOf(id: RuleId): Promise<RuleTable> {
  const module = (await import(new URL(`${id}.ts`, tables).href)) as { table: RuleTable };
  return module.table;
}

function names(folder: URL, end: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(end) && name !== 'README.md')
    .map((name) => name.slice(0, -end.length))
    .toSorted();
}

function findingsOf(rule: RuleId, one: TableCase): Finding[] {
  return checkMap(contextOf(one), one.settings).filter((finding) => finding.rule === rule);
}

describe.each(RULE_IDS)('%s', async (id) => {
  const { valid, invalid } = await tableOf(id);

  it.each(Object.entries(valid))('is silent: %s', (_, one) => {
    expect(findingsOf(id, one)).toEqual([]);
  });

  it.each(Object.entries(invalid))('finds: %s', (_, one) => {
    const findings = findingsOf(id, one);
    expect(findings.map(({ at }) => placeText(at))).toEqual(one.finds);
    expect(findings.filter(({ fix }) => fix !== undefined)).toHaveLength(one.fixed ?? 0);
  });

  it.each(Object.entries(invalid))('its fix is accepted and mends: %s', (_, one) => {
    for (const { fix, at } of findingsOf(id, one)) {
      if (fix === undefined) continue;
      const done = applyCommand(one.map, fix.command);
      expect(done.ok).toBe(true);
      const left = done.ok ? findingsOf(id, { ...one, map: done.map }) : [];
      expect(left.map((finding) => placeText(finding.at))).not.toContain(placeText(at));
    }
  });

  it.each(LANGUAGES)('says all that it has to say: %s', (language) => {
    for (const one of Object.values(invalid)) {
      for (const finding of findingsOf(id, one)) {
        const { title, message, mend } = wordsOf(finding, language);
        const label = fixLabel(finding, language) ?? '';
        for (const text of [title, message, mend, label]) expect(text).not.toMatch(/[{}]|undefined|NaN/u);
        expect([title, message, mend].every((text) => text.length > 1)).toBe(true);
      }
    }
  });

  it('has its page: why, an example of each kind, how to mend', () => {
    const page = readFileSync(new URL(`${id}.md`, pages), 'utf8');
    expect(page.startsWith(`# ${CHECK_WORDS.en.rules[id].title}\n`)).toBe(true);
    expect(page).toContain(`\`${id}\``);
    for (const heading of ['## Why it matters', '## Example', '## How to mend'])
      expect(page).toContain(heading);
  });

  it('has both kinds in its table, and a row in the index', () => {
    expect(Math.min(Object.keys(valid).length, Object.keys(invalid).length)).toBeGreaterThan(0);
    const { severity } = RULES.find((rule) => rule.id === id)!;
    const index = readFileSync(new URL('README.md', pages), 'utf8').split('\n');
    const row = index.find((line) => line.startsWith(`| [${id}](${id}.md) `));
    expect(row?.split('|')[2]?.trim()).toBe(severity);
  });
});

describe('the preset', () => {
  it('has a rule for every file, table and page, and each once', () => {
    const ids = RULE_IDS.toSorted();
    expect(new Set(ids).size).toBe(ids.length);
    expect(names(new URL('rules/', import.meta.url), '.ts')).toEqual(ids);
    expect(names(tables, '.ts')).toEqual(ids);
    expect(existsSync(pages)).toBe(true);
    expect(names(pages, '.md')).toEqual(ids);
  });
});

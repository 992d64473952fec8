// Thai and Persian must say what React Aria asks for: every word of ours exists in its English, as text or as function.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PERSIAN, THAI } from './aria-words.ts';

// require.resolve leads to dist/exports/*.cjs; the dictionaries lie beside it.
const inPackage = (name: string, entry: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/${entry}`)), '../private/intl');
const FOLDERS = [inPackage('react-aria', 'useButton'), inPackage('react-stately', 'useListState')];

async function english(part: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const folder of FOLDERS) {
    try {
      const module = (await import(pathToFileURL(join(folder, part, 'en-US.mjs')).href)) as {
        default: Record<string, unknown>;
      };
      Object.assign(found, module.default);
    } catch {
      // Only some parts have words in both packages.
    }
  }
  return found;
}

const shape = (words: typeof THAI) =>
  Object.entries(words).map(([part, list]) => [part, Object.keys(list).toSorted()]);

describe.each([
  ['Thai', THAI],
  ['Persian', PERSIAN],
])('%s', (_, words) => {
  test.each(Object.keys(words))('knows the words of %s', async (part) => {
    const model = await english(part);
    for (const [key, word] of Object.entries(words[part] ?? {})) {
      expect(model, `${part}.${key}`).toHaveProperty([key]);
      expect(['string', typeof model[key]], `${part}.${key}`).toContain(typeof word);
    }
  });
});

test('both languages say the same things', () => {
  expect(shape(THAI)).toEqual(shape(PERSIAN));
});

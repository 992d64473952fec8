// Every language says everything: the same keys and placeholders as English, its own plural forms, nothing unused.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { NAMESPACES } from './namespaces.ts';

const SRC = join(import.meta.dirname, '../..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Messages = ReadonlyMap<string, string>;

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof item === 'string') into.set(name, item);
    else flatten(item, name, into);
  }
  return into;
}

function catalogue(language: string, namespace: string): Messages {
  return flatten(JSON.parse(readFileSync(join(SRC, 'locales', language, `${namespace}.json`), 'utf8')));
}

const base = (key: string) => key.replace(PLURAL, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'count');

const tags = (text: string) => [...text.matchAll(/<\/?\w+>/g)].map(([tag]) => tag).toSorted();

/** Keys without their plural endings, and which of them have plural forms. */
function shape(messages: Messages): { readonly keys: Set<string>; readonly plural: Set<string> } {
  const keys = new Set<string>();
  const plural = new Set<string>();
  for (const key of messages.keys()) {
    keys.add(base(key));
    if (key.endsWith('_other')) plural.add(base(key));
  }
  return { keys, plural };
}

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string): readonly Source[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(SRC, path), text: readFileSync(path, 'utf8') };
    });
}
const SOURCES = sources(SRC);

/** String literals of a source, and the fixed beginnings of its template literals. */
function literals({ path, text }: Source): {
  readonly words: Set<string>;
  readonly stems: readonly string[];
} {
  const words = new Set<string>();
  const stems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) words.add(node.text);
    if (ts.isTemplateHead(node) && node.text.includes('.')) stems.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return { words, stems };
}
const LITERALS = new Map(SOURCES.map((source) => [source.path, literals(source)]));

/** The part of the app a file belongs to: `features/reality`, `ui/…`, `app/…`. */
const partOf = (path: string) => path.split('/').slice(0, 2).join('/');

function unusedKeys(namespace: string, keys: Iterable<string>): readonly string[] {
  const names = (path: string) => {
    const { words, stems } = LITERALS.get(path)!;
    return words.has(namespace) || [...words, ...stems].some((word) => word.startsWith(`${namespace}:`));
  };
  // A component may get its `t` from the one that chose the namespace, so the whole part of the app counts.
  const parts = new Set(SOURCES.filter(({ path }) => names(path)).map(({ path }) => partOf(path)));
  const read = SOURCES.filter(({ path }) => parts.has(partOf(path))).map(({ path }) => LITERALS.get(path)!);
  return [...keys].filter((key) => {
    const full = `${namespace}:${key}`;
    return !read.some(
      ({ words, stems }) =>
        words.has(key) ||
        words.has(full) ||
        stems.some((stem) => key.startsWith(stem) || (stem.includes(':') && full.startsWith(stem))),
    );
  });
}

describe.each(NAMESPACES)('%s', (namespace) => {
  const english = catalogue('en', namespace);
  const expected = shape(english);

  test.each(LANGUAGES)('%s has every message and no other', (language) => {
    const found = shape(catalogue(language, namespace));
    expect([...found.keys].toSorted()).toEqual([...expected.keys].toSorted());
    expect([...found.plural].toSorted()).toEqual([...expected.plural].toSorted());
  });

  test.each(LANGUAGES)('%s has exactly the plural forms of its language', (language) => {
    const messages = catalogue(language, namespace);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of expected.plural) {
      const present = [...messages.keys()].filter((name) => base(name) === key);
      expect(present.toSorted()).toEqual(forms.map((form) => `${key}_${form}`).toSorted());
    }
  });

  test.each(LANGUAGES)('%s keeps every placeholder and tag, and leaves no message empty', (language) => {
    for (const [key, text] of catalogue(language, namespace)) {
      expect(text.trim(), key).not.toBe('');
      const model = english.get(`${base(key)}_other`) ?? english.get(key) ?? '';
      // English may say "One deal" without the figure; elsewhere the form of one is also that of 21.
      const expectedNames =
        language === 'en' && key.endsWith('_one') ? placeholders(text) : placeholders(model);
      expect(placeholders(text).toSorted(), `${language} ${key}`).toEqual(expectedNames.toSorted());
      expect(tags(text), `${language} ${key}`).toEqual(tags(model));
    }
  });

  test('every message is used by a screen', () => {
    expect(unusedKeys(namespace, expected.keys)).toEqual([]);
  });
});

test('there is no catalogue that the list of namespaces does not know', () => {
  for (const language of LANGUAGES) {
    const files = readdirSync(join(SRC, 'locales', language)).map((name) => name.replace('.json', ''));
    expect(files.toSorted()).toEqual([...NAMESPACES].toSorted());
  }
});

test('every key that a screen asks for exists', () => {
  const missing: string[] = [];
  for (const { path, text } of SOURCES) {
    const named = /useTranslation\(\s*\[?\s*'([\w-]+)'/.exec(text)?.[1];
    for (const [, key = ''] of text.matchAll(/\bt\(\s*'([^']+)'/g)) {
      const [first = '', rest] = key.split(':');
      const namespace = rest === undefined ? named : first;
      if (namespace === undefined) continue;
      if (!shape(catalogue('en', namespace)).keys.has(rest ?? first)) missing.push(`${path}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});

// No words in the code: every text on screen comes from a catalogue, and layout follows the direction of reading.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../..');
const SPOKEN = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'description',
  'error',
  'intro',
]);
const LETTERS = /\p{L}{2}/u;

/** Texts written into a TSX source: between tags, or in an attribute that is read or shown. */
export function writtenTexts(fileName: string, text: string): readonly string[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      SPOKEN.has(node.name.getText(file)) &&
      LETTERS.test(node.initializer.text)
    ) {
      found.push(`${node.name.getText(file)}="${node.initializer.text}"`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const FILES = readdirSync(SRC, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => join(entry.parentPath, entry.name));

test('the check sees text between tags and in spoken attributes, and lets names of code pass', () => {
  const sample = `const a = <p aria-label="Close">Hello {name} · <b title={t('x')} className="px-2">{'Portolan'}</b></p>;`;
  expect(writtenTexts('sample.tsx', sample)).toEqual(['aria-label="Close"', 'Hello']);
});

test('no screen has words of its own', () => {
  const found = FILES.flatMap((path) =>
    writtenTexts(path, readFileSync(path, 'utf8')).map((text) => `${relative(SRC, path)}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('classes name start and end, never left and right', () => {
  const physical =
    /(?<![\w-])(?:-?(?:ml|mr|pl|pr|left|right)-[\w[(]|text-(?:left|right)|border-[lr](?![\w])|rounded-[lr](?![\w])|float-(?:left|right))/;
  const found = FILES.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/className=(?:"([^"]*)"|\{`([^`]*)`)/g)]
      .map((match) => physical.exec(match[1] ?? match[2] ?? '')?.[0])
      .filter((bad) => bad !== undefined)
      .map((bad) => `${relative(SRC, path)}: ${bad}`),
  );
  expect(found).toEqual([]);
});

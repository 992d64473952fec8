// The examples of README.md run, one after the other, and print what their comments say.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import * as mining from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('README.md says what its examples print', () => {
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gsu)].map(([, code]) => code!);
  expect(examples.length).toBeGreaterThan(3);
  const promised = examples.flatMap((code) =>
    [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gmu)].map(([, said]) => said),
  );
  const names: string[] = [];
  const code = examples
    .join('\n')
    .replaceAll(/^import \{([^}]*)\} from '@portolan\/mining';$/gmu, (_, list: string) => {
      names.push(
        ...list
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '' && !name.startsWith('type ')),
      );
      return '';
    });
  const used = [...new Set(names)];
  const exported = new Map<string, unknown>(Object.entries(mining));
  const printed: string[] = [];
  const print = (...values: unknown[]): void => {
    printed.push(
      values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '),
    );
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- runs the text that this repository's own README shows
  const run = new Function('console', ...used, stripTypeScriptTypes(code));
  run({ log: print }, ...used.map((name) => exported.get(name)));
  expect(printed).toEqual(promised);
});

test('the table of questions names functions that there are, and sections', () => {
  const rows = readme.split('\n').filter((line) => line.startsWith('| '));
  const names = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/gu)].map(([, name]) => name!));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !(name in mining))).toEqual([]);
  const anchors = rows.flatMap((row) => [...row.matchAll(/\(#([\w-]+)\)/gu)].map(([, anchor]) => anchor));
  const headings = [...readme.matchAll(/^## (.*)$/gmu)].map(([, text]) =>
    text!.toLowerCase().replaceAll(' ', '-'),
  );
  expect(anchors.length).toBe(rows.length - 2);
  expect(anchors.filter((anchor) => !headings.includes(anchor!))).toEqual([]);
});

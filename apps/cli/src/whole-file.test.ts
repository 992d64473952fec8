// A file is there as a whole or not at all, whatever ends the writing; what was there before stays until then.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRejectsFile } from './mine/rejects-file.ts';
import { writeWhole } from './whole-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = (): string[] => readdirSync(folder).toSorted();

test('what was there before stays until the new file is complete, and its rights go over to that', async () => {
  const file = join(folder, 'map.html');
  writeFileSync(file, 'old');
  chmodSync(file, 0o600);
  await writeWhole(file, async (path) => {
    await writeFile(path, 'new');
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(here()).toEqual(['map.html']);
});

test('an error leaves the old file, and none beside it', async () => {
  const file = join(folder, 'map.html');
  writeFileSync(file, 'old');
  const broken = writeWhole(file, async (path) => {
    await writeFile(path, 'half');
    throw new Error('the disk is full');
  });
  await expect(broken).rejects.toThrow('the disk is full');
  expect([readFileSync(file, 'utf8'), here()]).toEqual(['old', ['map.html']]);
});

test('a link stays one: the file that it leads to is replaced', async () => {
  writeFileSync(join(folder, 'real.html'), 'old');
  symlinkSync('real.html', join(folder, 'link.html'));
  await writeWhole(join(folder, 'link.html'), (path) => writeFile(path, 'new'));
  expect(readFileSync(join(folder, 'real.html'), 'utf8')).toBe('new');
  expect(readdirSync(folder, { withFileTypes: true }).map((entry) => entry.isSymbolicLink())).toEqual([
    true,
    false,
  ]);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s in the middle leaves the old file, and none beside it', async (signal, code) => {
  const file = join(folder, 'map.html');
  writeFileSync(file, 'old');
  const module = new URL('whole-file.ts', import.meta.url).href;
  const script = `
    const { openWhole } = await import(${JSON.stringify(module)});
    const { writeFileSync } = await import('node:fs');
    const whole = await openWhole(${JSON.stringify(file)});
    writeFileSync(whole.path, 'half');
    console.log('half');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  child.stdout.once('data', () => {
    expect(here()).toHaveLength(2);
    child.kill(signal);
  });
  const ended = await new Promise((resolve) => child.on('close', resolve));
  expect(ended).toBe(code);
  expect([readFileSync(file, 'utf8'), here()]).toEqual(['old', ['map.html']]);
});

test('rejected rows are there once they are complete, in order, however many; else what was there before', async () => {
  const file = join(folder, 'rejects.csv');
  writeFileSync(file, 'old');
  const given = await openRejectsFile(file);
  given.add('a.csv', { line: 1, reason: 'no date', code: 'no_time', params: {}, text: 'ก'.repeat(100_000) });
  await given.discard();
  expect([readFileSync(file, 'utf8'), here()]).toEqual(['old', ['rejects.csv']]);
  const kept = await openRejectsFile(file);
  for (let line = 1; line <= 5000; line++)
    kept.add('a.csv', { line, reason: 'no date', code: 'no_time', params: {}, text: 'ราคา' });
  expect(readFileSync(file, 'utf8')).toBe('old');
  await kept.close();
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect([lines.length, lines[5000], lines[5001]]).toEqual([5002, 'a.csv,5000,no date,ราคา', '']);
  expect(here()).toEqual(['rejects.csv']);
});

// `portolan check` as a person runs it: what it prints and answers, with its exit codes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapSchema, RULE_IDS, writeMapFile, type MapInput } from '@portolan/core';
import { portolan } from '../run-portolan.ts';
import { textWidth } from '../terminal/text-width.ts';

let folder = '';
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const mapFile = (name: string, map: MapInput): string =>
  file(name, writeMapFile({ name: 'New business', caseKind: 'deal', purpose: '' }, mapSchema.parse(map)));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DEAD_END: MapInput = {
  nodes: [
    { type: 'stage', id: 'talk', name: 'First talk' },
    { type: 'stage', id: 'offer', name: 'Proposal sent', milestones: ['won'] },
    { type: 'stage', id: 'legal', name: 'Legal review' },
  ],
  paths: [
    { id: 'p1', from: 'talk', to: 'offer' },
    { id: 'p2', from: 'talk', to: 'legal' },
  ],
};
const NO_ERROR: MapInput = {
  ...DEAD_END,
  paths: [...(DEAD_END.paths ?? []), { id: 'p3', from: 'legal', to: 'offer' }],
};

describe('what it prints', () => {
  it('each finding with severity, place, rule and what is wrong, and a summary', async () => {
    const path = mapFile('dead.json', DEAD_END);
    const run = await portolan('check', path);
    expect([run.code, run.err]).toEqual([1, '']);
    const lines = run.out.split('\n');
    expect(lines[0]).toBe(path);
    expect(lines[1]).toBe('  error    nodes/legal  dead-end');
    expect(lines[2]).toBe('           A deal that comes to “Legal review” can never leave.');
    expect(lines.at(-2)).toMatch(/^1 error · \d+ warnings · \d+ pieces of advice$/u);
    expect(run.out).not.toContain('Draw the path');
    expect(run.out).not.toContain('\u001B');
  });

  it('with --explain how to mend it, in at most 100 columns', async () => {
    for (const language of ['en', 'th', 'zh-Hant', 'lv']) {
      const run = await portolan(
        'check',
        mapFile('dead.json', DEAD_END),
        '--explain',
        '--language',
        language,
      );
      const [, ...lines] = run.out.split('\n');
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(100);
      expect(run.out).not.toContain('�');
    }
    const { out } = await portolan('check', mapFile('dead.json', DEAD_END), '--explain');
    expect(out.replaceAll(/\s+/gu, ' ')).toContain('Draw the path to what comes next.');
  });

  it('in the language that is asked for', async () => {
    const { out } = await portolan('check', mapFile('dead.json', DEAD_END), '--language', 'fa');
    expect(out).toContain('خطا');
    expect(out).toContain('معامله‌ای که به «Legal review» برسد دیگر بیرون نمی‌رود.');
    expect(out).toContain('۱ خطا');
  });

  it('colours only where they are wanted, and no control characters of a map', async () => {
    const nodes = [{ type: 'stage' as const, id: 'a', name: '\u001B[31mred\u202Eevil' }];
    const { out } = await portolan('check', mapFile('evil.json', { nodes }));
    expect(out.includes('\u001B') || out.includes('\u202E')).toBe(false);
    expect(out).toContain('evil');
  });

  it('as JSON: findings with place, words and fix, and counts', async () => {
    const map = { ...NO_ERROR, lanes: [{ id: 'sales', name: 'Sales' }] };
    const run = await portolan('check', mapFile('fine.json', map), '--json', '--language', 'lv');
    expect([run.code, run.err]).toEqual([0, '']);
    const json = JSON.parse(run.out) as {
      files: { process: string; findings: { rule: string; fix: unknown }[] }[];
      counts: Record<string, number>;
    };
    expect(json.files[0]!.process).toBe('New business');
    expect(json.counts['error']).toBe(0);
    expect(json.files[0]!.findings.find(({ rule }) => rule === 'empty-lane')).toMatchObject({
      severity: 'advice',
      at: { collection: 'lanes', id: 'sales' },
      message: expect.stringContaining('Sales') as string,
      fix: { label: 'Noņemt joslu', command: { do: 'remove', from: 'lanes', id: 'sales' } },
    });
  });
});

describe('settings', () => {
  it('switch rules off and make them errors', async () => {
    const rules = Object.fromEntries(RULE_IDS.map((id) => [id, id === 'no-goal' ? 'error' : 'off']));
    const settings = file('settings.json', JSON.stringify({ rules }));
    const run = await portolan('check', mapFile('fine.json', NO_ERROR), '--settings', settings);
    expect([run.code, run.out.split('\n').at(-2)]).toEqual([1, '1 error']);
  });

  it('can leave nothing to say', async () => {
    const rules = Object.fromEntries(RULE_IDS.map((id) => [id, 'off']));
    const settings = file('off.json', JSON.stringify({ rules }));
    const run = await portolan('check', mapFile('dead.json', DEAD_END), '--settings', settings);
    expect([run.code, run.out]).toEqual([0, 'Nothing to mend\n']);
  });

  it.each([
    ['no JSON', 'broken.json', '{', 'not JSON'],
    ['an unknown threshold', 'unknown.json', '{"mostStage": 3}', 'mostStage'],
    ['a value out of range', 'range.json', '{"leastFit": 2}', 'leastFit'],
  ])('2 for %s', async (_, name, content, message) => {
    const run = await portolan('check', mapFile('dead.json', DEAD_END), '--settings', file(name, content));
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain(message);
  });
});

describe('exit codes', () => {
  it('0 with warnings only, 1 when one map of several has an error', async () => {
    const fine = mapFile('fine.json', NO_ERROR);
    expect((await portolan('check', fine)).code).toBe(0);
    const both = await portolan('check', fine, mapFile('dead.json', DEAD_END));
    expect(both.code).toBe(1);
    expect(both.out).toContain('fine.json');
    expect(both.out).toContain('dead.json');
  });

  it.each([
    ['no JSON', 'text.json', 'hello', 'This is not JSON'],
    ['another JSON', 'other.json', '{"a": 1}', 'A map begins with'],
    ['a newer format', 'newer.json', '{"format": "portolan-map", "schema": 99}', 'newer Portolan'],
    [
      'a path to nowhere',
      'nowhere.json',
      JSON.stringify({
        format: 'portolan-map',
        schema: 1,
        process: { name: 'x' },
        map: { nodes: [{ type: 'stage', id: 'a', name: 'a' }], paths: [{ id: 'p', from: 'a', to: 'b' }] },
      }),
      'map/paths/0/to',
    ],
  ])('1 for %s, with the reason and no stack', async (_, name, content, message) => {
    const run = await portolan('check', file(name, content));
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain(message);
    expect(run.err).toContain(name);
    expect(run.err).not.toMatch(/\n\s+at /u);
  });

  it('1 for a file that is not there; the others are checked all the same', async () => {
    const run = await portolan('check', join(folder, 'missing.json'), mapFile('fine.json', NO_ERROR));
    expect(run.code).toBe(1);
    expect(run.err).toContain('there is no such file');
    expect(run.out).toContain('fine.json');
  });

  it.each([
    [['check'], 'Name at least one file'],
    [['check', 'x.json', '--colour'], '--colour'],
    [['check', 'x.json', '--language', 'xx'], 'zh-Hant'],
    [['check', 'x.json', '--settings', '/nowhere/at/all.json'], 'there is no such file'],
  ])('2 for wrong usage: %j', async (args, message) => {
    const run = await portolan(...args);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain(message);
  });

  it('0 for help, with examples', async () => {
    for (const args of [
      ['help', 'check'],
      ['check', '--help'],
    ]) {
      const run = await portolan(...args);
      expect([run.code, run.err]).toEqual([0, '']);
      expect(run.out).toContain('portolan check map.json');
    }
  });
});

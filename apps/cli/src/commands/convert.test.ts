// `portolan convert` as a person runs it: files in, files out, what it says and its exit codes.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mapSchema, processFactsSchema, writeMapFile } from '@portolan/core';
import { BPMN_WORDS, geometryOfLayout, writeBpmn } from '@portolan/formats';
import { layoutMap, pictureTokens } from '@portolan/picture';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portolan } from '../run-portolan.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const file = (name: string, content: string): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const facts = processFactsSchema.parse({ name: 'New business' });
const map = mapSchema.parse({
  lanes: [{ id: 'sales', name: 'Sales' }],
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead', lane: 'sales', definition: 'They wrote to us.' },
    { type: 'decision', id: 'fit', name: 'Fits?', lane: 'sales' },
    { type: 'outcome', id: 'lost', name: 'Lost', lane: 'sales', kind: 'lost' },
  ],
  paths: [
    { id: 'a', from: 'lead', to: 'fit' },
    { id: 'b', from: 'fit', to: 'lost', label: 'No' },
    { id: 'c', from: 'fit', to: 'lead', label: 'Not yet', no: 'notNow' },
  ],
});
const MAP = writeMapFile(facts, map);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-convert-'));
  file('map.json', MAP);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a map goes to BPMN and comes back as it was', async () => {
  const out = await portolan('convert', at('map.json'), at('map.bpmn'));
  expect(out).toEqual({
    code: 0,
    out: '',
    err: `${at('map.bpmn')}: 1 stage, 3 paths, 1 lane.\n`,
  });
  const back = await portolan('convert', at('map.bpmn'), at('back.json'));
  expect(back.code).toBe(0);
  expect(readFileSync(at('back.json'), 'utf8')).toBe(MAP);
});

test('words that BPMN adds come in the language that is asked for', async () => {
  await portolan('convert', at('map.json'), at('lv.bpmn'), '--language', 'lv');
  expect(readFileSync(at('lv.bpmn'), 'utf8')).toContain('name="Sākums"');
});

test('Mermaid goes to standard output, the table of stages to a file', async () => {
  const mermaid = await portolan('convert', at('map.json'), '-', '--to', 'mmd');
  expect(mermaid.code).toBe(0);
  expect(mermaid.out).toMatch(/^flowchart LR\n {2}subgraph lane1\["Sales"\]/u);
  await portolan('convert', at('map.json'), at('stages.csv'));
  expect(readFileSync(at('stages.csv'), 'utf8')).toMatch(/^\uFEFFId,Stage,.*\r\nlead,Lead,/u);
  await portolan('convert', at('map.json'), at('posmi.csv'), '--language', 'lv');
  expect(readFileSync(at('posmi.csv'), 'utf8')).toMatch(/^\uFEFFIdentifikators,Posms,.*\r\nlead,Lead,/u);
});

test('BPMN is laid out as the map is drawn', async () => {
  await portolan('convert', at('map.json'), at('drawn.bpmn'));
  const source = { process: facts, map };
  const drawn = await writeBpmn(source, geometryOfLayout(layoutMap(map)), BPMN_WORDS.en);
  expect(readFileSync(at('drawn.bpmn'), 'utf8')).toBe(drawn);
  expect(drawn).not.toBe(await writeBpmn(source));
});

const svg = async (...more: string[]) => {
  const run = await portolan('convert', at('map.json'), '-', '--to', 'svg', ...more);
  expect([run.code, run.err]).toEqual([0, '']);
  return run.out;
};

// The name of the lane stands at the start of the line.
const placeOf = (text: string) => Number(/<text x="([\d.]+)"[^>]*>\u2068?Sales/u.exec(text)?.[1]);

test('a picture comes in its theme, in the direction of the language and on the sheet that is asked for', async () => {
  const light = await svg();
  expect(light).toMatch(/^<svg [^>]*width="\d/u);
  expect(light).toContain(pictureTokens.light.ground);
  expect(light).toContain('New business: ');
  expect(await svg('--theme', 'dark')).toContain(pictureTokens.dark.ground);
  expect(await svg('--sheet', 'A3')).toMatch(/^<svg [^>]*width="420mm" height="297mm"/u);
  expect(placeOf(await svg('--language', 'fa'))).toBeGreaterThan(placeOf(light));
});

test('the handbook comes in the language and theme that are asked for', async () => {
  const run = await portolan(
    'convert',
    at('map.json'),
    at('handbook.html'),
    '--language',
    'fa',
    '--theme',
    'dark',
  );
  expect(run.code).toBe(0);
  const html = readFileSync(at('handbook.html'), 'utf8');
  expect(html).toContain('<html lang="fa" dir="rtl">');
  expect(html).toContain(`<meta name="theme-color" content="${pictureTokens.dark.ground}">`);
  expect(html).toContain('They wrote to us.');
});

test.each(['svg', 'mmd'])('of a map without stages there is no %s, and it says so', async (target) => {
  file('empty.json', writeMapFile(facts, mapSchema.parse({})));
  const run = await portolan('convert', at('empty.json'), at(`empty.${target}`));
  expect([run.code, run.err]).toEqual([
    1,
    `portolan: ${at('empty.json')} has no stages yet, so there is nothing to draw.\n`,
  ]);
  expect(existsSync(at(`empty.${target}`))).toBe(false);
});

test('what a foreign file has beyond a map is said on standard error', async () => {
  const bpmn = file(
    'foreign.txt',
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="a" name="A\u001B[31m"/><endEvent id="e" name="Lost"/><sequenceFlow id="f" sourceRef="a" targetRef="e"/></process></definitions>`.replace(
      '\u001B',
      '&#27;',
    ),
  );
  const run = await portolan('convert', bpmn, at('foreign.json'), '--from', 'bpmn');
  expect(run.code).toBe(0);
  expect(run.err).toContain('note: The end "Lost" became an outcome of the kind "lost"');
  expect(run.err).not.toContain('\u001B');
});

test('check reads BPMN files, too', async () => {
  await portolan('convert', at('map.json'), at('checked.bpmn'));
  const [json, bpmn] = await Promise.all([
    portolan('check', at('map.json'), '--json'),
    portolan('check', at('checked.bpmn'), '--json'),
  ]);
  expect(bpmn.out).toBe(json.out.replaceAll('map.json', 'checked.bpmn'));
  expect(bpmn.code).toBe(json.code);
});

test.each<[string, string[], RegExp]>([
  ['a missing file', ['nowhere.json', 'x.bpmn'], /nowhere\.json/u],
  ['a broken map', ['broken.json', 'x.bpmn'], /broken\.json: map\/paths\/0\/to: A path leads to "gone"/u],
  ['XML that is no BPMN', ['svg.bpmn', 'x.json'], /svg\.bpmn: This is no BPMN 2\.0 file/u],
  [
    'a folder that does not exist',
    ['map.json', 'no/x.bpmn'],
    /x\.bpmn cannot be written: there is no folder ".*no"; make it first\./u,
  ],
  ['a folder as a file', ['map.json', 'folder.svg'], /folder\.svg cannot be written: it is a folder/u],
  ['a file as a folder', ['map.json', 'map.json/x.svg'], /cannot be written: ".*map\.json" is not a folder/u],
])('%s ends with code 1 and says why', async (_, names, words) => {
  file('broken.json', MAP.replace('"to": "fit"', '"to": "gone"'));
  file('svg.bpmn', '<svg/>');
  mkdirSync(at('folder.svg'), { recursive: true });
  const run = await portolan('convert', ...names.map(at));
  expect(run.code).toBe(1);
  expect(run.err).toMatch(words);
});

test.each<[string[], RegExp]>([
  [[], /Name one file to read and one to write/u],
  [['a.json', 'b.docx'], /end its name with \.json, \.bpmn, \.mmd, \.svg, \.html, \.csv/u],
  [['a.json', 'b.bpmn', '--language', 'xx'], /--language cannot be "xx"/u],
  [['a.json', '-'], /Say what standard output shall be: --to/u],
  [['a.json', 'b.svg', '--theme', 'blue'], /--theme cannot be "blue"; it is one of: light, dark/u],
  [['a.json', 'b.csv', '--theme', 'dark'], /--theme is for \.svg and \.html/u],
  [['a.json', 'b.svg', '--sheet', 'A9'], /--sheet cannot be "A9"/u],
  [['a.json', 'b.html', '--sheet', 'A4'], /--sheet is for \.svg/u],
  [['a.json', 'b.bpmn', '--from', 'csv'], /--from cannot be "csv"/u],
])('wrong usage %j ends with code 2', async (args, words) => {
  const run = await portolan('convert', ...args);
  expect(run.code).toBe(2);
  expect(run.err).toMatch(words);
});

test('help lists the formats', async () => {
  expect((await portolan('help', 'convert')).out).toContain('portolan convert IN OUT');
  expect((await portolan('convert', '--help')).code).toBe(0);
});

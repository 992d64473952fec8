// Files that are no diagrams, or more than one: each is refused at once, with the reason and the way out.
import { MAP_LIMITS } from '@portolan/core';
import { expect, test } from 'vitest';
import { FormatError, type FormatErrorCode } from '../format-error.ts';
import { bpmnFile, flow, processFile } from '../testing/foreign-bpmn.ts';
import { readBpmn } from './read-bpmn.ts';

async function refusal(source: string | Uint8Array): Promise<FormatError> {
  try {
    await readBpmn(source);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('The file was read.');
}

const TASK = processFile('<task id="a" name="A"/>');
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each<[string, string | Uint8Array, FormatErrorCode, RegExp]>([
  ['an empty file', '', 'empty', /is empty/],
  ['white space', ' \n ', 'empty', /is empty/],
  ['bytes of a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'binary', /PNG/],
  [
    'a document type',
    TASK.replace('<definitions', '<!DOCTYPE definitions>\n<definitions'),
    'xml_dtd',
    /Delete it and try again \(line 2/,
  ],
  [
    'declared entities',
    TASK.replace('<definitions', '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><definitions'),
    'xml_dtd',
    /document type or entity/,
  ],
  ['an entity in an attribute', processFile('<task id="a" name="&secret;"/>'), 'xml_entity', /"&secret;"/],
  [
    'an entity in a text',
    processFile('<task id="a"><documentation>&secret;</documentation></task>'),
    'xml_entity',
    /"&secret;" in line 3/,
  ],
  [
    'a file that is cut off',
    TASK.slice(0, -20),
    'truncated',
    /ends on line \d+ inside <process>|inside <definitions>/,
  ],
  ['tags that cross', processFile('<task id="a"></process></task>'), 'xml_malformed', /does not close/],
  ['text', 'name;stage\nA;B\n', 'not_bpmn', /BPMN 2.0 XML/],
  ['JSON', '{"format":"portolan-map"}', 'not_bpmn', /BPMN 2.0 XML/],
  ['other XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'not_bpmn', /<svg>/],
  [
    'DMN',
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="a"/></definitions>',
    'not_bpmn',
    /BPMN 2.0/,
  ],
  [
    'a diagram without steps',
    bpmnFile('<process id="p"><startEvent id="s"/></process>'),
    'no_steps',
    /no process with a step/,
  ],
  ['nothing but definitions', bpmnFile(''), 'no_steps', /no process with a step/],
  [
    '10,000 tasks',
    TASK.replace('<task', `${'<task name="A"/>'.repeat(10_000)}<task`),
    'map_too_large',
    /10,001 steps.*at most 1,000/,
  ],
  ['100,000 gateways', processFile('<exclusiveGateway/>'.repeat(100_000)), 'map_too_large', /at most 1,000/],
  [
    'deep nesting',
    processFile(`${'<subProcess>'.repeat(200)}${'</subProcess>'.repeat(200)}`),
    'xml_depth',
    /nested more than 100 deep/,
  ],
  [
    'a gigantic attribute',
    processFile(`<task id="a" name="${'x'.repeat(2_000_000)}"/>`),
    'cell_too_long',
    /longer than 1 MB/,
  ],
  [
    'bytes that are not UTF-8 though declared',
    bytes(TASK.replace('"A"', '"caf\u00e9"')),
    'encoding',
    /not\. Save it as UTF-8/,
  ],
])('%s is refused', async (_, source, code, words) => {
  const error = await refusal(source);
  expect(error.message).toMatch(words);
  expect(error.code).toBe(code);
});

test('more paths than a map may have are refused', async () => {
  const ids = Array.from({ length: 100 }, (_, i) => i);
  const error = await refusal(
    processFile(
      `<parallelGateway id="g"/>${ids.map((i) => `<task id="a${i}"/><task id="b${i}"/>${flow(`f${i}`, `a${i}`, 'g')}${flow(`h${i}`, 'g', `b${i}`)}`).join('')}`,
    ),
  );
  expect(error.code).toBe('map_too_large');
  expect(error.params).toMatchObject({ limit: MAP_LIMITS.paths });
});

test.each([
  ['Latin-1, as declared', bytes(TASK.replace('UTF-8', 'ISO-8859-1').replace('"A"', '"caf\u00e9"'))],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${TASK.replace('"A"', '"caf\u00e9"')}`)],
  [
    'UTF-16',
    Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(
        Uint16Array.from(TASK.replace('UTF-8', 'UTF-16').replace('"A"', '"caf\u00e9"'), (c) =>
          c.charCodeAt(0),
        ).buffer,
      ),
    ]),
  ],
])('%s is read as it is meant', async (_, source) => {
  const { value, warnings } = await readBpmn(source);
  expect(value.map.nodes[0]?.name).toBe('caf\u00e9');
  expect(warnings).toEqual([]);
});

test('long names and texts are cut, which is said', async () => {
  const { value, warnings } = await readBpmn(
    processFile(
      `<task id="a" name="${'n'.repeat(500)}"><documentation>${'d'.repeat(20_000)}</documentation></task>`,
    ),
  );
  const [node] = value.map.nodes;
  expect(node?.name).toHaveLength(200);
  expect(node?.type === 'stage' && node.happens).toHaveLength(10_000);
  expect(warnings.map(({ code, count }) => [code, count])).toEqual([['text_cut', 2]]);
});

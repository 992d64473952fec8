// Files of other tools: what fits becomes a map, what does not is said, and nothing breaks.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { emptyMap, problemsOf } from '@portolan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TWO_POOLS, flow, mapOrRefusal, processFile } from '../testing/foreign-bpmn.ts';
import { readBpmn, type BpmnRead } from './read-bpmn.ts';
import { writeBpmn } from './write-bpmn.ts';

const require = createRequire(import.meta.url);

/** The sample diagrams that packages of the BPMN world carry. */
function samples(): string[] {
  return ['bpmn-moddle-samples', 'camunda-bpmn-moddle'].flatMap((name) => {
    const folder = join(dirname(require.resolve(`${name}/package.json`)), 'test/fixtures');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.bpmn'))
      .map((file) => join(folder, file));
  });
}

const codes = (read: BpmnRead) => read.warnings.map(({ code }) => code).toSorted();
const arrows = ({ value: { map } }: BpmnRead) => {
  const names = new Map(map.nodes.map(({ id, name }) => [id, name]));
  return map.paths.map(({ from, to, label }) => `${names.get(from)} -> ${names.get(to)} ${label}`.trim());
};

describe('the sample diagrams of other packages', () => {
  test('each become a valid map that can be written and read again, or are refused with a reason', async () => {
    let maps = 0;
    for (const file of samples()) {
      const read = await mapOrRefusal(readFileSync(file));
      if (read === null) continue;
      maps++;
      expect((await readBpmn(await writeBpmn(read.value))).value, file).toEqual(read.value);
    }
    expect(maps).toBeGreaterThanOrEqual(10);
  });

  test('the large one keeps its 79 steps and names its pools', async () => {
    const file = samples().find((name) => name.endsWith('complex-no-extensions.bpmn'))!;
    const { value, warnings } = await readBpmn(readFileSync(file));
    expect(value.map.nodes).toHaveLength(79);
    expect(value.map.paths).toHaveLength(76);
    expect(warnings.find(({ code }) => code === 'several_pools')?.params).toEqual({ pools: 9 });
  });

  test('cut anywhere or with bytes changed, they are read or refused, never a crash', async () => {
    const texts = samples()
      .map((file) => readFileSync(file, 'utf8'))
      .filter((text) => text.length < 20_000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(20_000),
        fc.nat(40),
        fc.constantFrom(
          '',
          '<',
          '>',
          '"',
          '&',
          'task',
          'id="_2"',
          '<task/>',
          '</process>',
          ' __proto__="1" ',
        ),
        async (text, at, length, put) => {
          const from = at % text.length;
          const read = await mapOrRefusal(text.slice(0, from) + put + text.slice(from + length));
          expect(problemsOf(read?.value.map ?? emptyMap())).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what becomes of the elements of BPMN', () => {
  test('several pools become lanes; boundary events become paths; messages, data and dangling flows are said', async () => {
    const read = await readBpmn(TWO_POOLS);
    const { map, process } = read.value;
    expect(process.name).toBe('Seller');
    expect(map.lanes.map(({ name }) => name)).toEqual([
      'Seller / Front office / Sales',
      'Seller / Front office / Legal',
      'Buyer',
    ]);
    expect(map.nodes.map(({ type, name, lane }) => [type, name, lane])).toEqual([
      ['stage', 'Make an offer', 'l11'],
      ['stage', 'Sign', 'l12'],
      ['outcome', 'Deal rejected', null],
      ['stage', 'Read the offer', 'buyer'],
      ['outcome', 'End', 'buyer'],
    ]);
    expect(arrows(read)).toEqual([
      'Make an offer -> Sign',
      'Make an offer -> Deal rejected No answer for a month',
      'Read the offer -> End',
    ]);
    expect(map.nodes[0]).toMatchObject({
      happens: 'With three prices.\n\nWithin two days',
      entry: [{ text: 'A request came in' }],
    });
    expect(map.nodes[2]).toMatchObject({ kind: 'lost' });
    expect(codes(read)).toEqual([
      'boundary_event',
      'dangling_flow',
      'data_left_out',
      'empty_pool',
      'end_as_outcome',
      'end_as_outcome',
      'messages_left_out',
      'no_name',
      'several_pools',
      'start_as_entry',
      'unknown_reference',
    ]);
  });

  test('an event-based gateway becomes a decision whose answers are its events; the default flow is "Otherwise"', async () => {
    const read = await readBpmn(
      processFile(`<task id="a" name="Wait"/><eventBasedGateway id="g" name="What happens?"/>
        <intermediateCatchEvent id="i1" name="Reply"/><intermediateCatchEvent id="i2" name="Two weeks"/>
        <task id="b" name="Call"/><task id="c" name="Remind"/><exclusiveGateway id="x" name="Big?" default="f8"/><task id="d" name="Offer"/>
        ${flow('f1', 'a', 'g')}${flow('f2', 'g', 'i1')}${flow('f3', 'g', 'i2')}${flow('f4', 'i1', 'b')}${flow('f5', 'i2', 'c')}
        ${flow('f6', 'b', 'x')}<sequenceFlow id="f7" sourceRef="x" targetRef="d"><conditionExpression>amount &gt; 10</conditionExpression></sequenceFlow>${flow('f8', 'x', 'c')}`),
    );
    expect(arrows(read)).toEqual([
      'Wait -> What happens?',
      'What happens? -> Call Reply',
      'What happens? -> Remind Two weeks',
      'Call -> Big?',
      'Big? -> Offer amount > 10',
      'Big? -> Remind Otherwise',
    ]);
    expect(codes(read)).toEqual(['condition_as_words', 'event_on_path', 'event_on_path']);
  });

  test('gateways that only join disappear; parallel ways become alternatives', async () => {
    const read = await readBpmn(
      processFile(`<startEvent id="s"/><task id="a" name="A"/><parallelGateway id="g"/><task id="b" name="B"/><task id="c" name="C"/><parallelGateway id="j"/><task id="d" name="D"/>
        ${flow('f0', 's', 'a')}${flow('f1', 'a', 'g')}${flow('f2', 'g', 'b')}${flow('f3', 'g', 'c')}${flow('f4', 'b', 'j')}${flow('f5', 'c', 'j')}${flow('f6', 'j', 'd')}`),
    );
    expect(arrows(read)).toEqual(['A -> B', 'A -> C', 'B -> D', 'C -> D']);
    expect(codes(read)).toEqual(['parallel']);
  });

  test('a sub-process keeps its steps; what is nested deeper is listed in words', async () => {
    const read = await readBpmn(
      processFile(`<subProcess id="q" name="Qualify"><startEvent id="s"/><task id="a" name="Ask"/>
        <subProcess id="in" name="Check"><task id="x" name="Credit"/><task id="y" name="History"/></subProcess>
        <endEvent id="e"/>${flow('f1', 's', 'a')}${flow('f2', 'a', 'in')}${flow('f3', 'in', 'e')}</subProcess>
        <callActivity id="d" name="Deliver"/>${flow('f4', 'q', 'd')}${flow('f5', 'a', 'd')}`),
    );
    expect(read.value.map.nodes.map(({ name, parent }) => [name, parent])).toEqual([
      ['Qualify', null],
      ['Ask', 'q'],
      ['Check', 'q'],
      ['Deliver', null],
    ]);
    expect(read.value.map.nodes[2]).toMatchObject({ happens: '- Credit\n- History' });
    expect(arrows(read)).toEqual(['Qualify -> Deliver', 'Ask -> Check']);
    expect(codes(read)).toEqual(['dangling_flow', 'deeper_nesting', 'inner_end']);
  });

  test('a won end becomes a stage with the milestone; other ends are told by their words', async () => {
    const read = await readBpmn(
      processFile(`<task id="a" name="A"/><exclusiveGateway id="g" name="?"/><endEvent id="w" name="Deal won"/><endEvent id="l" name="Lost"/>
        <endEvent id="q" name="Not a fit"/><endEvent id="r"><errorEventDefinition/></endEvent>
        ${flow('f', 'a', 'g')}${['w', 'l', 'q', 'r'].map((to) => flow(`f${to}`, 'g', to)).join('')}`),
    );
    expect(
      read.value.map.nodes.map((node) => [
        node.name,
        node.type === 'outcome' ? node.kind : node.type === 'stage' ? node.milestones : '',
      ]),
    ).toEqual([
      ['A', []],
      ['?', ''],
      ['Deal won', ['won']],
      ['Lost', 'lost'],
      ['Not a fit', 'disqualified'],
      ['End', 'lost'],
    ]);
  });

  test('link events join, loops to oneself and repetitions are said, ids become valid', async () => {
    const read = await readBpmn(
      processFile(`<task id="a.1" name="A"><multiInstanceLoopCharacteristics/></task><intermediateThrowEvent id="t" name="Go on"><linkEventDefinition name="L"/></intermediateThrowEvent>
        <intermediateCatchEvent id="c" name="Here"><linkEventDefinition name="L"/></intermediateCatchEvent><task id="a_1" name="B"/>
        ${flow('f1', 'a.1', 't')}${flow('f2', 'c', 'a_1')}${flow('f3', 'a_1', 'a_1')}`),
    );
    expect(arrows(read)).toEqual(['A -> B']);
    expect(read.value.map.nodes.map(({ id }) => id)).toEqual(['a_1', 'a_1_2']);
    expect(codes(read)).toEqual(['repetition', 'self_loop']);
  });

  test('hostile texts are texts', async () => {
    const name = '&lt;script&gt;alert(1)&lt;/script&gt; &#x1F600; \u202Ex';
    const read = await readBpmn(processFile(`<task id="a" name="${name}"/>`));
    expect(read.value.map.nodes[0]?.name).toBe('<script>alert(1)</script> \u{1F600} \u202Ex');
  });
});

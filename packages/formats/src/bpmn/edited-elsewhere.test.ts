// A map that another tool has edited: what BPMN says holds, our own fields stay with what they belong to.
import { emptyMap, problemsOf, processFactsSchema } from '@portolan/core';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mapOrRefusal } from '../testing/foreign-bpmn.ts';
import { sampleMap } from '../testing/sample-map.ts';
import { readBpmn } from './read-bpmn.ts';
import { writeBpmn } from './write-bpmn.ts';

const process = processFactsSchema.parse({ name: 'New business', caseKind: 'lead' });
const map = sampleMap();
let xml = '';
beforeAll(async () => {
  xml = await writeBpmn({ process, map });
});

/** The text with one thing replaced; fails where it is not there. */
function edited(from: string | RegExp, to: string): string {
  const result = xml.replace(from, to);
  expect(result).not.toBe(xml);
  return result;
}

describe('an edit elsewhere', () => {
  test('renames a stage and keeps all its fields', async () => {
    const { value, warnings } = await readBpmn(edited('name="Qualify"', 'name="Check the need"'));
    const nodes = map.nodes.map((node) =>
      node.id === 'qualify' ? { ...node, name: 'Check the need' } : node,
    );
    expect(value).toEqual({ process, map: { ...map, nodes } });
    expect(warnings).toEqual([]);
  });

  test('renames the process by its pool', async () => {
    const { value } = await readBpmn(
      edited('<bpmn:participant id="Pool" name="New business"', '<bpmn:participant id="Pool" name="Renewal"'),
    );
    expect(value.process).toEqual({ ...process, name: 'Renewal' });
  });

  test('rewrites a definition', async () => {
    const { value } = await readBpmn(edited('A person with the problem talks to us.', 'They called us.'));
    expect(value.map.nodes.find(({ id }) => id === 'qualify')).toMatchObject({
      definition: 'They called us.',
      happens: 'Two calls:\nneed, then budget.',
    });
  });

  test('adds a task, which becomes a stage behind the others', async () => {
    const { value, warnings } = await readBpmn(
      edited(
        /<bpmn:endEvent id="End_care"[\s\S]*?<\/bpmn:endEvent>/u,
        '<bpmn:userTask id="Activity_1x" name="Ask for a referral"/>',
      ).replace('targetRef="End_care"', 'targetRef="Activity_1x"'),
    );
    expect(value.map.nodes.slice(0, -1)).toEqual(map.nodes);
    expect(value.map.nodes.at(-1)).toMatchObject({
      type: 'stage',
      id: 'Activity_1x',
      name: 'Ask for a referral',
    });
    expect(value.map.paths.at(-1)).toMatchObject({ from: 'care', to: 'Activity_1x', label: '' });
    expect(warnings.map(({ code }) => code)).toEqual(['unknown_reference']);
  });

  test('deletes a path', async () => {
    const { value } = await readBpmn(
      edited(/<bpmn:sequenceFlow id="Path_p7"[\s\S]*?<\/bpmn:sequenceFlow>/u, ''),
    );
    expect(value.map).toEqual({ ...map, paths: map.paths.filter(({ id }) => id !== 'p7') });
  });

  test('moves a path to another stage and changes its answer', async () => {
    const { value } = await readBpmn(
      edited(/(id="Path_p5" name=)"Not yet"( sourceRef="\w+" targetRef=)"\w+"/u, '$1"Later"$2"Stage_care"'),
    );
    expect(value.map.paths.find(({ id }) => id === 'p5')).toMatchObject({
      to: 'care',
      label: 'Later',
      no: 'notNow',
    });
  });

  test('moves a stage to another lane', async () => {
    const { value } = await readBpmn(
      edited('<bpmn:flowNodeRef>Stage_nurture</bpmn:flowNodeRef>', '').replace(
        '<bpmn:flowNodeRef>Stage_offer</bpmn:flowNodeRef>',
        '$&<bpmn:flowNodeRef>Stage_nurture</bpmn:flowNodeRef>',
      ),
    );
    expect(value.map.nodes.find(({ id }) => id === 'nurture')).toMatchObject({
      lane: 'sales',
      alsoKnownAs: ['Parked'],
    });
  });

  test('deletes a lane that stages mention', async () => {
    const { value } = await readBpmn(edited(/<bpmn:lane id="Lane_marketing"[\s\S]*?<\/bpmn:lane>/u, ''));
    expect(problemsOf(value.map)).toEqual([]);
    expect(value.map.lanes.map(({ id }) => id)).toEqual(['sales']);
    expect(value.map.nodes.find(({ id }) => id === 'qualify')).toMatchObject({ stakeholders: [] });
  });

  test('changes a condition: the rule goes, the words stay', async () => {
    const { value, warnings } = await readBpmn(edited('>amount &gt;= 5000<', '>amount &gt;= 9000<'));
    expect(value.map.paths.find(({ id }) => id === 'p4')).toMatchObject({
      label: 'Yes',
      rule: null,
      note: 'amount >= 9000',
    });
    expect(warnings.map(({ code }) => code)).toEqual(['condition_as_words', 'rule_changed']);
  });

  test('names the gateway after a stage, which makes it a decision', async () => {
    const { value } = await readBpmn(
      edited(/(<bpmn:exclusiveGateway id="Split_offer" name=)"[^"]*"/u, '$1"Do they sign?"'),
    );
    const decision = value.map.nodes.find(({ name }) => name === 'Do they sign?');
    expect(decision).toMatchObject({ type: 'decision', lane: 'sales' });
    expect(value.map.paths.filter(({ from }) => from === decision?.id).map(({ id, to }) => [id, to])).toEqual(
      [
        ['p8', 'close'],
        ['p9', 'lost'],
      ],
    );
  });

  test('lets the process begin elsewhere', async () => {
    const { value } = await readBpmn(
      edited(
        /id="Enter_referral" sourceRef="\w+" targetRef="\w+"/u,
        'id="Enter_referral" sourceRef="Begin_" targetRef="Stage_offer"',
      ),
    );
    expect(value.map.starts).toEqual(['lead', 'offer']);
  });

  test('puts an event on a path, which becomes its label', async () => {
    const { value } = await readBpmn(
      edited(
        /(<bpmn:sequenceFlow id="Path_p10" sourceRef="\w+" targetRef=)"\w+"/u,
        '<bpmn:intermediateThrowEvent id="Ev" name="Welcome sent"/><bpmn:sequenceFlow id="Flow_2" sourceRef="Ev" targetRef="Stage_care"/>$1"Ev"',
      ),
    );
    expect(value.map.paths).toEqual(
      map.paths.map((path) => (path.id === 'p10' ? { ...path, label: 'Welcome sent' } : path)),
    );
  });

  test('breaks our own fields: BPMN itself still makes a map, and that is said', async () => {
    const { value, warnings } = await readBpmn(xml.replaceAll(/\{"type":"stage"/gu, '{"type":"stage"!'));
    expect(problemsOf(value.map)).toEqual([]);
    expect(value.map.nodes.map(({ name }) => name).toSorted()).toEqual(
      map.nodes.map(({ name }) => name).toSorted(),
    );
    expect(warnings.map(({ code }) => code)).toContain('own_data_broken');
  });

  test('whatever is cut out or put in, the result is a valid map or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(xml.length),
        fc.nat(60),
        fc.constantFrom(
          '',
          '"',
          '<',
          'lead',
          '0',
          '\\',
          'Stage_lead',
          '"parent":"lead",',
          '"id":"lead",',
          'null',
        ),
        async (from, length, put) => {
          const read = await mapOrRefusal(xml.slice(0, from) + put + xml.slice(from + length));
          expect(problemsOf(read?.value.map ?? emptyMap())).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('an outcome of a kind that there is not is simply finished', async () => {
    const { value } = await readBpmn(edited('"kind":"lost"', '"kind":"lo0st"'));
    expect(value.map.nodes.find(({ id }) => id === 'lost')).toMatchObject({
      type: 'outcome',
      kind: 'finished',
    });
  });

  test('own fields that contradict each other are given up, not the file', async () => {
    const twice = '"personas":[{"id":"a","name":"A"},{"id":"a","name":"B"}]';
    const { value, warnings } = await readBpmn(edited(/"personas":\[[^\]]*\]/u, twice));
    expect(problemsOf(value.map)).toEqual([]);
    expect(warnings.map(({ code }) => code)).toContain('own_data_broken');
    expect(value.map.nodes).toHaveLength(map.nodes.length);
  });
});

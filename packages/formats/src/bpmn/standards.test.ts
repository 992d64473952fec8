// What we write is BPMN 2.0 by its own schemas, and clean by the rules that people lint BPMN with.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mapSchema, processFactsSchema, type SalesMap } from '@portolan/core';
import { layoutMap } from '@portolan/picture';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { hostileMap } from '../testing/hostile-map.ts';
import { sampleMap } from '../testing/sample-map.ts';
import { geometryOfLayout } from './geometry-of-layout.ts';
import { createModdle } from './moddle.ts';
import { writeBpmn } from './write-bpmn.ts';

const require = createRequire(import.meta.url);
const process = processFactsSchema.parse({ name: 'New business' });

interface Report {
  readonly id: string;
  readonly message: string;
  readonly category: 'error' | 'warn' | 'rule-error';
}
const { Linter } = require('bpmnlint') as {
  Linter: new (options: object) => { lint: (root: unknown) => Promise<Record<string, readonly Report[]>> };
};
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => object;

async function lint(xml: string): Promise<string[]> {
  const { rootElement } = await (await createModdle()).fromXML(xml, 'bpmn:Definitions', { lax: false });
  const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
  return Object.entries(await linter.lint(rootElement)).flatMap(([rule, reports]) =>
    reports.map(({ id, message, category }) => `${category} ${rule} ${id}: ${message}`),
  );
}

const FOLDER = 'bpmn-moddle/resources/bpmn/xsd';
const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(require.resolve(`${FOLDER}/${fileName}`), 'utf8'),
});

async function schemaErrors(files: readonly string[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: files.map((contents, i) => ({ fileName: `map-${i}.bpmn`, contents })),
    schema: [schema('BPMN20.xsd')],
    preload: ['BPMNDI.xsd', 'DC.xsd', 'DI.xsd', 'Semantic.xsd'].map(schema),
  });
  return errors.map(({ message }) => message);
}

describe('the recommended rules of bpmnlint', () => {
  test('find nothing in a map that has decisions, a way back, sub-stages, several starts and ends', async () => {
    expect(await lint(await writeBpmn({ process, map: sampleMap() }))).toEqual([]);
  });

  test('find no error in any valid map', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMap, async (map) => {
        const found = await lint(await writeBpmn({ process, map }));
        expect(found.filter((report) => !report.startsWith('warn '))).toEqual([]);
        // A decision with a single answer is a flaw of the map itself.
        const expected = /^warn superfluous-gateway Decision_/u;
        expect(found.filter((report) => !expected.test(report))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('find nothing on top of anything else in maps laid out as on the canvas', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMap, async (map) => {
        const geometry = geometryOfLayout(layoutMap(map));
        const found = await lint(await writeBpmn({ process, map }, geometry));
        expect(found.filter((report) => report.includes('no-overlapping-elements'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('notice what is wrong', async () => {
    const xml = await writeBpmn({ process, map: sampleMap() });
    const nameless = xml.replace('<bpmn:task id="Stage_lead" name="Lead">', '<bpmn:task id="Stage_lead">');
    expect(await lint(nameless)).toEqual(['error label-required Stage_lead: Element is missing label/name']);
  });

  test('find no two steps on top of each other where people have placed them so', async () => {
    const place = { column: 3, row: 0 };
    const map = mapSchema.parse({
      nodes: ['a', 'b', 'c'].map((id) => ({ type: 'stage', id, name: id, place })),
      paths: [
        { id: 'p', from: 'a', to: 'b' },
        { id: 'q', from: 'a', to: 'c' },
      ],
    });
    expect(await lint(await writeBpmn({ process, map }))).toEqual([]);
  });
});

describe('the XML schemas of BPMN 2.0', () => {
  test('are met by any valid map, control characters and all', async () => {
    const maps: SalesMap[] = [sampleMap(), ...fc.sample(hostileMap, { numRuns: 40, seed: 7 })];
    const files = await Promise.all(maps.map((map) => writeBpmn({ process, map })));
    expect(await schemaErrors(files)).toEqual([]);
  });

  test('would notice', async () => {
    const xml = await writeBpmn({ process, map: sampleMap() });
    expect(
      await schemaErrors([
        xml.replace('<bpmn:laneSet', '<bpmn:lanes').replace('</bpmn:laneSet', '</bpmn:lanes'),
      ]),
    ).not.toEqual([]);
  });
});

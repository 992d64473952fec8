import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary } from '../../testing/map-commands.ts';
import { readMapFile, writeMapFile } from './map-file.ts';

const FACTS = { name: 'New business', caseKind: 'deal' as const, purpose: '' };
const file = (map: unknown, more: Record<string, unknown> = {}) =>
  JSON.stringify({ format: 'portolan-map', schema: 1, process: { name: 'x' }, map, ...more });
const stage = (id: string, parent: string | null = null) => ({ type: 'stage', id, name: id, parent });

describe('a map file', () => {
  it('read after writing is the same map', () => {
    fc.assert(
      fc.property(mapArbitrary, (map) => {
        const read = readMapFile(writeMapFile(FACTS, map));
        expect(read).toMatchObject({ ok: true, file: { process: FACTS } });
        expect(read.ok && read.file.map).toEqual(map);
      }),
    );
  });

  it('says only what it has to: the rest has defaults', () => {
    const read = readMapFile(`\uFEFF${file({ nodes: [{ type: 'stage', id: 'a', name: 'Meet' }] })}`);
    expect(read.ok && read.file.map.nodes[0]).toMatchObject({ gate: 'warn', kind: 'working', checklist: [] });
  });

  it.each<[string, string, string, string]>([
    ['that is no JSON', '{', 'notJson', ''],
    ['of something else', '{"a":1}', 'notAMap', 'format'],
    ['of a newer Portolan', file({}, { schema: 2 }), 'newerSchema', 'schema'],
    ['with an unknown key', file({ colour: 'red' }), 'shape', 'map'],
    ['with two equal ids', file({ nodes: [stage('a'), stage('a')] }), 'broken', 'map/nodes/1/id'],
    [
      'with a path to nowhere',
      file({ nodes: [stage('a')], paths: [{ id: 'p', from: 'a', to: 'b' }] }),
      'broken',
      'map/paths/0/to',
    ],
    [
      'with sub-stages in a circle',
      file({ nodes: [stage('a', 'b'), stage('b', 'a')] }),
      'broken',
      'map/nodes/0/parent',
    ],
    [
      'with 5,000 stages',
      file({ nodes: Array.from({ length: 5000 }, (_, i) => stage(`s${i}`)) }),
      'shape',
      'map/nodes',
    ],
    ['with an id that is no id', file({ nodes: [stage('<b>')] }), 'shape', 'map/nodes/0/id'],
  ])('%s is refused with the place and a reason', (_, text, code, path) => {
    const read = readMapFile(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problems[0]).toMatchObject({ code, path });
    expect(!read.ok && read.problems[0]!.message).not.toBe('');
  });

  it('keeps markup and right-to-left names as they are: text is data', () => {
    const name = '<script>alert(1)</script> پیشنهاد';
    const read = readMapFile(file({ nodes: [{ type: 'stage', id: 'a', name }] }));
    expect(read.ok && read.file.map.nodes[0]!.name).toBe(name);
  });
});

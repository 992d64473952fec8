// Valid maps with every kind of text that people paste and every kind of id, for properties of writers.
import { mapSchema, problemsOf, type SalesMap } from '@portolan/core';
import * as fc from 'fast-check';
import { mapArbitrary } from '../../../core/testing/map-commands.ts';

/** What breaks careless writers of XML, HTML, Mermaid and CSV. */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]>',
  '&amp; &lt; &#0; &bogus; %3C',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  'bell \u0007, null \u0000, escape \u001B[31m, half \uD83D, not \uFFFE \uFFFF',
  'two\nlines\r\nthree\rfour\tand a tab',
  'پیشنهاد «قیمت» \u202Eabc\u202C \u200Fپایان',
  'عرض السعر',
  'เสนอราคา (ครั้งที่ 2)',
  '報價：第一版【草稿】',
  'Pārrunas par cenu 👩‍💼🎉 \u{1F600}',
  'end',
  'subgraph x',
  'click A call alert()',
  'a --> b; %% c',
  '[(]{}"`#quot;#35; A@{ shape: rect }',
  "=cmd|' /C calc'!A0",
  '-1+2',
  'Join_1',
  '__proto__',
  '{"json": true}',
  'a\u0085b\u2028c\u2029d\uFEFFe\u00A0f',
  '${x} $& $1',
] as const;

const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }) },
);

/** A valid map whose names, labels, definitions and notes are hostile and whose ids may begin with a digit. */
export const hostileMap: fc.Arbitrary<SalesMap> = fc
  .record({ map: mapArbitrary, texts: fc.array(text, { minLength: 8, maxLength: 8 }), ids: fc.nat(3) })
  .map(({ map, texts, ids }) => {
    let turn = 0;
    const next = (): string => texts[turn++ % texts.length] ?? 'x';
    const name = (): string => next().trim() || 'x';
    const written = {
      ...map,
      note: next(),
      goal: { ...map.goal, text: next() },
      lanes: map.lanes.map((lane) => ({ ...lane, name: name(), note: next() })),
      nodes: map.nodes.map((node) => ({
        ...node,
        name: name(),
        ...(node.type === 'stage' && {
          definition: next(),
          happens: next(),
          statement: next(),
          actions: [{ id: 'a1', text: name(), tools: [name()] }],
          // Inside of a stage, too.
          ...(turn % 5 === 0 && { milestones: ['won', 'goLive'] }),
        }),
        ...(node.type === 'decision' && { note: next() }),
        ...(node.type === 'outcome' && { leaves: next(), reasons: [name()] }),
      })),
      paths: map.paths.map((path) => ({
        ...path,
        note: next(),
        label: path.label === '' ? '' : name(),
        rule:
          path.rule === null
            ? null
            : { kind: 'field', field: 'custom.feld', is: { op: 'contains', text: next() } },
      })),
    };
    const prefix = ['e', '', '-', '_'][ids] ?? 'e';
    const json = JSON.stringify(written).replaceAll(
      /"e(\d+-\d+)"/gu,
      (_, rest: string) => `"${prefix}${rest}"`,
    );
    return mapSchema.parse(JSON.parse(json));
  })
  .filter((map) => problemsOf(map).length === 0);

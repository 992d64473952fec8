import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { packed } from '../testing/sources.ts';
import { inflateSample } from './inflate-sample.ts';

test('what the platform packs is unpacked, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 3000 }),
        fc.string({ maxLength: 2000 }).map((s) => new TextEncoder().encode(s.repeat(5))),
      ),
      async (bytes) => {
        const { bytes: out, whole } = inflateSample(await packed(bytes));
        expect(out).toEqual(bytes);
        expect(whole).toBe(true);
      },
    ),
  );
});

test('a cut sample gives its beginning, and never an error', async () => {
  const bytes = new TextEncoder().encode(
    Array.from({ length: 3000 }, (_, i) => `row ${i * 7919},${i}\n`).join(''),
  );
  const whole = await packed(bytes);
  for (const length of [0, 1, 5, 9, 10, 11, 12, 20, 100, 1000, whole.length - 9, whole.length - 8]) {
    const { bytes: out } = inflateSample(whole.subarray(0, length));
    expect(out).toEqual(bytes.subarray(0, out.length));
  }
});

test('the limit holds', async () => {
  const { bytes, whole } = inflateSample(await packed(new Uint8Array(5_000_000)), 1000);
  expect([bytes.length, whole]).toEqual([1000, false]);
});

test('headers with name, comment and extra field are skipped', async () => {
  const plain = await packed('hello');
  const name = [0x61, 0x00];
  const header = [
    ...plain.subarray(0, 3),
    4 | 8 | 16,
    ...plain.subarray(4, 10),
    2,
    0,
    9,
    9,
    ...name,
    ...name,
  ];
  expect(
    new TextDecoder().decode(inflateSample(Uint8Array.from([...header, ...plain.subarray(10)])).bytes),
  ).toBe('hello');
});

test('nonsense behind the magic bytes is refused', () => {
  expect(() =>
    inflateSample(Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff])),
  ).toThrow(/damaged/);
  expect(() => inflateSample(Uint8Array.from([0x1f, 0x8b, 9, 0, 0, 0, 0, 0, 0, 3, 1, 2]))).toThrow(/damaged/);
});

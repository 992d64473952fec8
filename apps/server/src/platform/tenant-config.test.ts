// Configuration kept in memory: read once per version, shared by calls at once, never older than asked for.
import { expect, test } from 'vitest';
import { tenantConfig } from './tenant-config.ts';

const at = (id: string, configVersion: number) => ({ id, configVersion });

function counted(max?: number) {
  const loads: string[] = [];
  const load = (id: string): Promise<number> => {
    loads.push(id);
    return Promise.resolve(loads.length);
  };
  return { loads, configOf: tenantConfig(load, max) };
}

test('it is read once per version, by calls at once, too', async () => {
  const { loads, configOf } = counted();
  expect(await Promise.all([configOf(at('a', 1)), configOf(at('a', 1)), configOf(at('b', 1))])).toEqual([
    1, 1, 2,
  ]);
  expect(await configOf(at('a', 2))).toBe(3);
  expect(await configOf(at('a', 2))).toBe(3);
  expect(loads).toEqual(['a', 'b', 'a']);
});

test('a failure is not remembered', async () => {
  let fails = true;
  const configOf = tenantConfig(() => (fails ? Promise.reject(new Error('gone')) : Promise.resolve('read')));
  await expect(configOf(at('a', 1))).rejects.toThrow('gone');
  fails = false;
  expect(await configOf(at('a', 1))).toBe('read');
});

test('beyond the limit the one used least recently is forgotten', async () => {
  const { loads, configOf } = counted(2);
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await configOf(at(id, 1));
  }
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

// Whose fault an error is: what the library refuses is the question's, what the engine cannot do is not.
import { expect, test } from 'vitest';
import { isNoRoom, refusalOf } from './ask-log.ts';
import { ThreadRefusal } from './thread-messages.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it threw nothing');
}
const endless = (): number => endless() + 1;

test.each<[string, () => unknown]>([
  ['a buffer', () => new ArrayBuffer(2 ** 52)],
  ['a shared buffer', () => new SharedArrayBuffer(2 ** 52)],
  ['a column', () => new Float64Array(2 ** 50)],
  // oxlint-disable-next-line unicorn/no-new-array -- its length is what matters
  ['a list', () => new Array(2 ** 33)],
  ['a text', () => 'x'.repeat(2 ** 30)],
])('%s that the engine has no room for is no fault of the question', (_what, work) => {
  const error = thrownBy(work);
  expect(error).toBeInstanceOf(RangeError);
  expect(isNoRoom(error)).toBe(true);
  expect(refusalOf(error)).toBe(error);
});

test('nor is a stack that is too deep, which no memory would mend', () => {
  const error = thrownBy(endless);
  expect(isNoRoom(error)).toBe(false);
  expect(refusalOf(error)).toBe(error);
});

test('what the library refuses is told in its own words', () => {
  const error = new RangeError('noise is 2: give a number from 0 to 1');
  expect(isNoRoom(error)).toBe(false);
  expect(refusalOf(error)).toBeInstanceOf(ThreadRefusal);
  expect(refusalOf(error)).toMatchObject({ code: 'invalid_request', message: error.message });
});

test('any other error stays what it is', () => {
  const error = new TypeError('Invalid array length');
  expect(refusalOf(error)).toBe(error);
});

import { expect, test } from 'vitest';
import { readNewProcessSearch } from './new-process-search.ts';

test.each([
  [
    { from: 'log', log: 'x1' },
    { from: 'log', log: 'x1' },
  ],
  [
    { from: 'template', template: 'six-stages' },
    { from: 'template', template: 'six-stages' },
  ],
  [
    { from: 'log', log: 'x1', filter: 'activity=Demo' },
    { from: 'log', log: 'x1', filter: 'activity=Demo' },
  ],
  [{ from: 'log', filter: 'activity=Demo' }, { from: 'log' }],
  [{ from: 'moon', log: 7, template: '' }, {}],
])('%j is read as %j', (raw, read) => {
  expect(readNewProcessSearch(raw)).toEqual(read);
});

import { expect, test } from 'vitest';
import { readAuditSearch, readBinSearch, readFieldsSearch } from './settings-search.ts';

test('what is usual or odd does not stand in an address', () => {
  expect(readFieldsSearch({ about: 'deal', archived: 'no', more: 1 })).toEqual({});
  expect(readFieldsSearch({ about: 'company', archived: 'yes' })).toEqual({
    about: 'company',
    archived: 'yes',
  });
  expect(readBinSearch({ about: 'moon' })).toEqual({});
  expect(readBinSearch({ about: 'activity' })).toEqual({ about: 'activity' });
  expect(readAuditSearch({ action: 'deal', from: '2026-03-12', until: 'tomorrow', q: '' })).toEqual({
    action: 'deal',
    from: '2026-03-12',
  });
});

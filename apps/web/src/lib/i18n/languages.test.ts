import { expect, test } from 'vitest';
import { chooseLanguage, intlTag } from './languages.ts';

test.each([
  [['lv-LV', 'en'], 'lv'],
  [['de-DE', 'th'], 'th'],
  [['zh-CN'], 'zh-Hant'],
  [['FA'], 'fa'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('a browser that asks for %j gets %s', (preferred, language) => {
  expect(chooseLanguage(preferred)).toBe(language);
});

test('the region of the browser decides how figures are written, where it is of the language', () => {
  expect(intlTag('en', ['de-DE', 'en-US'])).toBe('en-US');
  expect(intlTag('en', ['de-DE'])).toBe('en-GB');
  expect(intlTag('zh-Hant', ['zh-HK'])).toBe('zh-Hant-HK');
  expect(intlTag('zh-Hant', ['zh-CN'])).toBe('zh-Hant-TW');
});

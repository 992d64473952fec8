// Names of files from outside: no folders, no signs that deceive, endings kept.
import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['offer.pdf', 'offer.pdf'],
  ['../../etc/passwd', 'passwd'],
  [String.raw`..\..\windows\system32\x.dll`, 'x.dll'],
  ['/etc/shadow', 'shadow'],
  ['invoice.pdf.exe', 'invoice.pdf.exe'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['a\0b\n.txt', 'ab.txt'],
  ['..', ''],
  ['', ''],
  ['.htaccess', 'htaccess'],
  ['a<b>:"|?*.txt', 'a_b_______.txt'.replace('_______', '______')],
  ['con.txt', '_con.txt'],
  ['name. . .', 'name'],
  ['پیشنهاد نهایی.docx', 'پیشنهاد نهایی.docx'],
  ['می\u200Cخواهم.pdf', 'می\u200Cخواهم.pdf'],
  ['half\uD800.txt', 'half_.txt'],
])('%j is kept as %j', (name, clean) => expect(cleanFileName(name)).toBe(clean));

test('a long name keeps its beginning and its endings', () => {
  const clean = cleanFileName(`${'長'.repeat(500)}.tar.gz`);
  expect(Array.from(clean)).toHaveLength(200);
  expect(clean).toMatch(/^長+\.tar\.gz$/u);
});

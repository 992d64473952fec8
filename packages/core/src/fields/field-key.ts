// Keys for fields and options from their labels, in any script: romanised where that is simple, else numbered.
import { romanise } from '../text/romanise.ts';

const LONGEST = 40;

/** Names that every JavaScript object answers to. */
const RESERVED: ReadonlySet<string> = new Set(['constructor', 'prototype']);

/**
 * `Nozares kods` is `nozares_kods`, `Отрасль` is `otrasl`, `อุตสาหกรรม` is `field_1`.
 *
 * @param taken every key in use, archived ones too; the new one is none of them.
 * @param stem what a key begins with where the label gives no letters.
 */
export function keyFromLabel(label: string, taken: ReadonlySet<string>, stem: 'field' | 'option'): string {
  const slug = romanise(label)
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .slice(0, LONGEST)
    .replaceAll(/^_+|_+$/gu, '');
  if (!/[a-z]/u.test(slug))
    return numbered(slug === '' ? stem : `${stem}_${slug}`, taken, slug === '' ? 1 : 0);
  return numbered(/^[a-z]/u.test(slug) ? slug : `${stem}_${slug}`, taken, 0);
}

/** @param from 0 where the stem itself may be taken, 1 where it always gets a number. */
function numbered(stem: string, taken: ReadonlySet<string>, from: 0 | 1): string {
  if (from === 0 && !taken.has(stem) && !RESERVED.has(stem)) return stem;
  for (let number = from === 0 ? 2 : 1; ; number++) {
    const key = `${stem}_${number}`;
    if (!taken.has(key)) return key;
  }
}

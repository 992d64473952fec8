// The words of the handbook in every language.
import type { Language } from '../text/format.ts';
import type { HandbookWords } from './handbook-words.ts';
import { en } from './words-en.ts';
import { fa } from './words-fa.ts';
import { lv } from './words-lv.ts';
import { th } from './words-th.ts';
import { zhHant } from './words-zh-hant.ts';

export const handbookWords: Readonly<Record<Language, HandbookWords>> = { en, th, fa, 'zh-Hant': zhHant, lv };

// Small pieces of the handbook's HTML. Every text of the map passes through `said` or `block`: escaped, and with its own
// direction.
import { escapeMarkup } from '../svg/escape.ts';
import { fillIn } from '../text/words.ts';
import type { Language } from '../text/format.ts';
import type { HandbookWords } from './handbook-words.ts';

export interface Writing {
  readonly words: HandbookWords;
  readonly language: Language;
}

/** A text of the map within a line. */
export function said(text: string): string {
  return `<bdi>${escapeMarkup(text)}</bdi>`;
}

/** A longer text of the map: a paragraph for each line that is not empty. */
export function block(text: string): string {
  return text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p dir="auto">${escapeMarkup(line.trim())}</p>`)
    .join('');
}

/** A heading with what belongs to it, or nothing where there is nothing. */
export function section(title: string, body: string, more = ''): string {
  return body === '' ? '' : `<section${more}><h3>${escapeMarkup(title)}</h3>${body}</section>`;
}

export function list(items: readonly string[], kind: 'ul' | 'ol' = 'ul', className = ''): string {
  if (items.length === 0) return '';
  const name = className === '' ? '' : ` class="${className}"`;
  return `<${kind}${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${kind}>`;
}

/** Pairs of a term and what it is; those without a value are left out. */
export function facts(pairs: readonly (readonly [term: string, value: string])[]): string {
  const known = pairs.filter(([, value]) => value !== '');
  if (known.length === 0) return '';
  return `<dl>${known.map(([term, value]) => `<div><dt>${escapeMarkup(term)}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

/** A word with a text of the map put into it. */
export function filled(word: string, values: Readonly<Record<string, string>>): string {
  return fillIn(escapeMarkup(word), values);
}

export function daysText(days: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(days);
}

/** A day in words; a text that is no date stays as it is. */
export function dateText(date: string, language: Language): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** A number with its unit: "1.2 M"; a share as the language writes it: "80%", "80 %", "٪۸۰". */
export function amountText(value: number, unit: string, language: Language, sign = false): string {
  const share = unit.trim() === '%';
  const number = new Intl.NumberFormat(language, {
    maximumFractionDigits: 6,
    ...(share && { style: 'percent' }),
    ...(sign && { signDisplay: 'exceptZero' }),
  }).format(share ? value / 100 : value);
  return unit === '' || share ? number : `${number}\u00A0${unit}`;
}

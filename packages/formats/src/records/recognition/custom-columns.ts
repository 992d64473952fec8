// Columns that no built-in field is for become custom fields: a key, a label, and a type guessed from the values.
import type { ImportCustomType, ImportTarget } from '@portolan/core';
import type { ColumnProfile } from '../../csv/column-profile.ts';
import { foldedName } from '../../csv/headers.ts';
import { latinOf } from '../nearest.ts';
import { readLink } from '../values/words.ts';

/** Columns about the other tool itself, or computed by it: of no use as fields. */
const NOISE =
  /^(?:fivetran|sys |hs |last viewed|last referenced|last activity|portal id|is deleted|has |record type|pricebook|synced|campaign id|fiscal|forecast|probability|expected revenue|weighted|sales cycle duration|overall sales duration|cumulative time|latest time|date exited|time in|number of|num |is excluded|card url|list id|card archived|archived|owner id|modified by|created by|last modified by)|probability$|вероятность|ความน่าจะเป็น|احتمال|機率|概率|^wahrscheinlichkeit|^probabilidad|^varbūtība/u;
const MONEY =
  /\b(?:amount|price|cost|revenue|budget|value|fee|salary|turnover|arr|mrr|betrag|preis|umsatz|importe|precio|ingresos|montant|prix)\b|сумма|цена|стоимость|выручка|ราคา|มูลค่า|รายได้|مبلغ|قیمت|درآمد|金額|金额|價格|价格|營收|cena|summa|ieņēmumi/u;
const CURRENCY_SIGN = /\p{Sc}|\b[A-Z]{3}\b/u;

export function isNoise(header: string): boolean {
  return /^_?fivetran/i.test(header) || NOISE.test(foldedName(header));
}

/** @param taken keys already given; the new one is added */
export function customTarget(profile: ColumnProfile, taken: Set<string>): ImportTarget {
  const words = foldedName(profile.name);
  const slug =
    latinOf(words)
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^[^a-z]+|_+$/g, '')
      .slice(0, 50) || `field_${profile.index + 1}`;
  let key = slug;
  for (let i = 2; taken.has(key); i++) key = `${slug}_${i}`;
  taken.add(key);
  return { kind: 'custom', key, label: labelOf(profile.name), type: customType(profile) };
}

function customType(profile: ColumnProfile): ImportCustomType {
  const { values, count, distinct } = profile;
  const words = foldedName(profile.name);
  if (profile.type === 'date') return 'date';
  if (profile.type === 'number') {
    // Digits that begin with zero, and long ones, are codes.
    if (values.some((value) => /^0\d/.test(value) || /^\d{12,}$/.test(value))) return 'text';
    return MONEY.test(words) || values.every((value) => CURRENCY_SIGN.test(value)) ? 'money' : 'number';
  }
  const some = values.slice(0, 200);
  if (some.length === 0) return 'text';
  if (some.filter((value) => /^https?:\/\//i.test(value) && readLink(value)).length >= some.length * 0.9)
    return 'link';
  const joined = some.filter((value) => /\S\s*;\s*\S/.test(value));
  if (joined.length >= Math.max(2, some.length * 0.2)) {
    const parts = some.flatMap((value) => value.split(';').map((part) => part.trim()));
    if (new Set(parts).size <= parts.length * 0.6 && parts.every((part) => part.length <= 60))
      return 'choices';
  }
  const short = some.every((value) => value.length <= 60);
  return short && count >= 8 && distinct <= 60 && distinct <= count * 0.5 ? 'choice' : 'text';
}

/** "custom_deadline" is "Custom deadline"; names with capitals or spaces stay. */
function labelOf(header: string): string {
  const label = header.trim().slice(0, 200);
  if (!/^[a-z0-9_]+$/.test(label)) return label;
  const words = label.replaceAll(/_+/g, ' ').trim();
  return words === '' ? label : words.charAt(0).toUpperCase() + words.slice(1);
}

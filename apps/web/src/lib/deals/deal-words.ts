// How deals are put into words and figures: money short and whole, days as people say them, who is over time.
import type { DealCard } from '@portolan/contract';
import type { Formats } from '../locale/formats.ts';
import { dayAt } from '../locale/days.ts';
import { majorOf } from '../locale/minor-units.ts';

interface Amount {
  readonly minor: number;
  readonly currency: string;
}
const DAY_MS = 86_400_000;

export function moneyText(formats: Formats, { minor, currency }: Amount): string {
  return formats.money(majorOf(minor, currency), currency);
}

const compacts = new Map<string, Intl.NumberFormat>();

/** "€610K": for the head of a column. */
export function shortMoney(formats: Formats, { minor, currency }: Amount): string {
  const key = `${formats.tag} ${currency}`;
  let format = compacts.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(formats.tag, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumFractionDigits: 1,
    });
    compacts.set(key, format);
  }
  return format.format(majorOf(minor, currency));
}

const weekdays = new Map<string, Intl.DateTimeFormat>();
const soon = new Map<string, Intl.RelativeTimeFormat>();
const short = new Map<string, Intl.DateTimeFormat>();

function kept<T>(cache: Map<string, T>, tag: string, make: () => T): T {
  const known = cache.get(tag) ?? make();
  cache.set(tag, known);
  return known;
}

/** Days from today to the day of an instant or an ISO day, as the reader's calendar counts them. */
export function daysAhead(at: string, now: number): number {
  const day = at.length === 10 ? at : dayAt(Date.parse(at));
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayAt(now)}T00:00:00Z`)) / DAY_MS);
}

/** "today", "tomorrow", "Thu", "12 Mar", "12 Mar 2027". */
export function nearDay(formats: Formats, at: string, now: number): string {
  const { tag } = formats;
  const ahead = daysAhead(at, now);
  const date = new Date(at.length === 10 ? `${at}T12:00:00` : at);
  if (Math.abs(ahead) <= 1) {
    return kept(soon, tag, () => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(ahead, 'day');
  }
  if (ahead > 1 && ahead < 7) {
    return kept(weekdays, tag, () => new Intl.DateTimeFormat(tag, { weekday: 'short' })).format(date);
  }
  if (Math.abs(ahead) < 180) {
    return kept(short, tag, () => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' })).format(
      date,
    );
  }
  return formats.date(date);
}

const units = new Map<string, Intl.NumberFormat>();

/** "12 days", or "12d": always in days, as maps say what they expect. */
export function daysText(formats: Formats, days: number, width: 'narrow' | 'long' = 'long'): string {
  const format = kept(
    units,
    `${formats.tag} ${width}`,
    () =>
      new Intl.NumberFormat(formats.tag, {
        style: 'unit',
        unit: 'day',
        unitDisplay: width,
        maximumFractionDigits: 1,
      }),
  );
  return format.format(days);
}

/** Whole days in its stage. */
export function daysHere(card: Pick<DealCard, 'enteredAt'>, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(card.enteredAt)) / DAY_MS));
}

/** Longer here than the map expects; only where something is owed. */
export function isOver(
  card: Pick<DealCard, 'enteredAt' | 'expectedDays' | 'standing'>,
  now: number,
): boolean {
  return card.standing === 'working' && card.expectedDays !== null && daysHere(card, now) > card.expectedDays;
}

/** A missing next step is an alarm only while somebody is selling. */
export function lacksNextStep(card: Pick<DealCard, 'nextStep' | 'standing'>): boolean {
  return card.nextStep === null && card.standing === 'working';
}

// Which cells of a workbook are dates: a number is one only by its format. And what their serial numbers mean.
import { daysFromCivil } from '../../dates/calendars.ts';

/** What a number format shows. */
export type FormatKind = 'number' | 'date' | 'time';

/** Formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30), the ones of Asian languages included. */
export function builtInFormat(id: number): FormatKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return 'date';
  if ((id >= 50 && id <= 58) || (id >= 71 && id <= 74) || id === 77 || id === 81) return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return 'time';
  return (id >= 75 && id <= 76) || (id >= 78 && id <= 80) ? 'time' : 'number';
}

/** What a format of the workbook's own shows, such as `[$-409]d\-mmm\-yyyy;@`. */
export function formatKind(code: string): FormatKind {
  const [first = ''] = code.slice(0, 255).split(';', 1);
  const letters = first
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (
    /^(?:general|standard|estandar|@)?$/.test(letters.trim()) ||
    /[0#?](?!.*[hms])/.test(letters.replaceAll(/[hms][.,]0+/g, ''))
  )
    return 'number';
  if (/[yd]|b{2,4}|e{1,2}(?![+-])|[年月日]/.test(letters)) return 'date';
  if (/h|s|am\/pm/.test(letters)) return 'time';
  return /m/.test(letters) ? 'date' : 'number';
}

const DAY = 86_400;
/** Days from 1899-12-30, where Excel's counting seems to begin, and from 1904-01-01, where that of older Macs does. */
const EPOCH_1900 = daysFromCivil(1899, 12, 30);
const EPOCH_1904 = daysFromCivil(1904, 1, 1);

/**
 * A serial number as ISO text: "2026-03-04", "2026-03-04T10:30:00", or "10:30:00" for a time of day. To the second.
 * Undefined where it is before 1900 or after 9999.
 */
export function serialText(serial: number, kind: 'date' | 'time', from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= 2_958_466) return undefined;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * DAY);
  if (seconds === DAY) {
    days++;
    seconds = 0;
  }
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (kind === 'time' && days === 0) return clock;
  // Serial 60 is 29 February 1900, which never was: before it the count is one short.
  const epoch = from1904 ? EPOCH_1904 : days < 60 ? EPOCH_1900 + 1 : EPOCH_1900;
  const date = new Date((epoch + days) * DAY * 1000).toISOString().slice(0, 10);
  return seconds === 0 ? date : `${date}T${clock}`;
}

/** A number as spreadsheets show it, without the noise of binary fractions and without exponent. */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  const tidy = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const short = String(tidy);
  if (!short.includes('e')) return short;
  // 1e-7 and 1e+21: written out, as far as decimals reach.
  return Math.abs(tidy) < 1
    ? tidy.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
    : BigInt(tidy).toString();
}

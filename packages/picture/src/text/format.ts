// Numbers and durations in human units, per language. `formatDuration` and `shortDuration` refer to nothing
// outside themselves, because the single HTML file carries their source with it.

export type Language = 'en' | 'th' | 'fa' | 'zh-Hant' | 'lv';
export const PICTURE_LANGUAGES: readonly Language[] = ['en', 'th', 'fa', 'zh-Hant', 'lv'];

/** Languages written from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(?:fa|ar|he|ur)\b/u.test(language) ? 'rtl' : 'ltr';
}

/** A whole number (or one with at most `digits` decimals) in the digits and grouping of the language. */
export function formatNumber(value: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A share of 0..1 as a percentage: whole, with one decimal below 10 %, never a false 0 or 100. */
export function formatShare(share: number, language: string): string {
  const percent = share * 100;
  const digits = (percent > 0 && percent < 9.95) || (percent < 100 && percent >= 99.5) ? 1 : 0;
  const clear = percent < 100 && percent > 99.9 ? 99.9 : percent;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(
    clear / 100,
  );
}

/**
 * A duration in words: "12 days", "3.5 hours", "45 seconds"; years from 2 on, days from 2 on.
 *
 * @param seconds elapsed seconds; negative ones are written with a minus sign.
 */
export function formatDuration(seconds: number, language: string): string {
  const size = Math.abs(seconds);
  const [unit, length] =
    size >= 2 * 365.25 * 86_400
      ? (['year', 365.25 * 86_400] as const)
      : size >= 2 * 86_400
        ? (['day', 86_400] as const)
        : size >= 2 * 3600
          ? (['hour', 3600] as const)
          : size >= 120
            ? (['minute', 60] as const)
            : (['second', 1] as const);
  const value = seconds / length;
  const digits = Math.abs(value) < 10 && unit !== 'second' ? 1 : size < 1 && size > 0 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(value);
}

/**
 * A duration for a small label: "12 d", "3.5 h", "45 min", in each language's usual short unit.
 */
export function shortDuration(seconds: number, language: string): string {
  const words: Record<string, readonly [string, string, string, string, string]> = {
    en: ['s', 'min', 'h', 'd', 'y'],
    th: ['วิ', 'นาที', 'ชม.', 'วัน', 'ปี'],
    fa: ['ثانیه', 'دقیقه', 'ساعت', 'روز', 'سال'],
    'zh-Hant': ['秒', '分', '小時', '天', '年'],
    lv: ['s', 'min', 'h', 'd.', 'g.'],
  };
  const units = words[language] ?? words['en']!;
  const size = Math.abs(seconds);
  const [unit, length] =
    size >= 1000 * 86_400
      ? [units[4], 365.25 * 86_400]
      : size >= 1.5 * 86_400
        ? [units[3], 86_400]
        : size >= 5400
          ? [units[2], 3600]
          : size >= 90
            ? [units[1], 60]
            : [units[0], 1];
  const value = seconds / length;
  const digits = Math.abs(value) < 9.95 && Math.abs(value) > 0 && (length > 60 || size < 1) ? 1 : 0;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return `${number}\u00A0${unit}`;
}

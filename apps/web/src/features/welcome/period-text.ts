// How long a log reaches, in months where that says more than days.

const DAY_MS = 86_400_000;
const MONTH_MS = 30.4375 * DAY_MS;

/** "18 months", "12 days"; from and to as ISO instants, `tag` for Intl. */
export function periodText(from: string, to: string, tag: string): string {
  const span = Math.max(0, Date.parse(to) - Date.parse(from));
  const months = span / MONTH_MS;
  const [unit, value] = months >= 2 ? (['month', months] as const) : (['day', span / DAY_MS] as const);
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.round(value)));
}

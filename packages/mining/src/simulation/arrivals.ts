// When cases arrive: a fixed number of them, spread over a window by weekday, season and growth.
import type { Arrivals } from './model.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;

/** `count` moments in `[fromMs, toMs)`, in order. */
export function arrivalTimes(
  arrivals: Arrivals,
  count: number,
  fromMs: number,
  toMs: number,
  random: Random,
): Float64Array {
  const days = Math.max(1, Math.ceil((toMs - fromMs) / DAY));
  // Cumulative weight at the end of each day of the window.
  const reached = new Float64Array(days);
  let total = 0;
  for (let day = 0; day < days; day++) {
    const date = new Date(fromMs + day * DAY);
    const part = Math.min(1, (toMs - fromMs) / DAY - day);
    total +=
      part *
      (arrivals.weekdays?.[date.getUTCDay()] ?? 1) *
      (arrivals.months?.[date.getUTCMonth()] ?? 1) *
      (1 + (arrivals.growthPerYear ?? 0)) ** (day / 365.25);
    reached[day] = total;
  }
  if (!(total > 0)) throw new RangeError('no case can arrive: the rates of the whole window are 0');
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const target = random.next() * total;
    let low = 0;
    let high = days - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached[middle]! > target) high = middle;
      else low = middle + 1;
    }
    const before = low === 0 ? 0 : reached[low - 1]!;
    const span = Math.min(DAY, toMs - fromMs - low * DAY);
    times[i] = Math.floor(fromMs + low * DAY + ((target - before) / (reached[low]! - before)) * span);
  }
  return times.toSorted();
}

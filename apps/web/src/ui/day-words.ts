// Days as people say them: today, tomorrow, in three days, next Monday. Pure: the day it is now is given.

const DAY_MS = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export type DayWord = 'today' | 'tomorrow' | 'inThreeDays' | 'nextMonday' | 'inTwoWeeks' | 'inAMonth';

export const DAY_WORDS: readonly DayWord[] = [
  'today',
  'tomorrow',
  'inThreeDays',
  'nextMonday',
  'inTwoWeeks',
  'inAMonth',
];

/** @param today ISO day; "next Monday" is never today */
export function dayOfWord(word: DayWord, today: string): string {
  const now = at(today);
  switch (word) {
    case 'today':
      return today;
    case 'tomorrow':
      return text(now + DAY_MS);
    case 'inThreeDays':
      return text(now + 3 * DAY_MS);
    case 'nextMonday':
      return text(now + ((8 - new Date(now).getUTCDay()) % 7 || 7) * DAY_MS);
    case 'inTwoWeeks':
      return text(now + 14 * DAY_MS);
    case 'inAMonth': {
      const date = new Date(now);
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 0)).getUTCDate();
      return text(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, Math.min(date.getUTCDate(), last)));
    }
  }
}

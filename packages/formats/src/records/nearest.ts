// Suggestions for words that nearly fit: "GTXPro" for "GTX Pro", "technolgy" for "technology", "Авито" for "avito".
// Only ever suggestions; a person says yes.
import { foldedName } from '../csv/headers.ts';

export interface Suggestion {
  readonly option: string;
  /** 0 to 1; 1 where only case, spaces, punctuation, accents or the script differ. */
  readonly score: number;
}

const WORST = 0.6;
const LONGEST = 200;

/** The options that the text may mean, best first, at most five. */
export function nearest(text: string, options: readonly string[]): readonly Suggestion[] {
  const wanted = bare(text);
  if (wanted === '') return [];
  const found: Suggestion[] = [];
  for (const option of options) {
    const score = likeness(wanted, bare(option));
    if (score >= WORST) found.push({ option, score });
  }
  return found.toSorted((a, b) => b.score - a.score || (a.option < b.option ? -1 : 1)).slice(0, 5);
}

/** Values that differ only in spelling (case, spaces, accents, script), grouped; the commonest spelling comes first. */
export function spellingVariants(counts: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const value of counts.keys()) {
    const key = bare(value);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) =>
      group.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)),
    );
}

/** Folded, without spaces, Cyrillic in Latin letters. */
function bare(text: string): string {
  return latinOf(foldedName(text.slice(0, LONGEST))).replaceAll(' ', '');
}

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || Math.min(a.length, b.length) / longest < 0.5) return 0;
  const score = 1 - distance(a, b) / longest;
  // A word that goes on ("engage" for "engaging") is nearer than its length says.
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return Math.min(0.99, score + (same >= 4 ? 0.1 : 0));
}

/** Insertions, deletions, changes and swaps of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost); // both rows are as long as b
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  є: 'e',
  ґ: 'g',
};

/** Cyrillic letters in Latin ones; everything else as it is. */
export function latinOf(text: string): string {
  return text.replaceAll(/[\u0430-\u044f\u0456\u0454\u0491]/g, (letter) => CYRILLIC[letter] ?? letter);
}

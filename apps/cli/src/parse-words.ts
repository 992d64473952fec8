// The words of a command as options and files.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UsageError where they cannot be understood; of an option that there is not, with the one that is nearly it */
export function parseWords<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(unknownText(args, Object.keys(options)) ?? error.message);
  }
}

function unknownText(args: readonly string[], known: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const named = (end === -1 ? args : args.slice(0, end))
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).split('=')[0]!);
  const unknown = named.find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const near = known
    .map((name) => ({ name, edits: editsBetween(unknown, name) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(name.length / 4)))
    .toSorted((a, b) => a.edits - b.edits)[0];
  const meant = near === undefined ? '' : ` Did you mean --${near.name}?`;
  return `There is no option --${unknown}.${meant}`;
}

/** How many letters have to be put in, taken out, exchanged, or swapped with the next (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const above = rows[i - 1]!;
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        above[j]! + 1,
        row[j - 1]! + 1,
        above[j - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}

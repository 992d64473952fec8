// Activity names on their way into the log: which of them the mapping keeps, and how many there may be.
import type { Dictionary } from '@portolan/mining';
import { tidyWord } from '../dates/digits.ts';
import { FormatError } from '../format-error.ts';
import { countInWords, type Limits } from '../limits.ts';

/** The code of a name that is empty. */
export const NO_NAME = 0xffff_fffd;
/** The code of a name that the mapping leaves out. */
export const LEFT_OUT = 0xffff_fffc;

/**
 * A dictionary that adds to `target` only names that match one of `keep` (all where it is undefined).
 * @throws FormatError `too_many_activities` from `code`
 */
export function activityNames(
  target: Dictionary,
  keep: readonly string[] | undefined,
  limits: Limits,
  source: string,
): Dictionary {
  const kept = keep && keep.length > 0 ? keep.map(pattern) : undefined;
  return {
    words: target.words,
    code(word) {
      const name = tidyWord(word);
      if (name === '') return NO_NAME;
      if (kept && !kept.some((test) => test.test(name))) return LEFT_OUT;
      const code = target.code(name);
      if (code >= limits.activities) {
        throw new FormatError(
          'too_many_activities',
          `${source} has more than ${countInWords(limits.activities)} different values, so it does not name activities. Choose the column with the names of the steps.`,
          {
            expected: `at most ${countInWords(limits.activities)} different activities`,
            params: { limit: limits.activities },
          },
        );
      }
      return code;
    },
  };
}

/** `A_*`: an asterisk matches anything; everything else itself, in any case. */
export function pattern(text: string): RegExp {
  const escaped = text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\*+/g, '.*');
  return new RegExp(`^${escaped}$`, 'isu');
}

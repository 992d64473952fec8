// The value of an option that takes one of a few words.
import { UsageError } from './usage-error.ts';

/** @throws UsageError which names the option, what was given and what would be right. */
export function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) {
    throw new UsageError(`${option} cannot be "${value}"; it is one of: ${allowed.join(', ')}.`);
  }
  return found;
}

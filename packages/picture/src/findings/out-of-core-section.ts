// That a log was too large for the memory there was, and what that means for what is shown, as a section.
import type { SectionIn } from './section.ts';
import { say, speechOf } from './speech.ts';

/** How many of the ways are listed. */
export interface OutOfCoreTold {
  readonly listed: number;
  readonly ways: number;
}

export function outOfCoreSection({ listed, ways }: OutOfCoreTold): SectionIn {
  return (language) => {
    const { words, number } = speechOf(language);
    const { heading, exact, missing, ways: someWays } = words.outOfCore;
    const left = listed < ways ? [say(someWays, { listed: number(listed), ways: number(ways) })] : [];
    return { heading, blocks: [{ kind: 'lines', lines: [exact, missing, ...left] }] };
  };
}

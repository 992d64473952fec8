// Which lifecycle transitions (start, complete...) of a log become events, and the column of those that do.
import type { LogMapping } from '@portolan/core';
import { createByteWords, type EventLogBuilder } from '@portolan/mining';
import { tidyWord } from '../dates/digits.ts';
import { FormatError, excerpt } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import { LEFT_OUT, NO_NAME } from './activity-names.ts';
import { AttributeColumn } from './attribute-column.ts';
import type { Warnings } from './warnings.ts';

type Choice = NonNullable<LogMapping['lifecycle']>;

export interface LifecycleFilter {
  /** A code for `set`, LEFT_OUT where the transition is not wanted, NO_NAME where there is none. */
  code(bytes: Uint8Array, from: number, to: number): number;
  codeOfText(text: string): number;
  set(row: number, caseOf: Uint32Array, code: number): void;
  /** Events left out so far; counted by the caller. */
  leftOut: number;
  /** @throws FormatError `other_lifecycles_only` where every event was left out. */
  finish(
    base: number,
    rows: number,
    eventOfRow: Int32Array | undefined,
    warnings: Warnings,
    chosen: Choice | undefined,
  ): void;
}

/** @param keepsTransitions false where only the choice of events is wanted */
export function lifecycleFilter(
  builder: EventLogBuilder,
  chosen: Choice | undefined,
  limits: Limits,
  keepsTransitions = true,
): LifecycleFilter {
  const wanted = chosen ?? 'complete';
  const values = new AttributeColumn('lifecycle', 'event', limits);
  const unwanted = new Set<string>();
  const codeOfText = (word: string): number => {
    const name = tidyWord(word);
    if (name === '') return NO_NAME;
    if (wanted !== 'all' && name.toLowerCase() !== wanted) {
      unwanted.add(name);
      return LEFT_OUT;
    }
    return values.codeOfText(name);
  };
  const words = createByteWords({ words: [], code: codeOfText });
  return {
    leftOut: 0,
    code: (bytes, from, to) => words.code(bytes, from, to),
    codeOfText,
    set: (row, caseOf, code) => {
      if (keepsTransitions) values.setCode(row, caseOf, code);
    },
    finish(base, rows, eventOfRow, warnings) {
      if (rows === 0 && this.leftOut > 0) {
        const found = excerpt([...unwanted].join(', '), 200);
        throw new FormatError(
          'other_lifecycles_only',
          `No event has the lifecycle transition "${wanted}"; the file has ${found}. Choose lifecycle "all" to keep every event.`,
          { expected: `events with the lifecycle transition "${wanted}"`, params: { wanted, found } },
        );
      }
      if (rows > 0 && keepsTransitions) values.handOverTo(builder.lifecycle(), base, rows, eventOfRow);
      if (this.leftOut > 0) {
        const found = excerpt([...unwanted].join(', '), 100);
        warnings.add('other_lifecycle', { wanted, found }, this.leftOut);
      }
    },
  };
}

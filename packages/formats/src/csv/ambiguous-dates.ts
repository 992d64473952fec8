// The errors about dates that a whole column leaves open or contradicts itself about.
import type { OpenQuestion } from '@portolan/core';
import type { DateReader } from '../dates/date-reader.ts';
import { DateReader as Reader } from '../dates/date-reader.ts';
import { FormatError, excerpt } from '../format-error.ts';

/** The question behind a column whose cells can all be read two ways; undefined where there is none. */
export function dateQuestion(column: string, reader: DateReader): OpenQuestion | undefined {
  if (!reader.undecided) return undefined;
  return {
    kind: 'dateOrder',
    column,
    example: reader.either.example,
    readings: readingsOf(reader.either.example),
  };
}

function readingsOf(example: string): { order: 'dmy' | 'mdy'; iso: string }[] {
  return (['dmy', 'mdy'] as const).map((order) => ({
    order,
    iso: new Date(new Reader(order).readText(example)).toISOString(),
  }));
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** @throws FormatError `ambiguous_dates` or `mixed_dates` where the column does not settle its dates. */
export function refuseOpenDates(column: string, reader: DateReader): void {
  if (reader.mixed) throw mixedDates(column, reader);
  const question = dateQuestion(column, reader);
  if (!question || question.kind !== 'dateOrder') return;
  const [dmy, mdy] = question.readings.map((reading) => DAY.format(new Date(reading.iso)));
  throw new FormatError(
    'ambiguous_dates',
    `The dates in column "${column}" can be read two ways in every row: "${excerpt(question.example)}" on line ${reader.either.line} is ${dmy} if the day comes first, or ${mdy} if the month comes first. Say which it is: order "dmy" or "mdy" for the dates of column "${column}".`,
    {
      line: reader.either.line,
      expected: 'dates that can be read one way, or an answer',
      question,
      params: { column, example: excerpt(question.example), line: reader.either.line },
    },
  );
}

export function mixedDates(column: string, reader: DateReader): FormatError {
  const { dayFirst, monthFirst } = reader;
  const later = dayFirst.line > monthFirst.line ? dayFirst : monthFirst;
  return new FormatError(
    'mixed_dates',
    `The dates in column "${column}" are written in two orders: "${excerpt(dayFirst.example)}" on line ${dayFirst.line} has the day first, "${excerpt(monthFirst.example)}" on line ${monthFirst.line} has the month first. Mend the file, or choose order "dmy" or "mdy" for the dates of column "${column}"; rows that do not fit are then set aside.`,
    {
      line: later.line,
      expected: 'one order of day and month in a column',
      params: {
        column,
        dayFirst: excerpt(dayFirst.example),
        dayFirstLine: dayFirst.line,
        monthFirst: excerpt(monthFirst.example),
        monthFirstLine: monthFirst.line,
      },
      question: {
        kind: 'dateOrder',
        column,
        example: later.example,
        readings: [
          { order: 'dmy', iso: new Date(new Reader('dmy').readText(dayFirst.example)).toISOString() },
          { order: 'mdy', iso: new Date(new Reader('mdy').readText(monthFirst.example)).toISOString() },
        ],
      },
    },
  );
}

// Errors of readers, worded for the command line: where it is, what was expected, which option answers it.
import type { LogMapping, Recognition } from '@portolan/core';
import { FormatError } from '@portolan/formats';
import { dateColumns } from './mapping.ts';

type Question = Recognition['questions'][number];

/** Open questions that the mapping does not answer. */
export function openQuestions(recognition: Recognition, mapping: LogMapping): readonly Question[] {
  const columns = mapping.columns;
  return recognition.questions.filter((question) => {
    if (question.kind === 'dateOrder') {
      const order = mapping.dates?.[question.column];
      return dateColumns(mapping).includes(question.column) && (order === undefined || order === 'auto');
    }
    if (question.kind === 'objectType') return mapping.objects === undefined;
    // A column that was named, or that is not needed, is no longer in question.
    const proposal = recognition.proposal.columns;
    if (!columns || columns.kind !== 'events' || proposal?.kind !== 'events') return false;
    return columns[question.role] === proposal[question.role];
  });
}

export function questionText(question: Question): string {
  if (question.kind === 'column') {
    const candidates = question.candidates.map((name) => `"${name}"`).join(', ');
    return `It is not clear which column is the ${question.role}: ${candidates}. Say it with --${question.role} COLUMN.`;
  }
  if (question.kind === 'objectType') {
    const candidates = question.candidates.map((name) => `"${name}"`).join(', ');
    return `The log holds several types of objects: ${candidates}. Say which one is a case with --case-object TYPE.`;
  }
  const readings = question.readings.map(
    ({ order, iso }) =>
      `  --dates "${question.column}=${order}"   ${question.example} is ${iso.slice(0, 10)}`,
  );
  return `The dates in column "${question.column}" can be read in more than one way. Say which:\n${readings.join('\n')}`;
}

/** @returns the message for a file that cannot be read. */
export function errorText(file: string, error: unknown): string {
  if (error instanceof FormatError) {
    const place = [
      ...(error.line === undefined ? [] : [`line ${error.line}`]),
      ...(error.column === undefined ? [] : [`column ${error.column}`]),
    ].join(', ');
    const where = place === '' ? file : `${file}, ${place}`;
    const expected = error.expected === undefined ? '' : `\nExpected: ${error.expected}.`;
    const answer = error.question ? `\n${questionText(error.question)}` : '';
    return `${where}: ${error.message}${expected}${answer}`;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `${file}: there is no such file.`;
  if (code === 'EISDIR') return `${file}: this is a folder; name the files in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file}: you may not read this file.`;
  return `${file}: ${message}`;
}

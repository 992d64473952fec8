// Why a file with many kinds of objects is refused, and which one to bring instead.
import { FormatError, excerpt } from '../format-error.ts';
import { countInWords } from '../limits.ts';

export function ocel1(): FormatError {
  return new FormatError(
    'ocel_1',
    'This is an object-centric event log of the first version (OCEL 1.0). Export it as OCEL 2.0, in JSON or XML.',
    { line: 1, expected: 'OCEL 2.0' },
  );
}

export interface CountedType {
  readonly name: string;
  readonly objects: number;
  /** Events that are about at least one object of the type. */
  readonly events: number;
}

const OFFERED = 200;
const LONGEST_NAME = 500;

/** Those that a person can choose from: names that a list can show, the first 200. */
export function offeredTypes(types: readonly CountedType[]): readonly CountedType[] {
  return types.filter(({ name }) => name.length <= LONGEST_NAME).slice(0, OFFERED);
}

const LISTED = 20;

export function notChosen(types: readonly CountedType[]): FormatError {
  const listed = typesInWords(types);
  return new FormatError(
    'object_type_not_chosen',
    `The log holds several types of objects: ${listed}. Say which of them is a deal.`,
    { expected: 'one type of object that is the case', params: { types: listed } },
  );
}

export function notThere(type: string, types: readonly CountedType[]): FormatError {
  const listed = typesInWords(types);
  return new FormatError(
    'object_type_missing',
    `The log has no objects of the type "${excerpt(type)}". It has ${listed === '' ? 'no objects at all' : listed}.`,
    { expected: 'a type of object that the log has', params: { type: excerpt(type), types: listed } },
  );
}

function typesInWords(types: readonly CountedType[]): string {
  const words = types
    .slice(0, LISTED)
    .map(
      ({ name, objects, events }) =>
        `"${excerpt(name)}" (${countInWords(objects)} / ${countInWords(events)})`,
    );
  return `${words.join(', ')}${types.length > LISTED ? ', …' : ''}`;
}

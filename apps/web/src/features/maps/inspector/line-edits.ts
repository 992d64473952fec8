// What a list on screen does to the list that is one field of an element.
import { addedLine, movedLine, withLine, withoutLine } from './lists.ts';
import type { LineEdits } from './LineList.tsx';

interface Kept {
  readonly id: string;
}

/**
 * @param change puts what it makes of the list on the map; `part` names the line that is typed in
 * @param written a line with another text
 * @param make a new line
 */
export function lineEdits<T extends Kept>(
  change: (how: (list: readonly T[]) => T[], part?: string) => boolean,
  written: (text: string) => Partial<T>,
  make: (id: string, text: string) => T,
): LineEdits {
  return {
    setText: (id, text) => change((list) => [...withLine(list, id, written(text))], id),
    add: (id, text, at) => change((list) => [...addedLine(list, make(id, text), at)], id),
    remove: (id) => void change((list) => [...withoutLine(list, id)]),
    move: (id, by) => void change((list) => [...movedLine(list, id, by)]),
  };
}

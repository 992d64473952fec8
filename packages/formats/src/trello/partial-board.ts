// The complete entries of a board whose JSON is cut: enough for a preview of a large file.

/** `{ actions, cards, lists }` as far as they are there. */
export function partialBoard(text: string): Record<string, unknown[]> {
  const board: Record<string, unknown[]> = {};
  for (const name of ['actions', 'cards', 'lists']) {
    const start = new RegExp(`"${name}"\\s*:\\s*\\[\\s*\\{`).exec(text);
    if (start) board[name] = completeEntries(text, start.index + start[0].length - 1);
  }
  return board;
}

function completeEntries(text: string, from: number): unknown[] {
  const entries: unknown[] = [];
  let depth = 0;
  let inString = false;
  let entryFrom = from;
  for (let i = from; i < text.length; i++) {
    const c = text[i]!;
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{' || c === '[') {
      if (depth++ === 0) entryFrom = i;
    } else if (c === '}' || c === ']') {
      // The end of the array itself.
      if (depth === 0) return entries;
      if (--depth === 0) {
        try {
          entries.push(JSON.parse(text.slice(entryFrom, i + 1)));
        } catch {
          return entries;
        }
      }
    }
  }
  return entries;
}

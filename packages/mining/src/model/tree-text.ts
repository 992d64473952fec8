// A process tree as text, in the reference's notation (PM4Py): `->( 'a', X( 'b', tau ), *( 'c', tau ) )`.
// What `formatTree` writes, `parseTree` reads back as the same tree, whatever stands in the names.
import type { ProcessTree } from './process-tree.ts';

/** The text is no process tree. `message` says what was found, where, and what should stand there. */
export class TreeTextError extends Error {
  override readonly name = 'TreeTextError';
  /** Index of the first UTF-16 code unit that does not belong, from 0. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

const SIGNS = { sequence: '->', choice: 'X', parallel: '+' } as const;

/** Deeper trees are refused: whatever walks a tree may recurse. */
const MAX_DEPTH = 1000;

type Kind = 'sequence' | 'choice' | 'parallel' | 'loop';

const KINDS: Readonly<Record<string, Kind>> = {
  '->': 'sequence',
  X: 'choice',
  '+': 'parallel',
  '*': 'loop',
};

/**
 * The tree as text. Names stand in single quotes; a quote or backslash in a name has a backslash before it, a line
 * break is written `\n`.
 */
export function formatTree(tree: ProcessTree): string {
  switch (tree.kind) {
    case 'silent':
      return 'tau';
    case 'activity':
      return quoted(tree.name);
    case 'loop':
      return `*( ${formatTree(tree.body)}, ${formatTree(tree.redo)} )`;
    case 'sequence':
    case 'choice':
    case 'parallel':
      return `${SIGNS[tree.kind]}( ${tree.parts.map(formatTree).join(', ')} )`;
  }
}

function quoted(name: string): string {
  const safe = name.replaceAll(/['\\]/gu, '\\$&').replaceAll('\n', String.raw`\n`);
  return `'${safe}'`;
}

/**
 * The tree that a text describes: `->( )` sequence, `X( )` choice, `+( )` parallel, `*( body, redo )` loop, `'name'` an
 * activity, `tau` nothing. White space between the signs is free. A loop with several ways back, `*( a, b, c )`, is read
 * as `*( a, X( b, c ) )`.
 *
 * @throws {TreeTextError} with the position of the first sign that does not belong
 */
export function parseTree(text: string): ProcessTree {
  const open: { readonly kind: Kind; readonly at: number; readonly parts: ProcessTree[] }[] = [];
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const operator = operatorAt(text, at);
    if (operator !== undefined) {
      const bracket = skipSpace(text, at + operator.length);
      if (text[bracket] !== '(') {
        throw wrong(text, bracket, `after "${operator}" an opening bracket, as in ${operator}( 'a', 'b' )`);
      }
      if (open.length === MAX_DEPTH) {
        throw new TreeTextError(
          `The tree is nested deeper than ${MAX_DEPTH} blocks ${place(at)}. Write the parts of a block inside another of its kind in that block.`,
          at,
        );
      }
      open.push({ kind: KINDS[operator]!, at, parts: [] });
      at = bracket + 1;
      continue;
    }

    let tree: ProcessTree;
    if (text[at] === "'") {
      const [name, end] = nameAt(text, at);
      tree = { kind: 'activity', name };
      at = end;
    } else if (/^tau\b/u.test(text.slice(at, at + 4))) {
      tree = { kind: 'silent' };
      at += 3;
    } else throw wrong(text, at, 'a part: an activity in single quotes, tau, ->( ), X( ), +( ) or *( )');

    // The tree is done; and with it every block whose last part it is.
    for (;;) {
      const block = open.at(-1);
      at = skipSpace(text, at);
      if (block === undefined) {
        if (at < text.length) throw wrong(text, at, 'the end of the text, as the tree is complete here');
        return tree;
      }
      block.parts.push(tree);
      if (text[at] === ',') {
        at++;
        break;
      }
      if (text[at] !== ')') {
        throw wrong(text, at, `a comma, or a closing bracket for the block begun ${place(block.at)}`);
      }
      tree = blockOf(block);
      at++;
      open.pop();
    }
  }
}

function blockOf(block: { kind: Kind; at: number; parts: readonly ProcessTree[] }): ProcessTree {
  const { kind, at, parts } = block;
  if (kind !== 'loop') return { kind, parts };
  const [body, redo, ...others] = parts;
  if (body === undefined || redo === undefined) {
    throw new TreeTextError(
      `The loop begun ${place(at)} has no way back. Write *( body, redo ), or *( body, tau ) where the body is repeated at once.`,
      at,
    );
  }
  return { kind, body, redo: others.length === 0 ? redo : { kind: 'choice', parts: [redo, ...others] } };
}

function operatorAt(text: string, at: number): string | undefined {
  if (text.startsWith('->', at)) return '->';
  const sign = text[at];
  return sign === 'X' || sign === '+' || sign === '*' ? sign : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at]!)) at++;
  return at;
}

/** The name whose opening quote stands at `from`, and where it ends. */
function nameAt(text: string, from: number): [name: string, end: number] {
  let name = '';
  for (let at = from + 1; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === "'") return [name, at + 1];
    if (sign === '\\') {
      const escaped = text[++at];
      name += escaped === 'n' ? '\n' : (escaped ?? '');
    } else name += sign;
  }
  throw new TreeTextError(
    `The name that opens ${place(from)} is never closed. End it with a single quote; a quote inside it is written \\'.`,
    from,
  );
}

function wrong(text: string, at: number, expected: string): TreeTextError {
  const found = at >= text.length ? 'the text ends' : `"${text.slice(at, at + 12)}" stands`;
  return new TreeTextError(`This is no process tree: ${found} ${place(at)}. Expected ${expected}.`, at);
}

const place = (at: number): string => `at character ${at + 1}`;

// The plain form of a process tree: the same traces, with no block inside a block of its kind and no part that changes
// nothing.
import type { ProcessTree } from './process-tree.ts';
import { formatTree } from './tree-text.ts';

const SILENT: ProcessTree = { kind: 'silent' };

/**
 * A tree that allows exactly the same traces and is no larger: nested sequences, choices and parallel parts are one
 * block, silent parts stand only where they matter (the way back of a loop, its body, one way of a choice, the whole),
 * blocks of one part are that part, equal ways of a choice are one. Simplifying again changes nothing.
 */
export function simplifyTree(tree: ProcessTree): ProcessTree {
  switch (tree.kind) {
    case 'activity':
    case 'silent':
      return tree;
    case 'sequence':
    case 'parallel': {
      const parts = flat(tree).filter((part) => part.kind !== 'silent');
      return blockOf(tree.kind, parts);
    }
    case 'choice':
      return choiceOf(flat(tree));
    case 'loop':
      return loopOf(simplifyTree(tree.body), simplifyTree(tree.redo));
  }
}

/** Whether the tree allows a trace without activities. */
export function isSkippable(tree: ProcessTree): boolean {
  switch (tree.kind) {
    case 'activity':
      return false;
    case 'silent':
      return true;
    case 'choice':
      return tree.parts.some(isSkippable);
    case 'sequence':
    case 'parallel':
      return tree.parts.every(isSkippable);
    case 'loop':
      return isSkippable(tree.body);
  }
}

/** The number of nodes of a tree: blocks, activities and silent parts. */
export function countNodes(tree: ProcessTree): number {
  switch (tree.kind) {
    case 'activity':
    case 'silent':
      return 1;
    case 'loop':
      return 1 + countNodes(tree.body) + countNodes(tree.redo);
    case 'sequence':
    case 'choice':
    case 'parallel':
      return tree.parts.reduce((sum, part) => sum + countNodes(part), 1);
  }
}

/** The parts in their plain form, those of a block of the same kind in its place. */
function flat(tree: Extract<ProcessTree, { parts: unknown }>): ProcessTree[] {
  return tree.parts.flatMap((part) => {
    const plain = simplifyTree(part);
    return plain.kind === tree.kind ? plain.parts : [plain];
  });
}

function blockOf(kind: 'sequence' | 'choice' | 'parallel', parts: readonly ProcessTree[]): ProcessTree {
  return parts.length > 1 ? { kind, parts } : (parts[0] ?? SILENT);
}

function choiceOf(parts: readonly ProcessTree[]): ProcessTree {
  const ways = new Map<string, ProcessTree>();
  for (const part of parts) {
    const text = formatTree(part);
    if (!ways.has(text)) ways.set(text, part);
  }
  const visible = [...ways.values()].filter(({ kind }) => kind !== 'silent');
  const skip = ways.has('tau') && !visible.some(isSkippable);
  return blockOf('choice', skip ? [SILENT, ...visible] : visible);
}

function loopOf(body: ProcessTree, redo: ProcessTree): ProcessTree {
  // A loop over a loop is one loop with both ways back.
  if (body.kind === 'loop') return loopOf(body.body, choiceOf(flatChoice([body.redo, redo])));
  // Nothing, any number of times.
  if (body.kind === 'silent' && redo.kind === 'silent') return SILENT;
  // What may be skipped and may be repeated at once: skip the whole instead.
  if (redo.kind === 'silent' && body.kind === 'choice') {
    const [skip, again, ...others] = body.parts;
    if (skip?.kind === 'silent' && again && others.length === 0) {
      return choiceOf([SILENT, loopOf(again, SILENT)]);
    }
  }
  return { kind: 'loop', body, redo };
}

function flatChoice(parts: readonly ProcessTree[]): ProcessTree[] {
  return parts.flatMap((part) => (part.kind === 'choice' ? part.parts : [part]));
}

// A process tree in the words of BPMN, laid out, still as plain data: blocks come out as tasks between pairs of gateways,
// what is parallel or to choose from one below the other, the way back of a loop under its body, from right to left.
import type { ProcessTree } from '@portolan/mining';
import type { Box, Point } from './geometry.ts';

export interface TreeNode {
  readonly id: string;
  readonly kind: 'start' | 'end' | 'task' | 'exclusive' | 'parallel';
  /** Empty for gateways that join and for parallel ones. */
  readonly name: string;
  readonly box: Box;
}

export interface TreeFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly waypoints: readonly Point[];
}

export interface TreePlan {
  readonly nodes: readonly TreeNode[];
  readonly flows: readonly TreeFlow[];
}

const TASK = { width: 100, height: 80 };
const GATEWAY = 50;
const EVENT = 36;
/** Between neighbours in a row, and between rows. */
const GAP = 50;
const ROW = 30;
const MARGIN = 80;

/** How much room a block takes, and how far above and below the line that leads through it. */
interface Size {
  readonly width: number;
  readonly up: number;
  readonly down: number;
}

/** The nodes by which a block is entered and left; null for a silent one. */
type Ends = { readonly first: TreeNode; readonly last: TreeNode } | null;

/** @param words what the events are called, and gateways where ways part */
export function planTree(
  tree: ProcessTree,
  words: { readonly start: string; readonly end: string; readonly next: string },
): TreePlan {
  const nodes: TreeNode[] = [];
  const flows: TreeFlow[] = [];
  const counts = { start: 0, end: 0, task: 0, exclusive: 0, parallel: 0 };

  const add = (kind: TreeNode['kind'], name: string, left: number, row: number): TreeNode => {
    const width = kind === 'task' ? TASK.width : kind === 'start' || kind === 'end' ? EVENT : GATEWAY;
    const height = kind === 'task' ? TASK.height : width;
    const id = `${ID_OF[kind]}_${++counts[kind]}`;
    const node = { id, kind, name, box: { x: left, y: row - height / 2, width, height } };
    nodes.push(node);
    return node;
  };
  const join = (from: TreeNode, to: TreeNode, row?: number): void => {
    flows.push({
      id: `Flow_${flows.length + 1}`,
      from: from.id,
      to: to.id,
      waypoints: line(from.box, to.box, row),
    });
  };
  /** From one node through a block on its row to another; straight on where the block is silent. */
  const through = (from: TreeNode, block: Ends, to: TreeNode, row: number): void => {
    if (block === null) return join(from, to, row);
    join(from, block.first, row);
    join(block.last, to, row);
  };

  /** Draws a block from `left` on, on its line; backwards with its begin at the right. */
  const draw = (block: ProcessTree, left: number, row: number, backwards: boolean): Ends => {
    if (block.kind === 'silent') return null;
    if (block.kind === 'activity') {
      const task = add('task', block.name, left, row);
      return { first: task, last: task };
    }
    if (block.kind === 'sequence') {
      let at = left;
      let first: TreeNode | undefined;
      let last: TreeNode | undefined;
      const drawn = (backwards ? block.parts.toReversed() : block.parts).flatMap((part) => {
        const ends = draw(part, at, row, backwards);
        at += sizeOf(part).width + GAP;
        return ends === null ? [] : [ends];
      });
      for (const ends of backwards ? drawn.toReversed() : drawn) {
        if (last !== undefined) join(last, ends.first);
        first ??= ends.first;
        last = ends.last;
      }
      return first === undefined || last === undefined ? null : { first, last };
    }
    const { width } = sizeOf(block);
    const isLoop = block.kind === 'loop';
    const kind = block.kind === 'parallel' ? 'parallel' : 'exclusive';
    const far = left + width - GATEWAY;
    const name = kind === 'parallel' ? '' : words.next;
    const opens = add(kind, isLoop ? '' : name, backwards ? far : left, row);
    const closes = add(kind, isLoop ? name : '', backwards ? left : far, row);
    for (const { part, offset } of rowsOf(block)) {
      const onRow = row + offset;
      const back = isLoop && offset > 0;
      const ends = draw(part, left + GATEWAY + GAP, onRow, back ? !backwards : backwards);
      if (back) through(closes, ends, opens, onRow);
      else through(opens, ends, closes, onRow);
    }
    return { first: opens, last: closes };
  };

  const { width, up } = sizeOf(tree);
  const middle = MARGIN + Math.max(up, EVENT);
  const start = add('start', words.start, MARGIN, middle);
  const whole = draw(tree, MARGIN + EVENT + GAP, middle, false);
  const end = add('end', words.end, MARGIN + EVENT + GAP + (width === 0 ? 0 : width + GAP), middle);
  through(start, whole, end, middle);
  return { nodes, flows };
}

const ID_OF = {
  start: 'Start',
  end: 'End',
  task: 'Task',
  exclusive: 'Choice',
  parallel: 'Parallel',
} as const;

type Rows = readonly { readonly part: ProcessTree; readonly offset: number }[];

/** The ways of a block one below the other: silent ones last, the way back of a loop below its body. */
function rowsOf(block: Exclude<ProcessTree, { kind: 'activity' | 'silent' }>): Rows {
  const parts =
    block.kind === 'loop'
      ? [block.body, block.redo]
      : block.parts.toSorted((a, b) => Number(a.kind === 'silent') - Number(b.kind === 'silent'));
  let below = 0;
  return parts.map((part, p) => {
    const { up, down } = sizeOf(part);
    const offset = p === 0 ? 0 : below + ROW + up;
    below = offset + Math.max(down, GATEWAY / 2);
    return { part, offset };
  });
}

const sizes = new WeakMap<ProcessTree, Size>();

function sizeOf(tree: ProcessTree): Size {
  const known = sizes.get(tree) ?? measured(tree);
  sizes.set(tree, known);
  return known;
}

function measured(tree: ProcessTree): Size {
  if (tree.kind === 'silent') return { width: 0, up: 0, down: 0 };
  if (tree.kind === 'activity') return { width: TASK.width, up: TASK.height / 2, down: TASK.height / 2 };
  if (tree.kind === 'sequence') {
    const parts = tree.parts.map(sizeOf);
    return {
      width: parts.reduce((sum, { width }) => sum + width, GAP * (parts.length - 1)),
      up: Math.max(...parts.map(({ up }) => up)),
      down: Math.max(...parts.map(({ down }) => down)),
    };
  }
  const rows = rowsOf(tree);
  const last = rows.at(-1)!;
  const widest = Math.max(...rows.map(({ part }) => sizeOf(part).width));
  return {
    width: widest + 2 * (GATEWAY + GAP),
    up: Math.max(GATEWAY / 2, sizeOf(rows[0]!.part).up),
    down: last.offset + Math.max(GATEWAY / 2, sizeOf(last.part).down),
  };
}

/** A line with right angles along a row: down to it at the begin, up from it at the end, where they are not on it. */
function line(from: Box, to: Box, row = from.y + from.height / 2): Point[] {
  const a = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const b = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const right = b.x > a.x;
  const begin: Point[] =
    a.y === row
      ? [{ x: right ? from.x + from.width : from.x, y: row }]
      : [
          { x: a.x, y: row > a.y ? from.y + from.height : from.y },
          { x: a.x, y: row },
        ];
  const finish: Point[] =
    b.y === row
      ? [{ x: right ? to.x : to.x + to.width, y: row }]
      : [
          { x: b.x, y: row },
          { x: b.x, y: row > b.y ? to.y + to.height : to.y },
        ];
  return [...begin, ...finish];
}

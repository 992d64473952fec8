// A map as a Mermaid flowchart: lanes as subgraphs, decisions as rhombi, outcomes as stadiums, milestones with a mark.
// Every text is a label in quotes with all that Mermaid or HTML could take for more written as character codes.
import type { MapNode, SalesMap } from '@portolan/core';

export interface MermaidOptions {
  /** LR from left to right (the default), TB from top to bottom, RL from right to left. */
  readonly direction?: 'LR' | 'TB' | 'RL';
}

const MARKS = { won: '★', quotaCredit: '◆', commission: '●', goLive: '▲' } as const;

/** @returns text that ends in a line break; ids of the map are not shown, so nodes are numbered. */
export function writeMermaid(map: SalesMap, { direction = 'LR' }: MermaidOptions = {}): string {
  const names = new Map(map.nodes.map(({ id }, i) => [id, `n${i + 1}`]));
  const children = Map.groupBy(map.nodes, ({ parent }) => parent);
  const lines = [`flowchart ${direction}`];
  const draw = (node: MapNode, depth: number): void => {
    const indent = '  '.repeat(depth);
    const parts = children.get(node.id);
    const id = names.get(node.id) ?? '';
    if (parts === undefined) {
      lines.push(`${indent}${id}${shapeOf(node)}`);
      return;
    }
    lines.push(`${indent}subgraph ${id}["${labelOf(node)}"]`);
    for (const part of parts) draw(part, depth + 1);
    lines.push(`${indent}end`);
  };
  const top = children.get(null) ?? [];
  for (const [i, lane] of map.lanes.entries()) {
    lines.push(`  subgraph lane${i + 1}["${escaped(lane.name)}"]`);
    for (const node of top) if (node.lane === lane.id) draw(node, 2);
    lines.push('  end');
  }
  for (const node of top) if (node.lane === null) draw(node, 1);
  for (const path of map.paths) {
    const text = escaped(path.label);
    const label = text === '' ? '' : `|"${text}"|`;
    lines.push(`  ${names.get(path.from)} -->${label} ${names.get(path.to)}`);
  }
  const classed = classesOf(map, names);
  return `${[...lines, ...classed].join('\n')}\n`;
}

function shapeOf(node: MapNode): string {
  const label = `"${labelOf(node)}"`;
  switch (node.type) {
    case 'stage':
      return `[${label}]`;
    case 'decision':
      return `{${label}}`;
    case 'outcome':
      return `([${label}])`;
  }
}

function labelOf(node: MapNode): string {
  const marks = node.type === 'stage' ? node.milestones.map((milestone) => MARKS[milestone]) : [];
  return [...new Set(marks), escaped(node.name)].join(' ');
}

/** Milestones are drawn with a strong frame, resting stages dashed. */
function classesOf(map: SalesMap, names: ReadonlyMap<string, string>): string[] {
  const stages = map.nodes.filter((node) => node.type === 'stage');
  const list = (nodes: readonly MapNode[]): string => nodes.map(({ id }) => names.get(id)).join(',');
  const milestones = stages.filter((stage) => stage.milestones.length > 0);
  const resting = stages.filter(({ kind, milestones: own }) => kind === 'resting' && own.length === 0);
  return [
    ...(milestones.length > 0
      ? ['  classDef milestone stroke-width:3px', `  class ${list(milestones)} milestone`]
      : []),
    ...(resting.length > 0
      ? ['  classDef resting stroke-dasharray:4 3', `  class ${list(resting)} resting`]
      : []),
  ];
}

/**
 * Letters, digits, spaces and plain punctuation stay readable; whatever has a meaning in Mermaid, Markdown or HTML
 * becomes Mermaid's own code for a character, `#35;`.
 */
function escaped(text: string): string {
  const line = text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- control characters are what is replaced here
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[\t\n\u2028\u2029]+/gu, ' ')
    .trim();
  const coded = line.replaceAll(
    /[^\p{L}\p{M}\p{N}\p{So}\p{Sc}\p{Cf}\uFFFD ,.:?!'’“”«»()/+–—-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
  // A number with a full stop or a dash at the beginning would be read as a Markdown list.
  return coded
    .replace(/^(\d+)([.)])/u, (_, digits: string, mark: string) => `${digits}#${mark.charCodeAt(0)};`)
    .replace(/^([-+])/u, (mark) => `#${mark.charCodeAt(0)};`);
}

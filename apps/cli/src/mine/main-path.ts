// The main path as boxes and arrows, broken into as many rows as the terminal needs.
import { formatNumber, shortDuration, type Scene } from '@portolan/picture';
import type { Paint } from '../terminal/colour.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { pad, textWidth } from '../terminal/text-width.ts';

const WIDEST = 26;

interface Box {
  readonly name: string;
  readonly facts: string;
  readonly width: number;
  readonly slow: boolean;
}

/** @returns lines of text. */
export function drawMainPath(scene: Scene, terminal: Terminal, paint: Paint): string[] {
  const nodes = scene.spine.slice(1, -1).map((id) => scene.nodes.find((node) => node.id === id)!);
  const boxes = nodes.map((node): Box => {
    const name = terminal.clean(node.name) || '(no name)';
    const time = node.seconds ? ` · ${shortDuration(node.seconds.median, 'en')}` : '';
    const facts = `${formatNumber(node.cases, 'en')}${time}`;
    const width = Math.min(WIDEST, Math.max(8, textWidth(name), textWidth(facts)));
    return { name, facts, width, slow: scene.attention.node === node.id };
  });
  const counts = nodes.map((node, index) => {
    const next = nodes[index + 1];
    const edge = next && scene.edges.find((item) => item.from === node.id && item.to === next.id);
    return edge ? formatNumber(edge.count, 'en') : '';
  });
  const rows: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    const wide = box.width + 4 + (counts[index] === '' ? 0 : textWidth(counts[index]!) + 5);
    if (used + wide > terminal.columns - 4) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(index);
    used += wide;
  });
  return rows.flatMap((row, at) => {
    const lines = ['', '', '', ''];
    row.forEach((index) => {
      const box = boxes[index]!;
      const edge = (text: string): string => (box.slow ? paint('attention', text) : text);
      const arrow = counts[index] === '' ? '' : `─ ${counts[index]} →`;
      const gap = ' '.repeat(textWidth(arrow));
      lines[0] += `${edge(`╭${'─'.repeat(box.width + 2)}╮`)}${gap}`;
      lines[1] += `${edge('│')} ${paint('bold', pad(box.name, box.width, 'centre'))} ${edge('│')}${paint('accent', arrow)}`;
      lines[2] += `${edge('│')} ${box.slow ? paint('attention', pad(box.facts, box.width, 'centre')) : paint('muted', pad(box.facts, box.width, 'centre'))} ${edge('│')}${gap}`;
      lines[3] += `${edge(`╰${'─'.repeat(box.width + 2)}╯`)}${gap}`;
    });
    return lines.map((line, i) => (i === 1 && at > 0 ? `↳ ${line}` : `  ${line}`).trimEnd());
  });
}

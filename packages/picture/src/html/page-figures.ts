// The figures of one box, path or way of the HTML file, as terms and values. Written into the file as source, so it
// refers to nothing outside itself.
import type { PageData, PageFormats } from './page-data.ts';

export interface Chosen {
  /** A box (n), a path (e) or a way (v). */
  readonly kind: 'n' | 'e' | 'v';
  readonly index: number;
}

export interface Speech {
  readonly words: PageData['words']['en'];
  readonly language: string;
  readonly number: (value: number) => string;
  readonly percent: (share: number, digits?: number) => string;
  readonly deals: (count: number) => string;
  readonly nameOf: (node: number) => string;
}

export function figuresOf(
  chosen: Chosen,
  data: PageData,
  speech: Speech,
  formats: PageFormats,
): { title: string; facts: [string, string][]; steps: readonly number[] } {
  const { words: w, language, number, percent } = speech;
  const facts: [string, string][] = [];
  const times = (seconds: PageData['nodes'][number]['seconds']): void => {
    if (!seconds) return;
    facts.push([w.medianTime, formats.duration(seconds.median, language)]);
    facts.push([w.meanTime, formats.duration(seconds.mean, language)]);
    facts.push([w.p90Time, formats.duration(seconds.p90, language)]);
    facts.push([w.shortest, formats.duration(seconds.min, language)]);
    facts.push([w.longest, formats.duration(seconds.max, language)]);
  };
  if (chosen.kind === 'n') {
    const node = data.nodes[chosen.index]!;
    facts.push([w.measureDeals, number(node.cases)], [w.share, percent(node.cases / data.cases)]);
    if (node.kind === 'activity') facts.push([w.visits, number(node.events)]);
    if (node.starts > 0) facts.push([w.start, number(node.starts)]);
    if (node.ends > 0) facts.push([w.end, number(node.ends)]);
    times(node.seconds);
    return { title: speech.nameOf(chosen.index), facts, steps: [] };
  }
  if (chosen.kind === 'e') {
    const edge = data.edges[chosen.index]!;
    facts.push([w.measureDeals, number(edge.cases)], [w.share, percent(edge.cases / data.cases)]);
    if (edge.kind === 'arc') facts.push([w.moves, number(edge.count)]);
    times(edge.seconds);
    return { title: `${speech.nameOf(edge.from)} \u2192 ${speech.nameOf(edge.to)}`, facts, steps: [] };
  }
  const variant = data.variants[chosen.index]!;
  if (variant.median !== null) facts.push([w.caseMedian, formats.duration(variant.median, language)]);
  const title = `${speech.deals(variant.cases)}${w.separator}${percent(variant.cases / data.cases, 1)}`;
  return { title, facts, steps: variant.path.slice(0, 200) };
}

// Computes everything that is stored with a log: its figures, the unfiltered analysis and the picture's layout.
import type { Analysis } from '@portolan/contract';
import type { EventLog } from '@portolan/mining';
import { flowScene, layoutScene, type Scene } from '@portolan/picture';
import { analyse, attributesOf } from './analyse.ts';
import { type LogContent, packLog, packResult, type RejectedRow } from './log-content-store.ts';
import type { LogWarning } from './log-store.ts';

export async function describeLog(
  log: EventLog,
  read: {
    readonly rejectedRows: number;
    readonly rejects: readonly RejectedRow[];
    readonly warnings: readonly LogWarning[];
  },
  own: {
    /** What is kept, where it is not what is shown. */
    readonly stored?: EventLog;
    /** The picture before: kept as long as all of the new one is in it, so that nothing moves. */
    readonly layout?: Analysis['layout'] | undefined;
  } = {},
): Promise<LogContent> {
  const analysis = analyse(log, log, read.rejectedRows);
  const scene = flowScene(analysis);
  const layout = own.layout && holds(own.layout, scene) ? own.layout : await layoutScene(scene);
  const shown = { ...analysis, layout, attributes: attributesOf(log) };
  return {
    chunks: packLog(own.stored ?? log),
    results: [
      { kind: 'analysis', data: packResult(JSON.stringify(shown)) },
      { kind: 'layout', data: packResult(JSON.stringify(layout)) },
    ],
    rejects: read.rejects,
    warnings: read.warnings,
    figures: analysis.log,
  };
}

function holds(layout: Analysis['layout'], scene: Scene): boolean {
  const nodes = new Set(layout.nodes.map(({ id }) => id));
  const edges = new Set(layout.edges.map(({ id }) => id));
  return scene.nodes.every(({ id }) => nodes.has(id)) && scene.edges.every(({ id }) => edges.has(id));
}

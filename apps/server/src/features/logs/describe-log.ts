// Computes everything that is stored with a log: its figures, the unfiltered analysis and the picture's layout.
import type { EventLog } from '@portolan/mining';
import { flowScene, layoutScene } from '@portolan/picture';
import { analyse, attributesOf } from './analyse.ts';
import { type LogContent, packLog, packResult, type RejectedRow } from './log-content-store.ts';
import type { LogWarning } from './log-store.ts';

/** @param stored what is kept, where it is not what is shown */
export async function describeLog(
  log: EventLog,
  read: {
    readonly rejectedRows: number;
    readonly rejects: readonly RejectedRow[];
    readonly warnings: readonly LogWarning[];
  },
  stored: EventLog = log,
): Promise<LogContent> {
  const analysis = analyse(log, log, read.rejectedRows);
  const layout = await layoutScene(flowScene(analysis));
  const shown = { ...analysis, layout, attributes: attributesOf(log) };
  return {
    chunks: packLog(stored),
    results: [
      { kind: 'analysis', data: packResult(JSON.stringify(shown)) },
      { kind: 'layout', data: packResult(JSON.stringify(layout)) },
    ],
    rejects: read.rejects,
    warnings: read.warnings,
    figures: analysis.log,
  };
}

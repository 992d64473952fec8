// Discovered trees against those of an independent implementation (PM4Py) on public logs: at noise 0 every trace is
// replayed; at 0.2 the fitness is no worse and the tree no larger.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readLog } from '@portolan/formats';
import {
  alignLog,
  countNodes,
  discoverTree,
  formatTree,
  parseTree,
  simplifyTree,
  variantsOf,
  type EventLog,
} from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { createAccepts } from '../../packages/mining/testing/plain-accepts.ts';
import { systemOfTree } from './process-tree.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const present = existsSync(data);

interface Golden {
  readonly models: Readonly<
    Record<
      string,
      { readonly process_tree: string; readonly alignments: { readonly averageFitness: number } }
    >
  >;
}

/** golden figures, file, how it is read */
const LOGS: readonly (readonly [string, string, LogMapping])[] = [
  ['running_example', 'running_example/running-example.xes', { format: 'xes' }],
  ['receipt', 'receipt/08_receipt.xes.gz', { format: 'xes' }],
  ['helpdesk', 'helpdesk/helpdesk.xes.gz', { format: 'xes' }],
  ['bpic2012_A', 'bpic2012/bpic2012.xes.gz', { format: 'xes', lifecycle: 'complete', keep: ['A_*'] }],
  [
    'maven_crm',
    'maven_crm/sales_pipeline.csv',
    {
      format: 'csv',
      columns: {
        kind: 'stageDates',
        case: 'opportunity_id',
        stages: [{ stage: 'Engaging', column: 'engage_date' }],
        outcome: { column: 'deal_stage', dateColumn: 'close_date' },
      },
    },
  ],
];

async function read(file: string, mapping: LogMapping): Promise<EventLog> {
  const packed = readFileSync(data + file);
  const { log } = await readLog(once(file.endsWith('.gz') ? gunzipSync(packed) : packed), mapping);
  return log;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The traces that the tree does not allow, of all variants. */
function notReplayed(log: EventLog, text: string): string[] {
  const accepts = createAccepts(parseTree(text));
  return variantsOf(log)
    .map(({ activities }) => activities.map((activity) => log.activities[activity]!))
    .filter((trace) => !accepts(trace))
    .map((trace) => trace.join(' '));
}

describe.skipIf(!present)(
  `discovery on public logs${present ? '' : ' (skipped: ../shared/data is not there)'}`,
  () => {
    test.each(LOGS)(
      '%s: at noise 0 all is replayed; at 0.2 as fit and as small',
      async (name, file, mapping) => {
        const { models } = JSON.parse(readFileSync(`${data}golden/${name}.json`, 'utf8')) as Golden;
        const log = await read(file, mapping);
        const exact = formatTree(discoverTree(log));
        expect(notReplayed(log, exact)).toEqual([]);

        const golden = models['inductive_noise_0.2']!;
        const tree = discoverTree(log, { noise: 0.2 });
        const system = systemOfTree(formatTree(tree));
        const { average } = alignLog(log, system, { ends: 'any' }).fitness;
        expect(average).toBeGreaterThanOrEqual(golden.alignments.averageFitness - 0.01);
        // Both trees in their plain form, so that neither has nodes that say nothing.
        const theirs = countNodes(simplifyTree(parseTree(golden.process_tree)));
        expect(countNodes(tree)).toBeLessThanOrEqual(theirs);
        console.info(
          `${name} at 0.2: fitness ${average?.toFixed(4)} (reference ${golden.alignments.averageFitness.toFixed(4)}), ` +
            `nodes ${countNodes(tree)} (reference ${theirs})`,
        );
      },
    );

    test('bpic2012 with all its activities: at noise 0 all 4,366 variants are replayed', async () => {
      const log = await read('bpic2012/bpic2012.xes.gz', { format: 'xes', lifecycle: 'all' });
      expect(log.time.length).toBe(262_200);
      expect(variantsOf(log)).toHaveLength(4366);
      expect(notReplayed(log, formatTree(discoverTree(log)))).toEqual([]);
    }, 60_000);
  },
);

// How long it takes to discover models: the inductive miner and the filtered directly-follows graph, on every event of
// bpic2012 and of receipt, log in memory, one thread, beside what is known of other libraries on this kind of machine.
// The logs lie beside the checkout (../shared/data); without them nothing is measured, and that is said.
// Usage: npm run bench -- discovery [turns=7]
import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLog } from '@portolan/formats';
import {
  alignTree,
  countNodes,
  discoverDfg,
  discoverTree,
  filterDfg,
  variantsOf,
  type EventLog,
} from '@portolan/mining';
import { medianOf } from './tasks.ts';

const [TURNS = 7] = process.argv.slice(2).map(Number);
const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const GOAL_SECONDS = 0.4;

interface Row {
  readonly measured: string;
  /** Of the first run in this process, and of the median of all. */
  readonly 'first time': string;
  readonly median: string;
  readonly known: string;
  readonly goal: string;
  readonly found: string;
}

const rows: Row[] = [];

const figure = (value: number): string => `${value.toFixed(3)} s`;

function measure(what: string, known: string, goal: number | undefined, run: () => string): void {
  let found = '';
  const seconds = Array.from({ length: Math.max(1, TURNS) }, () => {
    const before = process.cpuUsage();
    found = run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  rows.push({
    measured: what,
    'first time': figure(seconds[0]!),
    median: figure(medianOf(seconds)),
    known,
    goal: goal === undefined ? '-' : `${goal} s: ${seconds[0]! <= goal ? 'reached' : 'NOT reached'}`,
    found,
  });
}

async function load(file: string): Promise<EventLog> {
  return (await readLog(createReadStream(`${data}${file}`), { format: 'xes', lifecycle: 'all' })).log;
}

if (!existsSync(`${data}bpic2012/bpic2012.xes.gz`)) {
  console.log(`Nothing was measured: the public logs are not beside the checkout (${data}).`);
} else {
  const loans = await load('bpic2012/bpic2012.xes.gz');
  console.log(
    `bpic2012: ${loans.time.length} events, ${loans.caseIds.length} cases, ${variantsOf(loans).length} variants`,
  );
  measure('bpic2012, inductive miner, noise 0', 'P 8.6 s, J 3.0 s', GOAL_SECONDS, () => {
    return `${countNodes(discoverTree(loans))} nodes`;
  });
  for (const noise of [0.2, 0.5]) {
    measure(`bpic2012, inductive miner, noise ${noise}`, '-', GOAL_SECONDS, () => {
      return `${countNodes(discoverTree(loans, { noise }))} nodes`;
    });
  }
  measure('bpic2012, directly-follows graph', '-', undefined, () => `${discoverDfg(loans).arcs.length} arcs`);
  const dfg = discoverDfg(loans);
  measure('bpic2012, the part with 80 % of the moves', '-', undefined, () => {
    const part = filterDfg(dfg, { share: 0.8 });
    return `${part.arcs.length} arcs, ${(100 * part.movesShare).toFixed(1)} %`;
  });
  const receipt = await load('receipt/08_receipt.xes.gz');
  measure(
    'receipt, inductive miner, noise 0',
    '-',
    undefined,
    () => `${countNodes(discoverTree(receipt))} nodes`,
  );
  console.table(rows);
  // A wrong answer cannot be fast: at noise 0 the tree allows every case.
  const { percentFitting } = alignTree(receipt, discoverTree(receipt)).fitness;
  console.log(
    `Of receipt ${percentFitting} % fit the tree at noise 0. Processor time on one thread, log in memory. P: a well-known Python library, J: pm4js, on this kind of machine.`,
  );
}

// How long it takes to compare public logs with models: optimal alignments with process trees, with nets, and token
// replay, log loaded, on one thread, beside what is known of other libraries on the same kind of machine.
// The logs lie beside the checkout (../shared/data); without them nothing is measured, and that is said.
// Usage: npm run bench -- conformance [turns=5]
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readLog } from '@portolan/formats';
import {
  alignNet,
  alignTree,
  discoverTree,
  netOfTree,
  parseTree,
  replayTokens,
  variantsOf,
  type EventLog,
  type ProcessTree,
  type Variant,
} from '@portolan/mining';
import { medianOf } from './tasks.ts';

const [TURNS = 5] = process.argv.slice(2).map(Number);
const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));

interface Row {
  readonly what: string;
  readonly variants: number;
  /** Seconds of processor time: of the first run in this process, and the median of the turns. */
  readonly cold: number;
  readonly warm: number;
  readonly theirs: string;
  readonly goal: number | undefined;
  readonly found: string;
}

const rows: Row[] = [];

function measure(
  what: string,
  variants: readonly Variant[],
  theirs: string,
  goal: number | undefined,
  run: () => string,
): void {
  let found = '';
  const seconds = Array.from({ length: Math.max(1, TURNS) }, () => {
    const before = process.cpuUsage();
    found = run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  rows.push({
    what,
    variants: variants.length,
    cold: seconds[0]!,
    warm: medianOf(seconds),
    theirs,
    goal,
    found,
  });
}

async function load(
  file: string,
  mapping: { lifecycle?: 'complete'; keep?: string[] } = {},
): Promise<EventLog> {
  const bytes = gunzipSync(readFileSync(`${data}${file}`));
  const { log } = await readLog(
    (async function* once() {
      yield bytes;
    })(),
    { format: 'xes', ...mapping },
  );
  return log;
}

/** The trees that the golden figures were made with. */
function goldenTree(log: string, model: string): ProcessTree {
  const { models } = JSON.parse(readFileSync(`${data}golden/${log}.json`, 'utf8')) as {
    models: Record<string, { process_tree: string }>;
  };
  return parseTree(models[model]!.process_tree);
}

function aligned(log: EventLog, tree: ProcessTree, variants: readonly Variant[]): string {
  const { fitness, deviations, undecided } = alignTree(log, tree, {}, variants);
  return `fitness ${fitness.average?.toFixed(4)}, ${deviations} deviations${undecided > 0 ? `, ${undecided} UNDECIDED` : ''}`;
}

if (!existsSync(`${data}bpic2012/bpic2012.xes.gz`)) {
  console.log(`Nothing was measured: the public logs are not beside the checkout (${data}).`);
} else {
  const receipt = await load('receipt/08_receipt.xes.gz');
  const offers = await load('bpic2012/bpic2012.xes.gz', { lifecycle: 'complete', keep: ['A_*', 'O_*'] });
  const all = await load('bpic2012/bpic2012.xes.gz', { lifecycle: 'complete' });
  const [ofReceipt, ofOffers, ofAll] = [receipt, offers, all].map((log) => variantsOf(log)) as [
    Variant[],
    Variant[],
    Variant[],
  ];

  for (const [noise, theirs, goal] of [
    ['0.0', 'P 22 s, J not within 150 s', 0.5],
    ['0.2', 'P 50 s, J not within 150 s', 1],
  ] as const) {
    const tree = goldenTree('receipt', `inductive_noise_${noise}`);
    measure(`receipt, IM ${noise}: tree`, ofReceipt, theirs, goal, () => aligned(receipt, tree, ofReceipt));
    const net = netOfTree(tree);
    measure(`receipt, IM ${noise}: net, markings listed`, ofReceipt, theirs, goal, () => {
      const { fitness, deviations } = alignNet(receipt, net, {}, ofReceipt);
      return `fitness ${fitness.average?.toFixed(4)}, ${deviations} deviations`;
    });
  }
  const offersTree = discoverTree(offers, { noise: 0.2 });
  measure('bpic2012 A_ and O_, IM 0.2: tree', ofOffers, 'P 4 to 18 s', 0.5, () =>
    aligned(offers, offersTree, ofOffers),
  );
  for (const noise of [0, 0.2]) {
    const tree = discoverTree(all, { noise });
    measure(`bpic2012 complete, IM ${noise}: tree`, ofAll, 'P not within 180 s', 60, () =>
      aligned(all, tree, ofAll),
    );
    const net = netOfTree(tree);
    const known = noise === 0 ? '-' : 'P 20 s, J 62 s';
    measure(
      `bpic2012 complete, IM ${noise}: token replay`,
      ofAll,
      known,
      noise === 0 ? undefined : 0.3,
      () => {
        const { percentFitting, missing, remaining } = replayTokens(all, net, {}, ofAll);
        return `${percentFitting?.toFixed(1)} % fit, ${missing} missing, ${remaining} remaining`;
      },
    );
  }

  console.table(
    rows.map(({ what, variants, cold, warm, theirs, goal, found }) => ({
      measured: what,
      variants,
      'first time': `${cold.toFixed(3)} s`,
      [`median of ${TURNS}`]: `${warm.toFixed(3)} s`,
      known: theirs,
      goal: goal === undefined ? '-' : `${goal} s`,
      reached: goal === undefined ? '-' : cold <= goal ? 'yes' : 'NO',
      found,
    })),
  );
  console.log(
    'Processor time on one thread, log and its variants in memory; moves, names and counts included. P: a well-known Python library, J: pm4js, on this kind of machine.',
  );
}

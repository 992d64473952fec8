// `npm run bench`: measures reading and mining against DuckDB and pm4js on the same files, in one run, and prints the
// ratios beside the goals. Every measurement has a process of its own; the tools take turns, so that what else the
// machine does hits all of them; medians are compared.
// --quick: 1 million events only. --runs N: turns per measurement (3). --pm4js-5m: try pm4js on 5 million events too.
// --write: also put the tables into docs/benchmarks.md.
// The parts with a browser or a server of their own (server-p99.ts, reality-smooth.ts) are started by scripts/bench.mjs.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareData, sourceInWords, XES_FILE, type DataFile } from './data.ts';
import { report, writeReport, type Line } from './report.ts';
import { medianOf, type Measurement, type Task, type Tool } from './tasks.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    'pm4js-5m': { type: 'boolean', default: false },
  },
});
const runs = Math.max(1, Number(options.runs));
const here = fileURLToPath(new URL('.', import.meta.url));
/** The time of a known Python reader on this kind of machine; the goal is a fifth of it. */
const XES_REFERENCE_SECONDS = 15;

function child(script: string, args: readonly string[], flags: readonly string[] = []): string | undefined {
  const run = spawnSync(process.execPath, [...flags, `${here}${script}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
    maxBuffer: 1 << 26,
  });
  return run.status === 0 ? run.stdout : undefined;
}

interface Result {
  readonly milliseconds: number;
  readonly peakBytes: number;
  readonly found: Measurement['found'];
}

/** Each tool in turn, `turns` times; undefined for a tool that fails. */
function compare(
  task: Task,
  path: string,
  tools: readonly Tool[],
  repeats: number,
  turns = runs,
): Map<Tool, Result> {
  const all = new Map<Tool, Measurement[]>();
  for (let turn = 0; turn < turns; turn++) {
    for (const tool of tools) {
      process.stderr.write(`  ${tool} ${task} (${turn + 1} of ${turns})\n`);
      // Objects for millions of events need a large heap; ours is left at its default.
      const flags = tool === 'pm4js' ? ['--max-old-space-size=14000'] : [];
      const line = child('measure.ts', [tool, task, path, String(repeats)], flags)
        ?.trim()
        .split('\n')
        .at(-1);
      if (line) all.set(tool, [...(all.get(tool) ?? []), JSON.parse(line) as Measurement]);
    }
  }
  const results = new Map<Tool, Result>();
  for (const [tool, list] of all) {
    // The first repetition in a process warms up, where there are several.
    const times = list.flatMap(({ milliseconds }) => (repeats > 1 ? milliseconds.slice(1) : milliseconds));
    results.set(tool, {
      milliseconds: medianOf(times),
      peakBytes: Math.max(...list.map(({ peakBytes }) => peakBytes)),
      found: list[0]!.found,
    });
  }
  return results;
}

function measureFile({ size, path, bytes }: DataFile): Line[] {
  process.stderr.write(`${size}: ${path} (${Math.round(bytes / 1e6)} MB)\n`);
  const lines: Line[] = [];
  const add = (what: string, other: Tool, results: Map<Tool, Result>, goal: number): void => {
    const ours = results.get('portolan');
    const theirs = results.get(other);
    lines.push({
      what: `${what}, ${size}`,
      ours: ours?.milliseconds,
      other,
      theirs: theirs?.milliseconds,
      goal,
    });
  };
  const withPm4js = size === '1M' || options['pm4js-5m'];
  const csv = compare('csv', path, ['portolan', 'duckdb'], 1);
  add('CSV file to paths with medians', 'duckdb', csv, 1);
  if (withPm4js) {
    const slow = compare('csv', path, ['pm4js'], 1, 1).get('pm4js');
    if (slow) csv.set('pm4js', slow);
    add('CSV file to paths with medians', 'pm4js', csv, 6);
  }
  add(
    'the same, resource and lifecycle read too',
    'duckdb',
    withDuckdb(compare('csv-all', path, ['portolan'], 1), csv),
    0,
  );
  add('paths with medians, log loaded', 'duckdb', compare('dfg', path, ['portolan', 'duckdb'], 5, 1), 5);
  add('variants, log loaded', 'duckdb', compare('variants', path, ['portolan', 'duckdb'], 3, 1), 5);
  const peak = csv.get('portolan')?.peakBytes;
  if (peak !== undefined) {
    lines.push({ what: `peak memory, CSV file to paths, ${size}`, peakBytes: peak, fileBytes: bytes });
  }
  return lines;
}

function withDuckdb(results: Map<Tool, Result>, from: ReadonlyMap<Tool, Result>): Map<Tool, Result> {
  const duckdb = from.get('duckdb');
  if (duckdb) results.set('duckdb', duckdb);
  return results;
}

// What else the machine does before we begin: it slows a tool on two threads more than one on a single thread.
const load = loadavg()[0]!;
const files = await prepareData(options.quick ? ['1M'] : ['1M', '5M']);
const same = child('check.ts', [files[0]!.path]);
process.stderr.write(same ?? 'The answers differ from those of DuckDB: see above.\n');
const lines = files.flatMap(measureFile);
if (existsSync(XES_FILE)) {
  const xes = compare('xes', XES_FILE, ['portolan'], 1).get('portolan');
  lines.push({
    what: 'bpic2012.xes.gz (262,200 events) to a log with all attributes',
    ours: xes?.milliseconds,
    other: 'a Python reader',
    theirs: XES_REFERENCE_SECONDS * 1000,
    goal: 5,
  });
}
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
const facts = { source: sourceInWords(), machine, check: same?.trim() ?? 'ANSWERS DIFFER', runs, load };
console.log(report(lines, facts));
if (options.write) writeReport(lines, facts);
console.log(
  'Other parts: `npm run bench -- server` (latency of the server while a file is imported) and `npm run bench -- screen` (how smooth the map is).',
);
process.exitCode = same ? 0 : 1;

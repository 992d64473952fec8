// Measures one task of one tool on one file and prints the result as a line of JSON.
// usage: node measure.ts TOOL TASK FILE REPEATS
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COLUMNS, type Measurement, type Task, type Tool } from './tasks.ts';

type Found = Measurement['found'];
type Run = () => Found | Promise<Found>;

const [tool, task, file, repeats] = process.argv.slice(2) as [Tool, Task, string, string];
const run = await prepare(tool, task, file);
const milliseconds: number[] = [];
let found: Found = { events: 0, groups: 0 };
for (let i = 0; i < Number(repeats); i++) {
  const before = performance.now();
  found = await run();
  milliseconds.push(performance.now() - before);
}
const measurement: Measurement = {
  milliseconds,
  found,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(measurement)}\n`, () => {
  // DuckDB's threads would hold the process for a moment.
  process.exit(0);
});

function prepare(who: Tool, what: Task, path: string): Run | Promise<Run> {
  if (who === 'portolan') return portolan(what, path);
  if (who === 'duckdb') return duckdb(what, path);
  return pm4js(path);
}

async function portolan(what: Task, path: string): Promise<Run> {
  const { readCsv } = await import('./portolan.ts');
  const { readLog } = await import('@portolan/formats');
  const { discoverDfg, variantsOf } = await import('@portolan/mining');
  const dfgOf = (log: Parameters<typeof discoverDfg>[0]): Found => ({
    events: log.time.length,
    groups: discoverDfg(log).arcs.length,
  });
  if (what === 'csv') return async () => dfgOf(await readCsv(path, 'needed'));
  if (what === 'csv-all') return async () => dfgOf(await readCsv(path, 'all'));
  if (what === 'xes') {
    return async () => {
      const { log } = await readLog(createReadStream(path), { format: 'xes', lifecycle: 'all' });
      return { events: log.time.length, groups: log.activities.length };
    };
  }
  const log = await readCsv(path, 'needed');
  if (what === 'dfg') return () => dfgOf(log);
  return () => ({ events: log.time.length, groups: variantsOf(log).length });
}

async function duckdb(what: Task, path: string): Promise<Run> {
  const sql = await import('./duckdb.ts');
  const connection = await sql.connect();
  const rows = async (query: string): Promise<number> =>
    (await connection.runAndReadAll(query)).currentRowCount;
  if (what === 'csv') return async () => ({ events: -1, groups: await rows(sql.dfg(sql.eventsOf(path))) });
  const events = await sql.load(connection, path);
  const query = what === 'dfg' ? sql.dfg('events') : sql.variants('events');
  return async () => ({ events, groups: await rows(query) });
}

interface Pm4js {
  readonly CsvImporter: { apply(text: string): { traces: { events: unknown[] }[] } };
  readonly PerformanceDfgDiscovery: {
    apply(log: unknown, activity: string, time: string, measure: string): { pathsPerformance: object };
  };
}

/** pm4js sorts durations as text before it takes the middle one: its medians are wrong, but the work is comparable. */
function pm4js(path: string): Run {
  const load = createRequire(import.meta.url);
  load('pm4js');
  const { CsvImporter, PerformanceDfgDiscovery } = globalThis as unknown as Pm4js;
  return () => {
    const log = CsvImporter.apply(readFileSync(path, 'utf8'));
    const graph = PerformanceDfgDiscovery.apply(log, COLUMNS.activity, COLUMNS.time, 'median');
    const events = log.traces.reduce((sum, trace) => sum + trace.events.length, 0);
    return { events, groups: Object.keys(graph.pathsPerformance).length };
  };
}

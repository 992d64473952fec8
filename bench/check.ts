// Compares the answers before anything is measured: every figure of every path and the sizes of all variants must be
// those of DuckDB. Prints one line; exit code 1 where they differ. usage: node check.ts FILE
import { discoverDfg, variantsOf } from '@portolan/mining';
import { connect, exactDfg, exactVariants, load } from './duckdb.ts';
import { readCsv } from './portolan.ts';

const path = process.argv[2]!; // given by run.ts
const log = await readCsv(path, 'needed');
const connection = await connect();
await load(connection, path);

const theirs = new Map<string, number[]>();
const paths = await connection.runAndReadAll(exactDfg('events'));
for (const [from, to, ...figures] of paths.getRows())
  theirs.set(`${String(from)} -> ${String(to)}`, figures.map(Number));

let differences = 0;
const { arcs } = discoverDfg(log);
for (const { from, to, count, cases, seconds } of arcs) {
  const { min, mean, median, p90, max } = seconds;
  const ours = [count, cases, ...[min, mean, median, p90, max].map((value) => value * 1000)];
  const other = theirs.get(`${log.activities[from]} -> ${log.activities[to]}`) ?? [];
  const same = ours.every((value, i) => Math.abs(value - other[i]!) <= 1e-6 * Math.max(1, Math.abs(value)));
  if (!same) {
    differences++;
    console.error(
      `${log.activities[from]} -> ${log.activities[to]}: ${ours.join(' ')} against ${other.join(' ')}`,
    );
  }
}
if (arcs.length !== theirs.size) differences++;
const sizes = (await connection.runAndReadAll(exactVariants('events')))
  .getRows()
  .map(([cases]) => Number(cases));
const ours = variantsOf(log).map((variant) => variant.cases);
if (ours.join() !== sizes.join()) differences++;
console.log(
  differences === 0
    ? `Same answers as DuckDB: ${log.time.length} events, ${arcs.length} paths with every figure, ${ours.length} variants.`
    : `${differences} answers differ from DuckDB's.`,
);
process.exit(differences === 0 ? 0 : 1);

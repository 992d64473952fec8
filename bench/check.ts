// Compares the answers before anything is measured: every figure of every path and all variants must be those of DuckDB. Prints one line; exit code 1 where they differ. usage: node check.ts FILE
import {
  activityNamesSql,
  arcsSql,
  discoverDfg,
  sequenceRows,
  stepRows,
  variantsOf,
  variantsSql,
  type DfgArc,
  type SqlForm,
} from '@portolan/mining';
import { connect, load, LOADED } from './duckdb.ts';
import { readCsv } from './portolan.ts';

const file = process.argv[2]!; // given by run.ts
const log = await readCsv(file, 'needed');
const connection = await connect();
await load(connection, file);

const ask = async <T>(form: SqlForm<T>): Promise<T> =>
  form.read((await connection.runAndReadAll(form.sql)).getRowsJS());
const names = await ask(activityNamesSql(LOADED));
const theirs = new Map(
  (await ask(arcsSql(`(${stepRows(LOADED)})`))).map((arc) => [`${names[arc.from]} -> ${names[arc.to]}`, arc]),
);

let differences = 0;
const { arcs } = discoverDfg(log);
for (const arc of arcs) {
  const path = `${log.activities[arc.from]} -> ${log.activities[arc.to]}`;
  const [ours, other] = [figuresOf(arc), figuresOf(theirs.get(path))];
  if (ours.some((value, i) => !(Math.abs(value - other[i]!) <= 1e-9 * Math.max(1, Math.abs(value))))) {
    differences++;
    console.error(`${path}: ${ours.join(' ')} against ${other.join(' ')}`);
  }
}
if (arcs.length !== theirs.size) differences++;
const ours = variantsOf(log).map(({ activities, cases }) => [
  cases,
  ...activities.map((activity) => log.activities[activity]!),
]);
const variants = await ask(variantsSql(`(${sequenceRows(LOADED)})`, ours.length + 1));
const others = variants.map(({ activities, cases }) => [
  cases,
  ...activities.map((activity) => names[activity]!),
]);
if (JSON.stringify(ours) !== JSON.stringify(others)) differences++;
console.log(
  differences === 0
    ? `Same answers as DuckDB: ${log.time.length} events, ${arcs.length} paths with every figure, ${ours.length} variants.`
    : `${differences} answers differ from DuckDB's.`,
);
process.exit(differences === 0 ? 0 : 1);

function figuresOf(arc: DfgArc | undefined): number[] {
  if (arc === undefined) return [];
  const { min, mean, median, p90, max } = arc.seconds;
  return [arc.count, arc.cases, min, mean, median, p90, max];
}

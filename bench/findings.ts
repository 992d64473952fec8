// The findings of docs/findings.md, from the public logs beside the checkout: `node bench/findings.ts bpic2012` and
// `node bench/findings.ts maven_crm`. Prints every finding with n, interval and q; `--json` gives them as data.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLog } from '@portolan/formats';
import {
  benjaminiHochberg,
  compareSegments,
  findObstacles,
  findTriggers,
  segmentOf,
  whatMakesFast,
  whatWinnersShare,
  wilson,
  type Column,
  type EventLog,
  type OutcomeDifference,
  type TimeDifference,
  type WhyOptions,
} from '@portolan/mining';

const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));

async function* whole(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(`${data}${path}`);
}

/** The application's states are the stages; what is done with offers and by people happens meanwhile. */
async function bpic2012(): Promise<readonly [EventLog, WhyOptions]> {
  const { log } = await readLog(whole('bpic2012/bpic2012.xes.gz'), { format: 'xes', lifecycle: 'complete' });
  return [
    log,
    {
      won: ['A_ACTIVATED', 'A_APPROVED', 'A_REGISTERED'],
      lost: ['A_DECLINED'],
      other: ['A_CANCELLED'],
      stages: log.activities.filter((name) => name.startsWith('A_')),
    },
  ];
}

/** The rows of a small CSV file without quotes, by the first column. */
function table(path: string): Map<string, ReadonlyMap<string, string>> {
  const [head, ...lines] = readFileSync(`${data}${path}`, 'utf8').replaceAll('\r', '').trim().split('\n');
  const names = head!.split(',');
  return new Map(
    lines.map((line) => {
      const fields = line.split(',');
      return [fields[0]!, new Map(names.map((name, i) => [name, fields[i] ?? '']))];
    }),
  );
}

/** An attribute of what the value of `column` stands for, as an attribute of the case; '' is none. */
function joined(
  column: Column | undefined,
  rows: ReadonlyMap<string, ReadonlyMap<string, string>>,
  name: string,
): Column {
  if (column?.kind !== 'words') throw new Error(`no column of words to join ${name} on`);
  const found = column.values.map((value) => rows.get(value)?.get(name) ?? '');
  if (found.every((value) => value === '' || Number.isFinite(Number(value)))) {
    const numbers = found.map((value) => (value === '' ? Number.NaN : Number(value)));
    return {
      kind: 'numbers',
      values: Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN),
    };
  }
  const values = [...new Set(found)];
  return {
    kind: 'words',
    values,
    codes: column.codes.map((code) =>
      (found[code] ?? '') === '' ? 0xffff_ffff : values.indexOf(found[code]!),
    ),
  };
}

async function mavenCrm(): Promise<readonly [EventLog, WhyOptions]> {
  const { log } = await readLog(whole('maven_crm/sales_pipeline.csv'), {
    format: 'csv',
    columns: {
      kind: 'stageDates',
      case: 'opportunity_id',
      stages: [{ stage: 'Engaging', column: 'engage_date' }],
      outcome: { column: 'deal_stage', dateColumn: 'close_date' },
    },
  });
  const attributes = new Map(log.caseAttributes);
  const accounts = table('maven_crm/accounts.csv');
  for (const name of [
    'sector',
    'year_established',
    'revenue',
    'employees',
    'office_location',
    'subsidiary_of',
  ]) {
    attributes.set(name, joined(attributes.get('account'), accounts, name));
  }
  const teams = table('maven_crm/sales_teams.csv');
  for (const name of ['manager', 'regional_office']) {
    attributes.set(name, joined(attributes.get('sales_agent'), teams, name));
  }
  // The pipeline writes "GTXPro" for the catalogue's "GTX Pro".
  const products = table('maven_crm/products.csv');
  products.set('GTXPro', products.get('GTX Pro')!);
  for (const name of ['series', 'sales_price']) {
    attributes.set(name, joined(attributes.get('product'), products, name));
  }
  return [
    { ...log, caseAttributes: attributes },
    { won: ['Won'], lost: ['Lost'] },
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const days = (seconds: number): string => (seconds / 86_400).toFixed(2);
const small = (value: number): string =>
  value === 0 ? 'below 1e-300' : value < 0.001 ? value.toExponential(1) : value.toFixed(3);
const at = ({ landmark }: OutcomeDifference | TimeDifference): string =>
  landmark.leaving ? `leaving ${landmark.stage}` : landmark.stage;

function outcomeRow(found: OutcomeDifference): string {
  const { with: yes, without: no, ratio } = found;
  return [
    at(found),
    JSON.stringify(found.feature),
    `${yes.won} of ${yes.n} (${percent(yes.share)})`,
    `${no.won} of ${no.n} (${percent(no.share)})`,
    `${ratio.value.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`,
    small(found.q),
  ].join(' | ');
}

function timeRow(found: TimeDifference): string {
  const { with: yes, without: no, difference } = found;
  return [
    at(found),
    JSON.stringify(found.feature),
    `${days(yes.medianSeconds)} (n ${yes.n})`,
    `${days(no.medianSeconds)} (n ${no.n})`,
    `${days(difference.value)} (${days(difference.low)} to ${days(difference.high)})`,
    small(found.q),
  ].join(' | ');
}

/** How often each value of some attributes is won against all others: one family of questions. */
function byValue(log: EventLog, options: WhyOptions, names: readonly string[]): string[] {
  const rows = names.flatMap((name) => {
    const column = log.caseAttributes.get(name);
    if (column?.kind !== 'words') return [];
    return column.values.flatMap((value) => {
      const segment = segmentOf(log, { attributes: [{ name, values: [value] }] });
      const known = segmentOf(log, { attributes: [{ name, values: column.values }] });
      const others = known.map((flag, c) => flag - segment[c]!);
      const found = compareSegments(log, segment, others, options);
      return found.kind === 'compared' && found.won ? [{ name, value, won: found.won }] : [];
    });
  });
  const q = benjaminiHochberg(rows.map(({ won }) => won.p));
  return rows
    .map(({ name, value, won: { a, b, ratio, p } }, i) =>
      [
        `${name} = ${value}`,
        `${a.hits} of ${a.n} (${percent(a.share)}: ${percent(a.low)} to ${percent(a.high)})`,
        `${b.hits} of ${b.n} (${percent(b.share)})`,
        `${ratio.value.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`,
        small(p),
        small(q[i]!),
      ].join(' | '),
    )
    .toSorted();
}

const logs: Readonly<Record<string, () => Promise<readonly [EventLog, WhyOptions]>>> = {
  bpic2012,
  maven_crm: mavenCrm,
};
const [name = '', flag] = process.argv.slice(2);
const read = logs[name];
if (!read) throw new Error(`which log? One of: ${Object.keys(logs).join(', ')}`);
const [log, options] = await read();
const winners = whatWinnersShare(log, options);
const speed = whatMakesFast(log, options);
const triggers = findTriggers(log, options);
const obstacles = findObstacles(log, options);
if (flag === '--json') {
  console.log(JSON.stringify({ winners, speed, triggers, obstacles }));
} else {
  console.log(`${log.caseIds.length} cases, ${log.time.length} events\n`);
  console.log('What goes with winning: landmark | feature | with | without | risk ratio (95 %) | q');
  for (const finding of winners.findings) {
    console.log(outcomeRow(finding));
    for (const echo of finding.echoes.slice(0, 3)) console.log(`    echo: ${outcomeRow(echo)}`);
  }
  console.log(`(${winners.asked} questions; suspected leaks: ${JSON.stringify(winners.suspectedLeaks)})\n`);
  for (const landmark of winners.landmarks) console.log(JSON.stringify(landmark));
  console.log(
    '\nWhat goes with the time to winning, median days: landmark | feature | with | without | difference | q',
  );
  for (const finding of speed.findings) console.log(timeRow(finding));
  console.log(
    '\nWhat goes with advancing sooner: stage | activity | hazard ratio (95 %) | advanced after, before | q',
  );
  for (const { stage, activity, ratio, visits, visitsWith, q } of triggers.triggers) {
    console.log(
      `${stage} | ${activity} (${visitsWith} of ${visits}) | ${ratio.value.toFixed(2)} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}) | ${ratio.after}, ${ratio.before} | ${small(q)}`,
    );
  }
  console.log('\nWhere cases are lost: stage | lost of those that left (95 %) | of all lost');
  for (const { stage, lost, cases, open, share, ofAllLost } of obstacles) {
    console.log(
      `${stage} | ${lost} of ${cases - open}: ${percent(share.value)} (${percent(share.low)} to ${percent(share.high)}) | ${percent(ofAllLost)}`,
    );
  }
  if (name === 'maven_crm') {
    console.log('\nOne value against the others: value | won | others | risk ratio (95 %) | p | q of these');
    const names = [
      'product',
      'series',
      'sector',
      'regional_office',
      'office_location',
      'manager',
      'sales_agent',
    ];
    for (const row of byValue(log, options, names)) console.log(row);
    console.log('\nWon of those still undecided after so many days');
    const landmarks = [0, 7, 14, 30, 60, 90].map((after) => ({ stage: 'Engaging', days: after }));
    for (const { landmark, won, lost, open } of whatWinnersShare(log, { ...options, landmarks }).landmarks) {
      const { low, high } = wilson(won, won + lost);
      console.log(
        `${landmark.days} | ${won} of ${won + lost}: ${percent(won / (won + lost))} (${percent(low)} to ${percent(high)}), ${open} open`,
      );
    }
  }
}

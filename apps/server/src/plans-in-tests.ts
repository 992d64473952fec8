// For tests: the plans that PostgreSQL really ran for the statements of requests and jobs, and what is wrong with them.
// auto_explain hands every plan to the connection that caused it: with the real values, as the app role under its
// policies, generic plans of prepared statements included, and also of statements inside functions and foreign keys.
import { withConnection } from '../../../testing/database/connection.ts';
import type { TestDatabase } from '../../../testing/database/create-test-database.ts';
import type { Database } from './platform/db/database.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  /** Per loop. */
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface RanPlan {
  /** Whose statement it is: the name given to `during`. */
  readonly by: string;
  readonly text: string;
  readonly plan: PlanNode;
}

export interface PlanRecorder {
  readonly plans: readonly RanPlan[];
  /** Runs `work`; what the database does meanwhile is put down under `name`. One at a time. */
  during<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
} as const;

/** Call it before `db` has opened its first connection. Connections of other pools and threads are not recorded. */
export async function recordPlans(database: TestDatabase, db: Database): Promise<PlanRecorder> {
  if (db.pool.totalCount > 0) throw new Error('Connections that are open already would not be recorded');
  await withConnection(database.ownerUrl, async (owner) => {
    await owner.query("load 'auto_explain'");
    for (const [name, value] of Object.entries(SETTINGS)) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await owner.query(
        `alter role ${database.roleNames.app} in database ${database.name} set ${name} = '${value}'`,
      );
    }
  });

  const plans: RanPlan[] = [];
  let by: string | undefined;
  db.pool.on('connect', (client) => {
    client.on('notice', ({ message }) => {
      const at = message?.indexOf('plan:\n{') ?? -1;
      if (by === undefined || message === undefined || at < 0) return;
      const ran = JSON.parse(message.slice(at + 'plan:'.length)) as { 'Query Text': string; Plan: PlanNode };
      plans.push({ by, text: ran['Query Text'].replaceAll(/\s+/g, ' ').trim(), plan: ran.Plan });
    });
  });
  return {
    plans,
    async during(name, work) {
      by = name;
      try {
        return await work();
      } finally {
        by = undefined;
      }
    },
  };
}

/** To read so many rows of a large table and throw them away is a scan, whatever index it went along. */
const MOST_THROWN_AWAY = 1000;

/** What is wrong with a plan, given the large tables: it reads one of them from end to end, or far more than it gives. */
function faultsOf(node: PlanNode, large: ReadonlySet<string>): string[] {
  const faults = (node.Plans ?? []).flatMap((child) => faultsOf(child, large));
  const table = node['Relation Name'];
  if (table === undefined || !large.has(table)) return faults;
  if (node['Node Type'] === 'Seq Scan') return [...faults, `sequential scan of ${table}`];
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const thrownAway = Math.round(removed * (node['Actual Loops'] ?? 1));
  if (thrownAway > MOST_THROWN_AWAY) {
    faults.push(`${node['Node Type']} of ${table} throws ${thrownAway} rows away`);
  }
  return faults;
}

/** Every fault once, as `<who>: <what>: <statement>`. */
export function scansIn(plans: readonly RanPlan[], large: ReadonlySet<string>): string[] {
  const found = plans.flatMap(({ by, text, plan }) =>
    faultsOf(plan, large).map((fault) => `${by}: ${fault}: ${text}`),
  );
  return [...new Set(found)];
}

// Fills a database for the benchmark of the pipeline: one workspace of 50 with many deals, companies, contacts and
// events, written as SQL in the form that the server itself writes; a member in a team of ten of twenty sellers, with
// rules that narrow what the role reaches, so that reach and field access are really asked.
import type { Client } from 'pg';
import { SALES_MAP } from '../apps/server/src/deals-in-tests.ts';

export interface Seeded {
  readonly workspaceId: string;
  readonly processId: string;
  readonly versionId: string;
  readonly userId: string;
  readonly team: readonly string[];
  /** Deals of the team in Qualify. */
  readonly mine: readonly string[];
  readonly companies: readonly string[];
  readonly stageOf: Map<string, string>;
}

interface Target {
  base: string;
  cookie: string;
}
interface Input {
  readonly target: Target;
  readonly call: (
    target: Target,
    method: string,
    route: string,
    body?: object,
  ) => Promise<{ status: number; text: string; cookie: string }>;
  readonly json: <T>(target: Target, method: string, route: string, body?: object) => Promise<T>;
  readonly owner: Client;
  readonly deals: number;
  readonly large: boolean;
}

export const PASSWORD = 'correct horse battery';

export async function seedPipeline({ target, call, json, owner, deals, large }: Input): Promise<Seeded> {
  const set = await call(target, 'POST', '/api/v1/setup', {
    name: 'Owner',
    email: 'owner@example.com',
    password: PASSWORD,
    workspaceName: 'Bench',
  });
  if (set.status >= 400) throw new Error(set.text);
  const boss: Target = { base: target.base, cookie: set.cookie };
  const { workspaces } = JSON.parse(set.text) as { workspaces: { id: string }[] };
  const workspaceId = workspaces[0]!.id;

  const process = await json<{ id: string; draft: { id: string; revision: number } }>(
    boss,
    'POST',
    '/api/v1/processes',
    { name: 'New business', caseKind: 'deal', purpose: '', map: benchMap() },
  );
  await json(boss, 'PATCH', `/api/v1/processes/${process.id}`, { settings: { signatures: 'none' } });
  await json(boss, 'POST', `/api/v1/versions/${process.draft.id}/publish`, { revision: 0 });

  const invitation = await json<{ path: string }>(boss, 'POST', '/api/v1/invitations', { role: 'member' });
  const token = invitation.path.split('#').at(-1)!.split('=').at(-1)!;
  const joined = await call(target, 'POST', '/api/v1/invitations/accept', {
    token,
    name: 'Seller',
    email: 'seller@example.com',
    password: PASSWORD,
  });
  if (joined.status >= 400) throw new Error(joined.text);
  target.cookie = joined.cookie;
  const userId = (JSON.parse(joined.text) as { user: { id: string } }).user.id;

  const sellers = await insertSellers(owner, workspaceId, 19);
  const team = [userId, ...sellers.slice(0, 9)];
  const made = await json<{ id: string }>(boss, 'POST', '/api/v1/teams', { name: 'North' });
  await json(boss, 'PUT', `/api/v1/teams/${made.id}/members`, { members: team.map((id) => ({ id })) });
  await json(boss, 'PUT', '/api/v1/access/rules', {
    revision: 0,
    rules: {
      records: [{ role: 'member', about: 'deal', processId: null, read: 'team', change: 'team' }],
      fields: [{ role: 'member', about: 'deal', processId: null, field: 'competitors', access: 'hidden' }],
    },
  });

  const seeded = { workspaceId, processId: process.id, versionId: process.draft.id };
  await fill(owner, { ...seeded, owners: [...team, ...sellers.slice(9)], deals, large });
  const { rows: mine } = await owner.query<{ id: string }>(
    `select id from deals where workspace_id = $1 and node_id = 'qualify' and owner_id = any($2::uuid[]) limit 5000`,
    [workspaceId, team],
  );
  const { rows: companies } = await owner.query<{ id: string }>(
    'select id from companies where workspace_id = $1 limit 1000',
    [workspaceId],
  );
  return {
    ...seeded,
    userId,
    team,
    mine: mine.map(({ id }) => id),
    companies: companies.map(({ id }) => id),
    stageOf: new Map(mine.map(({ id }) => [id, 'qualify'])),
  };
}

/** With a way back from Offer, and a gate that warns: what is missing is looked at and recorded with every move. */
function benchMap(): object {
  const nodes = (SALES_MAP.nodes ?? []).map((node) =>
    node.id === 'qualify' ? { ...node, gate: 'warn' } : node,
  );
  return {
    ...SALES_MAP,
    nodes,
    paths: [...(SALES_MAP.paths ?? []), { id: 'back', from: 'offer', to: 'qualify' }],
  };
}

async function insertSellers(owner: Client, workspaceId: string, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `with made as (
      insert into users (id, name, email)
      select gen_random_uuid(), 'Seller ' || n, 'seller' || n || '@example.com' from generate_series(1, $2) n
      returning id)
    insert into members (workspace_id, user_id, role) select $1, id, 'member' from made returning user_id as id`,
    [workspaceId, count],
  );
  return rows.map(({ id }) => id);
}

const WORDS = `(array['Harbour','River','Lake','Canal','Dock','Bridge','Tower','Field','Garden','Forest'])`;

async function fill(
  owner: Client,
  {
    workspaceId,
    processId,
    versionId,
    owners,
    deals,
    large,
  }: {
    readonly workspaceId: string;
    readonly processId: string;
    readonly versionId: string;
    readonly owners: readonly string[];
    readonly deals: number;
    readonly large: boolean;
  },
): Promise<void> {
  const contacts = large ? 500_000 : deals;
  const companies = Math.ceil(contacts / 5);
  const perDeal = large ? 25 : 4;
  await owner.query('begin');
  await owner.query(
    `insert into companies (workspace_id, id, name, search, created_at, updated_at)
      select $1, gen_random_uuid(), name, array_to_tsvector(array[lower(split_part(name, ' ', 1)), n::text]), now(), now()
      from (select n, ${WORDS}[1 + n % 10] || ' ' || n as name from generate_series(1, $2) n) s`,
    [workspaceId, companies],
  );
  await owner.query(
    `with firms as (
      select array_agg(id) as ids from (select id from companies where workspace_id = $1 limit 50000) x)
    insert into contacts (workspace_id, id, name_parts, name, sort_name, company_id, search, created_at, updated_at)
      select $1, gen_random_uuid(), json_build_object('given', name), name, name,
        ids[1 + n % array_length(ids, 1)], array_to_tsvector(array[lower(split_part(name, ' ', 1)), n::text]), now(), now()
      from (select n, ${WORDS}[1 + n % 10] || ' Person ' || n as name from generate_series(1, $2) n) s, firms`,
    [workspaceId, contacts],
  );
  await owner.query(
    `with firms as (
      select array_agg(id) as ids from (select id from companies where workspace_id = $1 limit 50000) x)
    insert into deals (workspace_id, id, process_id, version_id, node_id, entered_at, name, amount_minor, currency,
      close_on, source, company_id, owner_id, tags, custom, details, created_at, updated_at, revision, next_step,
      next_step_at, next_activity_id, search, expected_days, gate_total, gate_missing, ended_at, end_kind, standing)
    select $1, gen_random_uuid(), $2, $3,
      (array['lead','qualify','offer','nurture','lost'])[1 + n % 5], now() - n % 90 * interval '1 day',
      ${WORDS}[1 + n % 10] || ' deal ' || n, (n * 7919::bigint) % 10000000, 'EUR', current_date + n % 200,
      (array['Web','Fair','Referral'])[1 + n % 3], ids[1 + n % array_length(ids, 1)],
      ($4::uuid[])[1 + n % 20], array['tag' || n % 7], '{}',
      '{"problem": "They lose water and do not know where", "competitors": [], "people": [], "lines": [], "ticks": {},
        "confirmed": null, "handover": null, "end": null, "noes": 0, "done": {}, "documents": [], "mergedInto": null,
        "continuedFrom": null, "continuesIn": null}',
      now() - interval '90 days', now() - n % 1000 * interval '1 minute', 1, 'Call them back',
      now() + (n % 30 - 5) * interval '1 day', gen_random_uuid(),
      array_to_tsvector(array[lower(${WORDS}[1 + n % 10]), 'deal', n::text]), 14, 4, n % 4,
      case when n % 5 = 4 then now() end, case when n % 5 = 4 then 'lost' end,
      (array['working','working','working','resting','ended'])[1 + n % 5]
    from generate_series(1, $5) n, firms`,
    [workspaceId, processId, versionId, owners, deals],
  );
  await owner.query(
    `insert into events (workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind, process_id,
      version_id, from_node, to_node, payload)
    select d.workspace_id, gen_random_uuid(), 'deal', d.id, d.id, case when k = 1 then 'created' else 'entered' end,
      d.entered_at - (30 - k) * interval '1 day', 'system', d.process_id, d.version_id,
      case when k > 1 then (array['qualify','offer'])[1 + k % 2] end,
      case when k = 1 then 'lead' else (array['offer','qualify'])[1 + k % 2] end,
      '{"through": [], "cause": null, "no": null, "missing": [], "handover": null, "backOn": null}'
    from deals d, generate_series(1, $2) k where d.workspace_id = $1`,
    [workspaceId, perDeal],
  );
  if (large) await fillOthers(owner);
  await owner.query('commit');
}

/** 49 more workspaces with a thousand deals' worth of contacts each. */
async function fillOthers(owner: Client): Promise<void> {
  await owner.query(
    `with made as (
      insert into workspaces (workspace_id, name) select gen_random_uuid(), 'Other ' || n from generate_series(1, 49) n
      returning workspace_id)
    insert into contacts (workspace_id, id, name_parts, name, sort_name, search, created_at, updated_at)
    select workspace_id, gen_random_uuid(), '{}', 'Person ' || n, 'Person ' || n,
      array_to_tsvector(array['person', n::text]), now(), now()
    from made, generate_series(1, 1000) n`,
  );
}

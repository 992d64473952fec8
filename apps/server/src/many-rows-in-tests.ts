// For tests: every table of the product filled with 100,000 rows in a thousand workspaces. A large share belongs to
// one of them: a fifth of what is listed page by page, 200 rows of what is listed whole.
import { withConnection } from '../../../testing/database/connection.ts';

const ROWS = 100_000;

/** Tables that stay small whatever happens. */
const SMALL = new Set(['installation']);

export interface Ours {
  readonly workspaceId: string;
  /** A finished log of this workspace; the rejected rows become its. */
  readonly logId: string;
}

const V7 = `create function v7(n bigint) returns uuid language sql immutable
  return (lpad(to_hex(1700000000000 + n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid`;

/**
 * What the rows are made of: the number `n`; `id`, in the order of time; `other`, one of a thousand workspaces; `log`, one
 * of its ten logs with ten rows each; `paged` and `whole`, a workspace that is ours in so many rows.
 */
const MANY = `create unlogged table many as
  select n, id, other, log,
    case when n % 5 = 0 then $1::uuid else other end as paged,
    case when n % 500 = 0 then $1::uuid else other end as whole
  from generate_series(1::bigint, ${ROWS}) n,
    lateral (select v7(n) as id, v7(1 + n % 1000) as other, v7(n % 10000) as log) ids`;

const FILL: Readonly<Record<string, string>> = {
  users: "(id, name, email) select id, 'User ' || n, 'user' || n || '@many.example'",
  sessions:
    "(id, user_id, token, expires_at) select id, id, 'token ' || n, now() + interval '1 day' * (n % 60 - 30)",
  accounts: "(id, user_id, account_id, provider_id, password) select id, id, id::text, 'credential', 'hash'",
  verifications:
    "(id, identifier, value, expires_at) select id, 'user' || n || '@many.example', 'value', now()",
  installation_audit:
    "(id, at, actor_kind, action) select id, now() - interval '1 minute' * n, 'user', 'session.sign_in_refused'",
  workspaces: "(workspace_id, name) select id, 'Workspace ' || n",
  members: `(workspace_id, user_id, role) select whole, id, 'member'`,
  invitations: `(workspace_id, id, token_hash, role, expires_at)
    select whole, id, sha256(int8send(n)), 'member', now() + interval '1 day' * (n % 14 - 7)`,
  api_keys: `(workspace_id, id, name, role, prefix, secret_hash)
    select whole, id, 'Key ' || n, 'viewer', 'ptl_abcdef', sha256(int8send(n))`,
  audit_entries: `(workspace_id, id, at, actor_kind, action)
    select paged, id, now() - interval '1 minute' * n, 'user', 'log.import'`,
  logs: `(workspace_id, id, name, file_name, origin, state, run_id, created_at, touched_at)
    select paged, id, 'Log ' || n, 'log.csv', 'upload', 'ready', id, now(), now()`,
  log_upload_chunks: `(workspace_id, log_id, seq, compressed, data)
    select other, log, n / 10000, false, '\\x00'`,
  log_chunks: `(workspace_id, log_id, name, data)
    select other, log, 'column ' || n / 10000, '\\x00'`,
  log_results: `(workspace_id, log_id, kind, data)
    select other, id, case n % 2 when 0 then 'analysis' else 'layout' end, '\\x00'`,
  log_rejects: `(workspace_id, log_id, seq, line, reason, content)
    select other, log, n, n, 'no time', 'a;b;c'`,
  processes: `(workspace_id, id, name, case_kind, purpose, settings, created_at, archived_at)
    select whole, id, 'Process ' || n, 'deal', '', '{"signatures": "all", "check": {}}', now(),
      case when n % 1000 = 0 then now() end`,
  // As many drafts as published versions, one of either per process.
  map_versions: `(workspace_id, id, process_id, number, state, map, stages, revision, content_revision, created_at,
      updated_at)
    select whole, id, id, 1, case n % 1000 when 500 then 'published' else 'draft' end, '\\x00', 1, 0, 0, now(), now()`,
  map_edits: `(workspace_id, version_id, revision, command, inverse, bytes, client, key, at)
    select other, log, n, '{}', '{}', 4, 'tab', 'key ' || n, now()`,
  map_edit_touches: `(workspace_id, version_id, about, revision)
    select other, log, 'nodes/n' || n % 100, n`,
  map_named_states: `(workspace_id, id, version_id, name, revision, map, created_at)
    select other, id, log, 'State ' || n, 0, '\\x00', now()`,
  map_comments: `(workspace_id, id, process_id, version_id, about, kind, text, created_at, resolved_at)
    select other, id, log, log, 'map', 'comment', 'Words', now(), case when n % 2 = 0 then now() end`,
  map_stakeholders: `(workspace_id, version_id, user_id, position)
    select other, log, id, n / 10000`,
  map_signatures: `(workspace_id, version_id, user_id, id, answer, note, revision, at)
    select other, log, id, id, 'signed', '', 0, now()`,
  map_readers: `(workspace_id, version_id, user_id) select other, log, id`,
  map_shares: `(workspace_id, id, process_id, label, token_hash, sealed_token, created_at)
    select other, id, log, 'Link ' || n, sha256(int8send(n)), '\\x00', now()`,
  events: `(workspace_id, id, about, record_id, deal_id, kind, happened_at, actor_kind, process_id, to_node)
    select paged, id, 'deal', log, log, 'moved', now(), 'system', other, 'offer'`,
  idempotency_keys: `(workspace_id, actor_id, key, route, request_hash, at, claim, status)
    select paged, id, 'key ' || n, 'createProcess', '\\x00', now() - interval '1 second' * n, id, 201`,
  teams: `(workspace_id, id, name, created_at) select whole, id, 'Team ' || n, now()`,
  team_members: `(workspace_id, team_id, user_id, is_lead) select whole, id, id, false`,
  access_rules: `(workspace_id, rules, revision, changed_at)
    select id, '{"records": [], "fields": []}', 1, now()`,
  bin_days: `(workspace_id, day) select other, date '2020-01-01' + (n / 1000)::int`,
  views: `(workspace_id, id, about, name, definition, is_shared, owner_id, created_at, updated_at)
    select whole, id, 'deal', 'View ' || n,
      '{"processId": null, "filter": null, "q": "", "columns": [], "sort": null, "group": null, "sums": [],
        "layout": "table"}', n % 2 = 0, log, now(), now()`,
  view_places: `(workspace_id, user_id, view_id, about, is_default) select other, log, id, 'deal', false`,
  // In ours, of one owner each, half of them open.
  activities: `(workspace_id, id, kind, subject, due_at, minutes, owner_id, deal_id, company_id, priority, done_at,
      created_at, updated_at)
    select paged, id, 'call', 'Call ' || n, now() + interval '1 minute' * (n - 50000), 30, log, log, log, 'normal',
      case when n % 2 = 0 then now() - interval '1 minute' * n end, now(), now()`,
  activity_people: `(workspace_id, activity_id, contact_id, place) select paged, id, log, 0`,
  // Names are rare, tags and sources common; one in a thousand is in the bin.
  companies: `(workspace_id, id, name, domain, parent_id, owner_id, tags, search, created_at, updated_at, deleted_at)
    select paged, id, 'Company ' || n, 'company' || n || '.example', log, log, array['tag ' || n % 100],
      array_to_tsvector(array['company', n::text]), now() - interval '1 minute' * n, now() - interval '1 minute' * n,
      case when n % 1000 = 0 then now() end`,
  contacts: `(workspace_id, id, name_parts, name, sort_name, emails, company_id, owner_id, tags, search, created_at,
      updated_at, deleted_at)
    select paged, id, jsonb_build_object('given', 'Person', 'family', n::text), 'Person ' || n, n || ' Person',
      jsonb_build_array(jsonb_build_object('address', 'person' || n || '@many.example', 'kind', 'work')), log, log,
      array['tag ' || n % 100], array_to_tsvector(array['person', n::text]), now() - interval '1 minute' * n,
      now() - interval '1 minute' * n, case when n % 1000 = 0 then now() end`,
  deals: `(workspace_id, id, process_id, version_id, node_id, entered_at, name, amount_minor, currency, close_on, source,
      company_id, owner_id, tags, custom, details, search, ended_at, end_kind, standing, created_at, updated_at,
      deleted_at, revision, expected_days)
    select paged, id, log, log, case n % 2 when 0 then 'offer' else 'qualify' end, now() - interval '1 minute' * n,
      'Deal ' || n, n * 100, 'EUR', date '2031-01-01' + (n % 365)::int, 'web', log, log, array['tag ' || n % 100], '{}',
      '{"problem": "", "competitors": [], "people": [], "lines": [], "ticks": {}, "confirmed": null, "handover": null,
        "end": null, "noes": 0, "done": {}, "documents": [], "mergedInto": null, "continuedFrom": null,
        "continuesIn": null}', array_to_tsvector(array['deal', n::text]),
      case when n % 3 = 0 then now() - interval '1 minute' * n end, case when n % 3 = 0 then 'lost' end,
      case when n % 3 = 0 then 'ended' else 'working' end, now() - interval '1 minute' * n,
      now() - interval '1 minute' * n, case when n % 1000 = 0 then now() end, 1, 7`,
  deal_people: `(workspace_id, deal_id, contact_id, part) select paged, id, log, 'champion'`,
  deal_transfers: `(workspace_id, id, process_id, to_version, steps, refused, at)
    select paged, id, log, log, '[]', 0, now() - interval '1 minute' * n`,
  field_definitions: `(workspace_id, id, about, key, type, definition, place, created_at)
    select other, id, 'deal', 'key' || n, 'text', '{}', n % 100, now()`,
  products: `(workspace_id, id, name, code, price_minor, currency, unit, description, created_at, updated_at)
    select paged, id, 'Product ' || n, 'P-' || n, 100, 'EUR', '', '', now(), now()`,
  exchange_rates: `(workspace_id, currency, base, on_day, rate, set_at)
    select paged, 'US' || chr(65 + (n % 26)::int), 'EUR', date '1900-01-01' + n::int, 1.1, now()`,
  relations: `(workspace_id, id, from_about, from_id, to_about, to_id, kind, note, created_at)
    select paged, id, 'contact', id, 'company', v7(200000 + n % 10000), 'knows', '', now()`,
  record_tags: `(workspace_id, about, tag, record_id)
    select paged, (array['deal', 'contact', 'company'])[1 + n % 3], 'tag ' || n % 100, id`,
  record_keys: `(workspace_id, key, record_id) select paged, 'name company ' || n, id`,
  duplicate_pairs: `(workspace_id, about, a_id, b_id, score, because, found_at, dismissed_at)
    select paged, case n % 2 when 0 then 'contact' else 'company' end, id, v7(200000 + n), 0.8, '[]', now(),
      case when n % 4 = 0 then now() end`,
  merges: `(workspace_id, id, about, survivor_id, other_id, undo, moved, at)
    select paged, id, 'company', log, id, '{}', '{}', now()`,
  notes: `(workspace_id, id, about, record_id, body, text, mentions, author_kind, created_at, updated_at)
    select paged, id, 'deal', log, '{"type": "doc", "content": []}', '', '{}', 'user', now(), now()`,
  files: `(workspace_id, id, about, record_id, name, content_type, bytes, created_at, ready_at)
    select paged, id, 'deal', log, 'File ' || n, 'text/plain', 1, now(), now()`,
  file_chunks: `(workspace_id, file_id, seq, data) select paged, id, 0, '\\x00'`,
  calendar_feeds: `(workspace_id, id, user_id, token_hash, created_at)
    select whole, id, id, sha256(int8send(n)), now()`,
  clean_up_runs: `(workspace_id, id, whose, started_at, started_by, finished_at, before)
    select paged, id, 'mine', now(), log, now(), '{}'`,
  imports: `(workspace_id, id, name, state, tool, settings, words, counts, examples, created_at, begun)
    select paged, id, 'Import ' || n, 'done', 'other', '{"stages": [], "owners": [], "products": [], "matchBy": [],
        "onMatch": "fill", "makeNamed": true, "processId": null}',
      '{"stages": [], "owners": [], "products": [], "variants": []}', '[]', '[]', now(), true`,
  import_files: `(workspace_id, id, import_id, name, state, sha256, touched_at)
    select paged, id, id, 'File ' || n, 'ready', sha256(int8send(n)), now()`,
  import_chunks: `(workspace_id, file_id, seq, compressed, data) select paged, id, 0, false, '\\x00'`,
  import_parts: `(workspace_id, import_id, place, file_id, entity, rows, data)
    select paged, id, 0, id, 'deals', 1, '\\x00'`,
  import_rejects: `(workspace_id, import_id, file_id, line, phase, entity, code, params, message, text)
    select paged, id, id, n, 'read', 'deals', 'no_deal_name', '{}', '', ''`,
  import_records: `(workspace_id, import_id, about, record_id, what, revision)
    select paged, id, 'deal', id, 'created', 1`,
  record_sources: `(workspace_id, tool, about, source_id, record_id) select paged, 'other', 'deal', 'S' || n, id`,
  clean_up_decisions: `(workspace_id, id, run_id, deal_id, list, what, details, at)
    select paged, id, log, log, 'stale', 'keep', '{}', now()`,
};

/** Fills tables past row-level security and foreign keys (which are triggers, and would cost most of the time). */
function fill(ownerUrl: string, statements: Iterator<string>): Promise<void> {
  return withConnection(ownerUrl, async (owner) => {
    await owner.query('set session_replication_role = replica');
    for (let next = statements.next(); next.done !== true; next = statements.next()) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      await owner.query(next.value);
    }
  });
}

/**
 * Fills every table and analyses them.
 * @param ownerUrl connects as the owner
 * @returns the names of the tables that are large now
 * @throws when a registered table has no rows here: a new table needs its line above.
 */
export async function fillTables(ownerUrl: string, ours: Ours): Promise<ReadonlySet<string>> {
  await withConnection(ownerUrl, async (owner) => {
    await owner.query(V7);
    await owner.query(MANY, [ours.workspaceId]);
  });
  const statements = Object.entries(FILL).map(([table, rows]) => `insert into ${table} ${rows} from many`);
  const queue = statements.values();
  await Promise.all([fill(ownerUrl, queue), fill(ownerUrl, queue)]);
  return withConnection(ownerUrl, async (owner) => {
    // As many of our log as are kept; they lie together, because they are written together.
    await owner.query(
      `insert into log_rejects (workspace_id, log_id, seq, line, reason, content)
        select $1, $2, n, n, 'no time', 'a;b;c' from many where n <= 10000`,
      [ours.workspaceId, ours.logId],
    );
    await owner.query('drop table many');
    await owner.query('drop function v7');
    await owner.query('analyze');
    const { rows } = await owner.query<{ name: string; large: boolean }>(
      `select a.table_name as name, c.reltuples >= $1 as large from portolan.table_access a
        join pg_class c on c.oid = ('public.' || a.table_name)::regclass`,
      [ROWS * 0.9],
    );
    const missing = rows.filter(({ name, large }) => !large && !SMALL.has(name)).map(({ name }) => name);
    if (missing.length > 0) throw new Error(`Tables without many rows: ${missing.join(', ')}`);
    return new Set(rows.filter(({ large }) => large).map(({ name }) => name));
  });
}

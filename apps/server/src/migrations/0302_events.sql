-- What happened to every record, append-only: deals are rebuilt from it, timelines and live screens read it, the
-- workspace's own event log is made from it.

create table events (
  -- No reference to workspaces: the policy lets a row in only under the workspace of its transaction.
  workspace_id uuid not null,
  -- The transaction that wrote it. Numbers are given out before transactions end, so that neither `seq` nor `xid` alone
  -- tells what a reader has seen; (xid, seq) does, below the oldest transaction that still runs.
  xid xid8 not null default pg_current_xact_id(),
  -- Within one record, in the order in which things happened to it: writers hold the record's row.
  seq bigint generated always as identity (cache 1),
  id uuid not null,
  about text not null,
  record_id uuid not null,
  -- The deal whose timeline it belongs to, where it is about something else.
  deal_id uuid,
  kind text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor_kind text not null,
  actor_id uuid,
  process_id uuid,
  version_id uuid,
  from_node text,
  to_node text,
  payload jsonb not null default '{}',
  primary key (workspace_id, xid, seq)
);
create index events_seq on events (workspace_id, seq);
create index events_record on events (workspace_id, record_id, seq);
create index events_deal on events (workspace_id, deal_id, seq) where deal_id is not null;
-- Moves of deals on the map of one process, for its event log.
create index events_moves on events (workspace_id, process_id, seq) where to_node is not null;
select portolan.tenant_table('events', 'select, insert');

-- Whoever asks: a table's owner may do everything a grant could forbid, so a trigger says no.
create function portolan.keep_rows() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'rows of % are only added, never changed or removed', tg_table_name
    using errcode = 'restrict_violation';
end
$$;
create trigger keep_rows before update or delete or truncate on events
  for each statement execute function portolan.keep_rows();

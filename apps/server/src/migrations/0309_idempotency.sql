-- Answers that are kept for a day, so that a request sent twice with one key takes effect once.

create table idempotency_keys (
  workspace_id uuid not null,
  -- A user or an API key: keys of different callers are different.
  actor_id uuid not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  at timestamptz not null default now(),
  -- Who is at work on it, and the last sign of life from there.
  claim uuid not null,
  claimed_at timestamptz not null default now(),
  -- The answer, once there is one; its body and revision are sealed with the installation's secret, because some answers
  -- are shown only once.
  status smallint,
  answer bytea,
  primary key (workspace_id, actor_id, key)
);
create index idempotency_keys_at on idempotency_keys (workspace_id, at);
select portolan.tenant_table('idempotency_keys', 'select, insert, update, delete');

-- Feeds that calendar programs read.

-- At most one feed per person that is not revoked.
create table calendar_feeds (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create unique index calendar_feeds_live on calendar_feeds (workspace_id, user_id) where revoked_at is null;
create index calendar_feeds_by_token on calendar_feeds (token_hash);
select portolan.tenant_table('calendar_feeds', 'select, insert, update');

-- The feed behind a secret, before a workspace is known, while its person is a member.
create function api.calendar_feed(p_hash bytea)
returns table (workspace_id uuid, id uuid, user_id uuid, role text, config_version bigint)
language sql stable security definer set search_path = '' as $$
  select f.workspace_id, f.id, f.user_id, m.role, w.config_version
  from public.calendar_feeds f
  join public.members m on m.workspace_id = f.workspace_id and m.user_id = f.user_id
  join public.workspaces w on w.workspace_id = f.workspace_id
  where f.token_hash = p_hash and f.revoked_at is null and m.deactivated_at is null
$$;

-- Processes and their maps: versions, the edits that made them, named states, comments, who agreed, who has read, and
-- links for those outside. A map is compressed JSON (the application's), so PostgreSQL is told not to try again.
-- Nothing here goes with its workspace by itself: published versions are kept until somebody means to erase them.

create table processes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  case_kind text not null,
  purpose text not null,
  settings jsonb not null,
  next_review_on date,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);

create table map_versions (
  workspace_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  number int not null check (number > 0),
  -- A discarded draft stays with its edits; its number is given again.
  state text not null check (state in ('draft', 'published', 'superseded', 'discarded')),
  map bytea not null,
  -- Counted from the map, for lists.
  stages int not null,
  revision int not null,
  content_revision int not null check (content_revision <= revision),
  note text not null default '',
  hypothesis jsonb,
  based_on uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  published_at timestamptz,
  published_by uuid,
  override_reason text,
  primary key (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id)
);
alter table map_versions alter column map set storage external;
create unique index map_versions_one_draft on map_versions (workspace_id, process_id) where state = 'draft';
create unique index map_versions_one_published on map_versions (workspace_id, process_id)
  where state = 'published';
create unique index map_versions_number on map_versions (workspace_id, process_id, number)
  where state <> 'discarded';

-- A published version never changes, whoever asks: a table's owner may do everything a grant could forbid, so a trigger
-- says no. Only its state goes on, from published to superseded.
create function portolan.keep_published() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.state = 'published' and new.state = 'superseded'
    and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then
    return new;
  end if;
  raise exception 'version % of process % is published and never changes', old.number, old.process_id
    using errcode = 'restrict_violation';
end
$$;
create trigger keep_published before update or delete on map_versions
  for each row when (old.state in ('published', 'superseded')) execute function portolan.keep_published();

create function portolan.keep_all_published() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from public.map_versions where state in ('published', 'superseded')) then
    raise exception 'published versions are never removed' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
create trigger keep_all_published before truncate on map_versions
  for each statement execute function portolan.keep_all_published();

-- What made a draft what it is, step by step: append-only.
create table map_edits (
  workspace_id uuid not null,
  version_id uuid not null,
  revision int not null,
  -- json, not jsonb: texts may hold what jsonb refuses (U+0000), and nobody looks inside.
  command json not null,
  inverse json not null,
  bytes int not null,
  actor_id uuid,
  client text not null,
  -- The caller's name for this edit: sent twice, it is applied once.
  key text not null,
  at timestamptz not null,
  primary key (workspace_id, version_id, revision),
  unique (workspace_id, version_id, key),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);

-- Which elements and fields an edit touched. Rows instead of an array: under row-level security an index is used for
-- equality, never for "array contains".
create table map_edit_touches (
  workspace_id uuid not null,
  version_id uuid not null,
  about text not null,
  revision int not null,
  primary key (workspace_id, version_id, about, revision),
  foreign key (workspace_id, version_id, revision) references map_edits (workspace_id, version_id, revision)
);

create table map_named_states (
  workspace_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  name text not null,
  revision int not null,
  map bytea not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);
alter table map_named_states alter column map set storage external;
create index on map_named_states (workspace_id, version_id, id);

create table map_comments (
  workspace_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  version_id uuid not null,
  -- Always a comment that answers none itself: threads are one level deep.
  reply_to uuid,
  about text not null,
  kind text not null check (kind in ('comment', 'proposal', 'doesNotFit')),
  text text not null,
  author_id uuid,
  created_at timestamptz not null,
  edited_at timestamptz,
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id),
  foreign key (workspace_id, reply_to) references map_comments (workspace_id, id) on delete cascade
);
create index on map_comments (workspace_id, process_id, id);
create index on map_comments (workspace_id, reply_to);
create index map_comments_open on map_comments (workspace_id, process_id)
  where resolved_at is null and reply_to is null;

create table map_stakeholders (
  workspace_id uuid not null,
  version_id uuid not null,
  user_id uuid not null references users,
  lane text,
  position int not null,
  primary key (workspace_id, version_id, user_id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);

-- Every answer ever given, append-only; the latest of a person counts.
create table map_signatures (
  workspace_id uuid not null,
  version_id uuid not null,
  user_id uuid not null references users,
  id uuid not null,
  answer text not null check (answer in ('signed', 'objected')),
  note text not null,
  revision int not null,
  at timestamptz not null,
  primary key (workspace_id, version_id, user_id, id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);

create table map_readers (
  workspace_id uuid not null,
  version_id uuid not null,
  user_id uuid not null references users,
  read_at timestamptz,
  primary key (workspace_id, version_id, user_id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);

create table map_shares (
  workspace_id uuid not null,
  id uuid not null,
  process_id uuid not null,
  -- Only this version; null: always the published one.
  version_id uuid,
  label text not null,
  token_hash bytea not null,
  -- The token, encrypted with the installation's secret: those who may share can copy the link again.
  sealed_token bytea not null,
  password_hash text,
  -- Passwords tried within the minute that began then, so that nobody guesses, from however many addresses.
  tries int not null default 0,
  tries_since timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  opened bigint not null default 0,
  last_opened_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id)
);
create index on map_shares (workspace_id, process_id, id);
create index on map_shares (token_hash);

select portolan.tenant_table('processes', 'select, insert, update');
select portolan.tenant_table('map_versions', 'select, insert, update');
select portolan.tenant_table('map_edits', 'select, insert');
select portolan.tenant_table('map_edit_touches', 'select, insert');
select portolan.tenant_table('map_named_states', 'select, insert');
select portolan.tenant_table('map_comments', 'select, insert, update, delete');
select portolan.tenant_table('map_stakeholders', 'select, insert, delete');
select portolan.tenant_table('map_signatures', 'select, insert');
select portolan.tenant_table('map_readers', 'select, insert, update');
select portolan.tenant_table('map_shares', 'select, insert, update');

-- The link of somebody outside, before a workspace is known.
create function api.map_share(p_hash bytea)
returns table (workspace_id uuid, id uuid, process_id uuid, version_id uuid, password_hash text)
language sql stable security definer set search_path = '' as $$
  select s.workspace_id, s.id, s.process_id, s.version_id, s.password_hash
  from public.map_shares s
  where s.token_hash = p_hash and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())
$$;

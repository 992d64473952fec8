-- Accounts (better-auth's tables, under our names), the installation, workspaces, members, invitations,
-- API keys and the audit log.

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select portolan.shared_table('users', 'select, insert, update, delete');

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sessions (user_id);
select portolan.shared_table('sessions', 'select, insert, update, delete');

create table accounts (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index on accounts (user_id);
select portolan.shared_table('accounts', 'select, insert, update, delete');

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on verifications (identifier);
select portolan.shared_table('verifications', 'select, insert, update, delete');

-- One row once an owner exists: who inserts it has done the set-up, everybody else comes too late.
create table installation (
  only_row boolean primary key default true check (only_row),
  owner_user_id uuid not null references users,
  set_up_at timestamptz not null default now()
);
select portolan.shared_table('installation', 'select, insert');

-- What happens before a workspace is known: failed sign-ins, knocks at other people's workspaces.
create table installation_audit (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_label text,
  action text not null,
  subject text,
  details jsonb not null default '{}'
);
select portolan.shared_table('installation_audit', 'insert');

create table workspaces (
  workspace_id uuid primary key,
  name text not null,
  time_zone text not null default 'UTC',
  created_at timestamptz not null default now()
);
select portolan.tenant_table('workspaces', 'select, insert, update');

create table members (
  workspace_id uuid not null references workspaces,
  user_id uuid not null references users,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  joined_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index on members (user_id);
select portolan.tenant_table('members', 'select, insert, update, delete');

create table invitations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  token_hash bytea not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  email text,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create index on invitations (token_hash);
select portolan.tenant_table('invitations', 'select, insert, update');

create table api_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  role text not null check (role in ('admin', 'manager', 'member', 'viewer')),
  prefix text not null,
  secret_hash bytea not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create index on api_keys (secret_hash);
select portolan.tenant_table('api_keys', 'select, insert, update');

create table audit_entries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'key', 'system')),
  actor_id uuid,
  actor_label text,
  action text not null,
  subject text,
  details jsonb not null default '{}',
  primary key (workspace_id, id)
);
select portolan.tenant_table('audit_entries', 'select, insert');

-- Look-ups before a workspace is known: a closed list.

create function api.memberships(p_user uuid)
returns table (workspace_id uuid, name text, role text)
language sql stable security definer set search_path = '' as $$
  select m.workspace_id, w.name, m.role
  from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
  where m.user_id = p_user
  order by w.created_at, m.workspace_id
$$;

-- The check of every request of somebody signed in.
create function api.session(p_token text)
returns table (
  session_id uuid, expires_at timestamptz, user_id uuid, name text, email text, has_password boolean,
  memberships json
)
language sql stable security definer set search_path = '' as $$
  select s.id, s.expires_at, u.id, u.name, u.email,
    exists (
      select from public.accounts a
      where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null),
    coalesce((
      select json_agg(json_build_object('id', m.workspace_id, 'name', w.name, 'role', m.role)
        order by w.created_at, m.workspace_id)
      from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
      where m.user_id = u.id), '[]'::json)
  from public.sessions s join public.users u on u.id = s.user_id
  where s.token = p_token and s.expires_at > now()
$$;

create function api.api_key(p_hash bytea)
returns table (workspace_id uuid, id uuid, name text, role text, last_used_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select k.workspace_id, k.id, k.name, k.role, k.last_used_at
  from public.api_keys k
  where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
$$;

create function api.invitation(p_hash bytea)
returns table (workspace_id uuid, id uuid, role text, email text)
language sql stable security definer set search_path = '' as $$
  select i.workspace_id, i.id, i.role, i.email
  from public.invitations i
  where i.token_hash = p_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
$$;

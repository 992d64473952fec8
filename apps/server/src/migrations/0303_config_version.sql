-- A number that rises with every change of a workspace's configuration (fields, access rules, teams...): whoever is
-- checked in learns it in the same join, so that servers keep configuration in memory and never serve an old one.

alter table workspaces add column config_version bigint not null default 1;

create or replace function api.session(p_token text)
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
      select json_agg(
        json_build_object('id', m.workspace_id, 'name', w.name, 'role', m.role, 'configVersion', w.config_version)
        order by w.created_at, m.workspace_id)
      from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
      where m.user_id = u.id), '[]'::json)
  from public.sessions s join public.users u on u.id = s.user_id
  where s.token = p_token and s.expires_at > now()
$$;

drop function api.api_key(bytea);
create function api.api_key(p_hash bytea)
returns table (workspace_id uuid, id uuid, name text, role text, last_used_at timestamptz, config_version bigint)
language sql stable security definer set search_path = '' as $$
  select k.workspace_id, k.id, k.name, k.role, k.last_used_at, w.config_version
  from public.api_keys k join public.workspaces w on w.workspace_id = k.workspace_id
  where k.secret_hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
$$;

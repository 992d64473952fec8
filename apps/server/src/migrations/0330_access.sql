-- Departments and teams, the rules of access by role, members who left, the bin's clean-up, and the search of the
-- audit log.

create table teams (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  parent_id uuid,
  archived_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references teams (workspace_id, id),
  check (parent_id <> id)
);
create index teams_by_parent on teams (workspace_id, parent_id) where parent_id is not null;
select portolan.tenant_table('teams', 'select, insert, update, delete');

create table team_members (
  workspace_id uuid not null references workspaces,
  team_id uuid not null,
  user_id uuid not null,
  is_lead boolean not null,
  primary key (workspace_id, team_id, user_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references members (workspace_id, user_id) on delete cascade
);
create index team_members_by_user on team_members (workspace_id, user_id);
select portolan.tenant_table('team_members', 'select, insert, update, delete');

-- One document per workspace: `AccessRules` of core. Without a row nothing is narrowed.
create table access_rules (
  workspace_id uuid primary key references workspaces,
  rules jsonb not null,
  revision int not null,
  changed_at timestamptz not null,
  changed_by uuid
);
select portolan.tenant_table('access_rules', 'select, insert, update');

-- Members who left: kept, so that the past keeps their name, and shut out wherever the workspace is entered.
alter table members add column deactivated_at timestamptz;
create index members_owners on members (workspace_id) where role = 'owner' and deactivated_at is null;

create or replace function api.memberships(p_user uuid)
returns table (workspace_id uuid, name text, role text)
language sql stable security definer set search_path = '' as $$
  select m.workspace_id, w.name, m.role
  from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
  where m.user_id = p_user and m.deactivated_at is null
  order by w.created_at, m.workspace_id
$$;

create or replace function api.session(p_token text)
returns table (
  session_id uuid, expires_at timestamptz, user_id uuid, name text, email text, has_password boolean,
  memberships json
)
language sql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
  select s.id, s.expires_at, u.id, u.name, u.email,
    exists (
      select from public.accounts a
      where a.user_id = u.id and a.provider_id = 'credential' and a.password is not null),
    coalesce((
      select json_agg(
        json_build_object('id', m.workspace_id, 'name', w.name, 'role', m.role, 'configVersion', w.config_version)
        order by w.created_at, m.workspace_id)
      from public.members m join public.workspaces w on w.workspace_id = m.workspace_id
      where m.user_id = u.id and m.deactivated_at is null), '[]'::json)
  from public.sessions s join public.users u on u.id = s.user_id
  where s.token = p_token and s.expires_at > now()
$$;

-- Ids are UUIDv7: within each of these, entries are in the order of time.
create index audit_by_actor on audit_entries (workspace_id, actor_id, id desc) where actor_id is not null;
create index audit_by_action on audit_entries (workspace_id, action text_pattern_ops, id desc);
create index audit_by_subject on audit_entries (workspace_id, subject, id desc) where subject is not null;

-- The bin is emptied by a job 31 days after a day on which something was put into it, whoever did it. A row per such
-- day, so that a thousand deletions enqueue one job.
create table bin_days (
  workspace_id uuid not null,
  day date not null,
  primary key (workspace_id, day)
);
select portolan.tenant_table('bin_days', 'select, insert, delete');

create function portolan.empty_bin_later() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  due date := (now() at time zone 'UTC')::date + 31;
begin
  insert into public.bin_days (workspace_id, day) values (new.workspace_id, due) on conflict do nothing;
  if found then
    perform graphile_worker.add_job(
      'bin.empty',
      json_build_object('workspaceId', new.workspace_id, 'payload', json_build_object()),
      run_at => due::timestamp at time zone 'UTC',
      max_attempts => 10,
      job_key => new.workspace_id || ':bin.empty:' || due);
  end if;
  return null;
end
$$;
create trigger empty_bin_later after update of deleted_at on deals for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function portolan.empty_bin_later();
create trigger empty_bin_later after update of deleted_at on contacts for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function portolan.empty_bin_later();
create trigger empty_bin_later after update of deleted_at on companies for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function portolan.empty_bin_later();
create trigger empty_bin_later after update of deleted_at on activities for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function portolan.empty_bin_later();

-- What a record that is deleted for good leaves behind points to nothing any more.
alter table contacts drop constraint contacts_workspace_id_company_id_fkey,
  add foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id);
alter table companies drop constraint companies_workspace_id_parent_id_fkey,
  add foreign key (workspace_id, parent_id) references companies (workspace_id, id) on delete set null (parent_id);
alter table deals drop constraint deals_workspace_id_company_id_fkey,
  add foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id);
alter table deal_people drop constraint deal_people_workspace_id_contact_id_fkey,
  add foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade;
alter table activities drop constraint activities_workspace_id_company_id_fkey,
  add foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id);
alter table activity_people drop constraint activity_people_workspace_id_contact_id_fkey,
  add foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade;
-- Notes go with the record that they are about.
update portolan.table_access set app_privileges = 'select, insert, update, delete' where table_name = 'notes';
create index files_by_record on files (workspace_id, record_id);
create index notes_by_record on notes (workspace_id, record_id);

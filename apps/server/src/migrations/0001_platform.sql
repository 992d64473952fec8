-- What every later migration stands on: the register of what the app role may do with each table,
-- row-level security by workspace, and the schema of look-ups that happen before a workspace is known.

create table portolan.table_access (
  table_name text primary key,
  tenant boolean not null,
  app_privileges text not null
);

-- Rows of one workspace: policed. Enabled, not forced: a forced policy would hide every row from migrations and
-- backups, which run as the owner.
create function portolan.tenant_table(name text, app_privileges text) returns void
language plpgsql set search_path = '' as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format(
    'create policy workspace on public.%I using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)) with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))',
    name);
  insert into portolan.table_access values (name, true, app_privileges);
end
$$;

-- Accounts and the installation itself: they belong to no workspace.
create function portolan.shared_table(name text, app_privileges text) returns void
language sql set search_path = '' as $$
  insert into portolan.table_access values (name, false, app_privileges)
$$;

create schema api;

-- Adds a job in the causing transaction. The workspace of the transaction travels with the job and cannot be chosen.
create function api.enqueue(
  task text, payload jsonb, job_key text, run_at timestamptz, max_attempts int, queue text
) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(
    task,
    json_build_object(
      'workspaceId', nullif(current_setting('app.workspace_id', true), ''),
      'payload', payload),
    queue_name => queue,
    run_at => run_at,
    max_attempts => max_attempts,
    job_key => job_key);
end
$$;

-- Plans by which open deals went from older versions of a map to a newer one, so that a plan can be taken back.
create table deal_transfers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  process_id uuid not null,
  to_version uuid not null,
  -- `{fromVersion, from, to, deals}` each.
  steps jsonb not null,
  refused int not null,
  at timestamptz not null,
  by uuid,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id)
);
create index deal_transfers_by_process on deal_transfers (workspace_id, process_id, at desc);
select portolan.tenant_table('deal_transfers', 'select, insert, update');

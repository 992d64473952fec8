-- Event logs: the uploaded file until it is read, the log itself as compressed column chunks, its stored analysis, and
-- the rows that could not be read. Everything of a log is in these tables, so one backup of the database holds it.
-- Large values are compressed by the application, so PostgreSQL is told not to try again (storage external).

create table logs (
  workspace_id uuid not null references workspaces on delete cascade,
  id uuid not null,
  name text not null,
  file_name text not null,
  origin text not null check (origin in ('upload', 'demo')),
  state text not null check (state in ('uploading', 'recognised', 'importing', 'ready', 'failed', 'cancelled')),
  progress real not null default 0,
  problem text,
  bytes bigint not null default 0,
  recognition jsonb,
  mapping jsonb,
  warnings jsonb not null default '[]',
  -- The import that may write now, or that wrote what is stored. A new import has a new one, so that a thread that was
  -- thought dead cannot overwrite it; caches of the decoded log are keyed by it.
  run_id uuid,
  -- How often this run was begun; a server that dies while reading leaves it behind.
  attempts int not null default 0,
  cases bigint,
  events bigint,
  activities int,
  rejected_rows bigint,
  first_event timestamptz,
  last_event timestamptz,
  created_at timestamptz not null,
  -- The last sign of life of an upload or import.
  touched_at timestamptz not null,
  deleted_at timestamptz,
  -- Ids are UUIDv7: this serves the list, newest first.
  primary key (workspace_id, id)
);
-- One demo per workspace, deleted or not.
create unique index logs_one_demo on logs (workspace_id) where origin = 'demo';

create table log_upload_chunks (
  workspace_id uuid not null,
  log_id uuid not null,
  seq int not null,
  compressed boolean not null,
  data bytea not null,
  primary key (workspace_id, log_id, seq),
  foreign key (workspace_id, log_id) references logs (workspace_id, id) on delete cascade
);
alter table log_upload_chunks alter column data set storage external;

create table log_chunks (
  workspace_id uuid not null,
  log_id uuid not null,
  -- Which part of which column.
  name text not null,
  data bytea not null,
  primary key (workspace_id, log_id, name),
  foreign key (workspace_id, log_id) references logs (workspace_id, id) on delete cascade
);
alter table log_chunks alter column data set storage external;

-- What every visit needs, as compressed JSON: the unfiltered analysis, and the layout of the picture.
create table log_results (
  workspace_id uuid not null,
  log_id uuid not null,
  kind text not null check (kind in ('analysis', 'layout')),
  data bytea not null,
  primary key (workspace_id, log_id, kind),
  foreign key (workspace_id, log_id) references logs (workspace_id, id) on delete cascade
);
alter table log_results alter column data set storage external;

create table log_rejects (
  workspace_id uuid not null,
  log_id uuid not null,
  seq int not null,
  line bigint not null,
  reason text not null,
  content text not null,
  primary key (workspace_id, log_id, seq),
  foreign key (workspace_id, log_id) references logs (workspace_id, id) on delete cascade
);

select portolan.tenant_table('logs', 'select, insert, update, delete');
select portolan.tenant_table('log_upload_chunks', 'select, insert, delete');
select portolan.tenant_table('log_chunks', 'select, insert, delete');
select portolan.tenant_table('log_results', 'select, insert, delete');
select portolan.tenant_table('log_rejects', 'select, insert, delete');

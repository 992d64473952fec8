-- Imports: files with what was found in them, the rows that were read (in parts, so that a run knows which of them it has
-- done), what was written and how to take it back, and which record of another tool became which of ours.

create table imports (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  state text not null check (state in
    ('open', 'checking', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  -- Of the work in the background: only the latest may write.
  run_id uuid,
  attempts int not null default 0,
  -- On whose behalf: reach and permissions are those of this person at the time of the work.
  run_by jsonb,
  tool text not null,
  settings jsonb not null,
  words jsonb not null,
  counts jsonb not null,
  examples jsonb not null,
  -- Counts and words are those of these files and choices.
  checked boolean not null default false,
  -- Rows have been written: files and choices stay as they are.
  begun boolean not null default false,
  progress real not null default 0,
  problem jsonb,
  undo jsonb,
  created_at timestamptz not null,
  created_by uuid,
  started_at timestamptz,
  finished_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index imports_by_time on imports (workspace_id, id desc) where deleted_at is null;
-- An import asks whether others write, or have written, since it was planned.
create index imports_under_way on imports (workspace_id, id) where begun and state in ('running', 'undoing');
create index imports_written on imports (workspace_id, finished_at) where begun;
select portolan.tenant_table('imports', 'select, insert, update, delete');

create table import_files (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  name text not null,
  bytes bigint not null default 0,
  sha256 bytea,
  state text not null check (state in ('uploading', 'ready', 'unreadable')),
  problem jsonb,
  sheets text[] not null default '{}',
  recognition jsonb,
  mapping jsonb,
  questions jsonb not null default '[]',
  rows int,
  warnings jsonb not null default '[]',
  touched_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
create index import_files_of_import on import_files (workspace_id, import_id, id);
create index import_files_by_hash on import_files (workspace_id, sha256) where sha256 is not null;
select portolan.tenant_table('import_files', 'select, insert, update, delete');

create table import_chunks (
  workspace_id uuid not null,
  file_id uuid not null,
  seq int not null,
  compressed boolean not null,
  data bytea not null,
  primary key (workspace_id, file_id, seq),
  foreign key (workspace_id, file_id) references import_files (workspace_id, id) on delete cascade
);
alter table import_chunks alter column data set storage external;
select portolan.tenant_table('import_chunks', 'select, insert, delete');

-- Rows as records, some hundred at a time. `done_at` is set by the transaction that writes them.
create table import_parts (
  workspace_id uuid not null,
  import_id uuid not null,
  -- The order in which parts are written: what others point to comes first.
  place int not null,
  file_id uuid not null,
  entity text not null,
  rows int not null,
  data bytea not null,
  done_at timestamptz,
  primary key (workspace_id, import_id, place),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
alter table import_parts alter column data set storage external;
select portolan.tenant_table('import_parts', 'select, insert, update, delete');

create table import_rejects (
  workspace_id uuid not null,
  import_id uuid not null,
  file_id uuid not null,
  line int not null,
  -- Of a row with several values, which of them.
  nth int not null default 0,
  -- Found while reading, or while writing.
  phase text not null check (phase in ('read', 'write')),
  entity text not null,
  code text not null,
  params jsonb not null,
  message text not null,
  text text not null,
  primary key (workspace_id, import_id, file_id, line, nth),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select portolan.tenant_table('import_rejects', 'select, insert, delete');

-- What an import made and changed. A record that still has this revision was not changed since.
create table import_records (
  workspace_id uuid not null,
  import_id uuid not null,
  about text not null,
  record_id uuid not null,
  what text not null check (what in ('created', 'updated')),
  revision int not null,
  -- Of an update: by field what was there before, and what the import put there.
  changes jsonb,
  primary key (workspace_id, import_id, about, record_id),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
create index import_records_by_record on import_records (workspace_id, record_id);
select portolan.tenant_table('import_records', 'select, insert, update, delete');

-- Which record of another tool is which of ours: a later import finds it by that.
create table record_sources (
  workspace_id uuid not null references workspaces,
  tool text not null,
  about text not null,
  source_id text not null,
  record_id uuid not null,
  primary key (workspace_id, tool, about, source_id)
);
create index record_sources_by_record on record_sources (workspace_id, record_id);
select portolan.tenant_table('record_sources', 'select, insert, update, delete');

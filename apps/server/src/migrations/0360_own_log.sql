-- The workspace's own pipelines as event logs: one per process, kept up with `events` from where it has read them.
-- Its chunks hold ids (of stages, people, companies); a result of the kind `labels` says what they are called now.

alter table logs drop constraint logs_origin_check;
alter table logs
  add constraint logs_origin_check check (origin in ('upload', 'demo', 'pipeline')),
  add column process_id uuid,
  -- Behind the events that are in it, as platform/events gives cursors out; null before it was made.
  add column read_to text,
  -- The published version whose names it bears.
  add column named_by uuid,
  add foreign key (workspace_id, process_id) references processes (workspace_id, id) on delete cascade,
  add check ((origin = 'pipeline') = (process_id is not null));
create unique index logs_one_per_process on logs (workspace_id, process_id) where origin = 'pipeline';

alter table log_results drop constraint log_results_kind_check;
alter table log_results
  add constraint log_results_kind_check check (kind in ('analysis', 'layout', 'labels', 'chances'));

-- Moves that were taken back are left out; there are few, and they are looked for by process.
create index events_undone on events (workspace_id, process_id, seq) where kind = 'undone';

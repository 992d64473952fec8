-- Whether another import of the workspace is at work, or has been since, is asked with every part that one writes.
create index imports_at_work on imports (workspace_id) where state in ('running', 'undoing');
create index imports_finished on imports (workspace_id, finished_at);

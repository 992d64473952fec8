-- What the readers of files say, as code and values besides the English, so that every reader sees it in their language.
alter table logs
  add column problem_code text,
  add column problem_params jsonb;

alter table log_rejects
  add column reason_code text not null default '',
  add column params jsonb not null default '{}';

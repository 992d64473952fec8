-- What companies, contacts and deals carry besides: fields of the workspace's own, products and exchange rates, notes,
-- files, relations, tags, and what finds and merges duplicates.

alter table workspaces add column currency text not null default 'EUR';
-- Where phone numbers without `+` are dialled.
alter table workspaces add column country text;

create table field_definitions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  about text not null check (about in ('deal', 'contact', 'company')),
  -- Names the value under `custom` of a record; never changes.
  key text not null,
  type text not null,
  -- Everything else of core's definition: label, help, options...
  definition jsonb not null,
  place int not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, about, key)
);
select portolan.tenant_table('field_definitions', 'select, insert, update');

create table products (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  code text,
  price_minor bigint,
  currency text,
  unit text not null,
  description text not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  revision int not null default 1,
  primary key (workspace_id, id),
  check ((price_minor is null) = (currency is null))
);
create index products_by_name on products (workspace_id, lower(name) text_pattern_ops, id);
create unique index products_by_code on products (workspace_id, lower(code) text_pattern_ops) where code is not null;
select portolan.tenant_table('products', 'select, insert, update');

-- How many of `base` one `currency` is worth, from a day on until the next one that is told.
create table exchange_rates (
  workspace_id uuid not null references workspaces,
  currency text not null,
  base text not null,
  on_day date not null,
  rate numeric(24, 12) not null check (rate > 0),
  set_at timestamptz not null,
  set_by uuid,
  primary key (workspace_id, currency, base, on_day)
);
create index exchange_rates_by_day on exchange_rates (workspace_id, on_day desc, currency, base);
select portolan.tenant_table('exchange_rates', 'select, insert, update, delete');

create table relations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  from_about text not null check (from_about in ('contact', 'company')),
  from_id uuid not null,
  to_about text not null check (to_about in ('contact', 'company')),
  to_id uuid not null,
  kind text not null,
  note text not null,
  created_at timestamptz not null,
  created_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, from_id, to_id, kind),
  check (from_id <> to_id)
);
create index relations_by_to on relations (workspace_id, to_id);
select portolan.tenant_table('relations', 'select, insert, update, delete');

-- A row per tag of a record, kept by triggers: it answers which records carry a tag and which tags there are, along an
-- index that policies allow (an operator of arrays may not look past a policy).
create table record_tags (
  workspace_id uuid not null,
  about text not null,
  tag text collate "C" not null,
  record_id uuid not null,
  primary key (workspace_id, about, tag, record_id)
);
create index record_tags_by_record on record_tags (workspace_id, record_id);
select portolan.tenant_table('record_tags', 'select, insert, delete');

create function portolan.keep_tags() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.record_tags t
    where t.workspace_id = new.workspace_id and t.record_id = new.id
      and not (t.tag = any (new.tags) and new.deleted_at is null);
  end if;
  if new.deleted_at is null then
    insert into public.record_tags (workspace_id, about, tag, record_id)
    select distinct new.workspace_id, tg_argv[0], one, new.id from unnest(new.tags) one
    on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger keep_tags_of_new after insert on companies
  for each row when (new.tags <> '{}') execute function portolan.keep_tags('company');
create trigger keep_tags after update of tags, deleted_at on companies for each row
  when (new.tags is distinct from old.tags or (new.deleted_at is null) <> (old.deleted_at is null))
  execute function portolan.keep_tags('company');
create trigger keep_tags_of_new after insert on contacts
  for each row when (new.tags <> '{}') execute function portolan.keep_tags('contact');
create trigger keep_tags after update of tags, deleted_at on contacts for each row
  when (new.tags is distinct from old.tags or (new.deleted_at is null) <> (old.deleted_at is null))
  execute function portolan.keep_tags('contact');
create trigger keep_tags_of_new after insert on deals
  for each row when (new.tags <> '{}') execute function portolan.keep_tags('deal');
create trigger keep_tags after update of tags, deleted_at on deals for each row
  when (new.tags is distinct from old.tags or (new.deleted_at is null) <> (old.deleted_at is null))
  execute function portolan.keep_tags('deal');

-- What a record is looked up by when one that may be the same is written (core's `candidateKeys`).
create table record_keys (
  workspace_id uuid not null,
  key text not null,
  record_id uuid not null,
  primary key (workspace_id, key, record_id)
);
create index record_keys_by_record on record_keys (workspace_id, record_id);
select portolan.tenant_table('record_keys', 'select, insert, delete');

-- Pairs that are probably the same; a pair that somebody has said is not stays, so that it is not found again.
create table duplicate_pairs (
  workspace_id uuid not null,
  about text not null,
  a_id uuid not null,
  b_id uuid not null,
  score real not null,
  because jsonb not null,
  found_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  primary key (workspace_id, a_id, b_id),
  check (a_id < b_id)
);
create index duplicate_pairs_open on duplicate_pairs (workspace_id, about, score desc, a_id desc, b_id desc)
  where dismissed_at is null;
create index duplicate_pairs_by_b on duplicate_pairs (workspace_id, b_id);
select portolan.tenant_table('duplicate_pairs', 'select, insert, update, delete');

create table merges (
  workspace_id uuid not null,
  id uuid not null,
  about text not null,
  survivor_id uuid not null,
  other_id uuid not null,
  -- Both records as they were and the one that came of it (core's `MergeUndo`).
  undo jsonb not null,
  -- What was moved from the one to the other, by kind.
  moved jsonb not null,
  at timestamptz not null,
  by_id uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id)
);
create index merges_by_survivor on merges (workspace_id, survivor_id) where undone_at is null;
select portolan.tenant_table('merges', 'select, insert, update');

create table notes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  about text not null check (about in ('deal', 'contact', 'company')),
  record_id uuid not null,
  body jsonb not null,
  text text not null,
  mentions uuid[] not null,
  author_id uuid,
  author_kind text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  revision int not null default 1,
  primary key (workspace_id, id)
);
create index notes_of_record on notes (workspace_id, record_id, created_at desc, id desc) where deleted_at is null;
select portolan.tenant_table('notes', 'select, insert, update, delete');

create table files (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  about text not null check (about in ('deal', 'contact', 'company')),
  record_id uuid not null,
  name text not null,
  content_type text not null,
  bytes bigint not null,
  sha256 bytea,
  added_by uuid,
  created_at timestamptz not null,
  -- Null while its bytes are still coming.
  ready_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index files_of_record on files (workspace_id, record_id, created_at desc, id desc)
  where deleted_at is null and ready_at is not null;
select portolan.tenant_table('files', 'select, insert, update, delete');

create table file_chunks (
  workspace_id uuid not null,
  file_id uuid not null,
  seq int not null,
  data bytea not null,
  primary key (workspace_id, file_id, seq),
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);
alter table file_chunks alter column data set storage external;
select portolan.tenant_table('file_chunks', 'select, insert, delete');

-- Lists by who was active last; who never was stands at the end.
create index contacts_by_activity on contacts
  (workspace_id, coalesce(last_active_at, '-infinity'::timestamptz) desc, id desc) where deleted_at is null;
create index companies_by_activity on companies
  (workspace_id, coalesce(last_active_at, '-infinity'::timestamptz) desc, id desc) where deleted_at is null;

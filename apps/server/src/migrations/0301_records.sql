-- Companies, contacts and deals. A deal's row is what its events make of it, plus what is kept so that lists are quick
-- (next step, last activity, how the gate stands); it can be made anew from its events at any time.
-- `search` holds tokens made by the application (core/search); `custom` the values of the workspace's own fields by key.

create table companies (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  domain text,
  website text not null default '',
  phones jsonb not null default '[]',
  address jsonb,
  industry text not null default '',
  employees int,
  parent_id uuid,
  owner_id uuid,
  source text not null default '',
  tags text[] not null default '{}',
  custom jsonb not null default '{}',
  search tsvector not null default '',
  last_active_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  merged_into uuid,
  revision int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references companies (workspace_id, id)
);
create index companies_by_name on companies (workspace_id, name, id) where deleted_at is null;
create index companies_by_created on companies (workspace_id, created_at desc, id desc) where deleted_at is null;
create index companies_by_owner on companies (workspace_id, owner_id) where deleted_at is null;
create index companies_by_domain on companies (workspace_id, domain) where deleted_at is null;
create index companies_by_parent on companies (workspace_id, parent_id) where parent_id is not null;
create index companies_in_bin on companies (workspace_id, deleted_at) where deleted_at is not null;
select portolan.searchable_table('companies', 'updated_at', 'owner_id', 'deleted_at is null');
select portolan.tenant_table('companies', 'select, insert, update, delete');

create table contacts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  -- Parts of the name; `name` is how it is shown in its own script, `sort_name` how it is filed.
  name_parts jsonb not null,
  name text not null,
  sort_name text not null,
  title text not null default '',
  -- Each `{address, kind}` and `{number, e164, kind}`; the first is the main one.
  emails jsonb not null default '[]',
  phones jsonb not null default '[]',
  preferred_channel text,
  company_id uuid,
  address jsonb,
  owner_id uuid,
  source text not null default '',
  tags text[] not null default '{}',
  custom jsonb not null default '{}',
  search tsvector not null default '',
  last_active_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  merged_into uuid,
  revision int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id)
);
create index contacts_by_name on contacts (workspace_id, sort_name, id) where deleted_at is null;
create index contacts_by_created on contacts (workspace_id, created_at desc, id desc) where deleted_at is null;
create index contacts_by_owner on contacts (workspace_id, owner_id) where deleted_at is null;
create index contacts_by_company on contacts (workspace_id, company_id) where company_id is not null;
create index contacts_in_bin on contacts (workspace_id, deleted_at) where deleted_at is not null;
select portolan.searchable_table('contacts', 'updated_at', 'owner_id', 'deleted_at is null');
select portolan.tenant_table('contacts', 'select, insert, update, delete');

create table deals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  process_id uuid not null,
  version_id uuid not null,
  -- The stage or outcome that it is in: an id of the version's map.
  node_id text not null,
  entered_at timestamptz not null,
  name text not null,
  amount_minor bigint,
  currency text,
  close_on date,
  source text not null,
  company_id uuid,
  owner_id uuid,
  back_on date,
  tags text[] not null,
  custom jsonb not null,
  -- Everything else that its events say: problem, competitors, people, lines, ticks, confirmation, hand-over, end.
  details jsonb not null,
  won_at timestamptz,
  ended_at timestamptz,
  end_kind text,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  revision int not null,
  is_open boolean not null generated always as (ended_at is null and deleted_at is null) stored,

  -- Kept for lists.
  next_activity_id uuid,
  next_step text,
  next_step_at timestamptz,
  last_activity_at timestamptz,
  -- Items of the checklist here: settled, all, and required ones that are missing.
  gate_done smallint not null default 0,
  gate_total smallint not null default 0,
  gate_missing smallint not null default 0,
  -- Where it stands by the map: a stage of work, a rest, or behind the won milestone.
  standing text not null default 'working' check (standing in ('working', 'resting', 'afterWon', 'ended')),
  expected_days real,
  is_confirmed boolean not null default false,
  handover text check (handover in ('waiting', 'accepted')),
  search tsvector not null default '',

  primary key (workspace_id, id),
  foreign key (workspace_id, process_id) references processes (workspace_id, id),
  foreign key (workspace_id, version_id) references map_versions (workspace_id, id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  check ((amount_minor is null) = (currency is null))
);
-- The board: a column of open deals, in the order of its cards.
create index deals_board on deals (workspace_id, process_id, node_id, entered_at, id) where is_open;
create index deals_board_step on deals (workspace_id, process_id, node_id, next_step_at, id) where is_open;
create index deals_by_step on deals (workspace_id, process_id, next_step_at, id) where is_open;
create index deals_by_owner on deals (workspace_id, owner_id, next_step_at) where is_open;
create index deals_by_created on deals (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deals_by_amount on deals (workspace_id, amount_minor, id) where deleted_at is null;
create index deals_by_close on deals (workspace_id, close_on, id) where deleted_at is null;
create index deals_by_name on deals (workspace_id, name, id) where deleted_at is null;
create index deals_by_company on deals (workspace_id, company_id) where company_id is not null;
create index deals_ended on deals (workspace_id, process_id, ended_at desc, id desc)
  where ended_at is not null and deleted_at is null;
create index deals_by_version on deals (workspace_id, version_id, node_id) where deleted_at is null;
create index deals_open_by_version on deals (workspace_id, version_id, node_id) where is_open;
create index deals_won on deals (workspace_id, created_at desc, id desc) where won_at is not null and deleted_at is null;
create index deals_in_bin on deals (workspace_id, deleted_at) where deleted_at is not null;
select portolan.searchable_table('deals', 'updated_at', 'owner_id', 'deleted_at is null');
select portolan.tenant_table('deals', 'select, insert, update, delete');

-- Who takes part in which deal, for finding deals by person; the deal's own list is what its events say.
create table deal_people (
  workspace_id uuid not null,
  deal_id uuid not null,
  contact_id uuid not null,
  part text,
  primary key (workspace_id, deal_id, contact_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index deal_people_by_contact on deal_people (workspace_id, contact_id);
select portolan.tenant_table('deal_people', 'select, insert, update, delete');

-- Activities: what is planned, done and put down, and who takes part; what Today and the clean-up look for on deals; and
-- what was decided in clean-up reviews.

create table activities (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('task', 'call', 'meeting', 'email', 'message', 'note')),
  subject text not null,
  body jsonb,
  -- Some time on a day, or from an instant for so many minutes. `due_at` is what lists are ordered by and what is overdue
  -- when it has passed: of a day, its last second by the workspace's clock.
  due_on date,
  due_at timestamptz,
  minutes int,
  owner_id uuid,
  deal_id uuid,
  company_id uuid,
  priority text not null check (priority in ('low', 'normal', 'high')),
  direction text check (direction in ('in', 'out')),
  -- `Series` of core: the rule, what it counts from, and the how manieth of its row this is.
  repeat jsonb,
  outcome text,
  done_at timestamptz,
  done_by uuid,
  snoozed_until timestamptz,
  -- What finishing it made by itself: the next of its row.
  made_next uuid,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  revision int not null default 1,
  is_open boolean not null generated always as (done_at is null and deleted_at is null) stored,
  -- Where it stands on the calendar and in a history.
  at timestamptz not null generated always as (coalesce(done_at, due_at, created_at)) stored,
  -- What open ones are ordered by: those without a day come last.
  due_key timestamptz not null generated always as (coalesce(due_at, timestamptz 'infinity')) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id),
  check ((due_at is null) = (due_on is null and minutes is null)),
  check (due_on is null or minutes is null)
);
create index activities_by_due on activities (workspace_id, due_key, id) where is_open;
create index activities_by_owner on activities (workspace_id, owner_id, due_key, id) where is_open;
create index activities_by_time on activities (workspace_id, at, id) where deleted_at is null;
create index activities_of_owner on activities (workspace_id, owner_id, at, id) where deleted_at is null;
create index activities_done on activities (workspace_id, done_at, id) where done_at is not null and deleted_at is null;
create index activities_by_deal on activities (workspace_id, deal_id, at, id) where deal_id is not null;
-- The next step of a deal, and what was done for it.
create index activities_next on activities (workspace_id, deal_id, due_key, id) where is_open and deal_id is not null;
create index activities_done_for on activities (workspace_id, deal_id, done_at)
  where done_at is not null and deleted_at is null and deal_id is not null;
create index activities_by_company on activities (workspace_id, company_id, at, id) where company_id is not null;
create index activities_in_bin on activities (workspace_id, deleted_at, id) where deleted_at is not null;
select portolan.tenant_table('activities', 'select, insert, update, delete');

create table activity_people (
  workspace_id uuid not null,
  activity_id uuid not null,
  contact_id uuid not null,
  -- In the order in which they were named.
  place smallint not null,
  primary key (workspace_id, activity_id, contact_id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id)
);
create index activity_people_by_contact on activity_people (workspace_id, contact_id, activity_id);
select portolan.tenant_table('activity_people', 'select, insert, update, delete');

-- Kept on the deal by whoever writes activities, beside the next step: when we first turned to the buyer.
alter table deals add column first_touch_at timestamptz;
-- What Today and the clean-up look for. Days are added to a clock time without a zone, which is the same for everybody.
alter table deals add column expected_until timestamp
  generated always as ((entered_at at time zone 'UTC') + expected_days * interval '1 day') stored;
alter table deals add column touched_at timestamptz
  generated always as (greatest(entered_at, last_activity_at)) stored;
alter table deals add column asks boolean not null
  generated always as (jsonb_path_exists(details, '$.ticks.*.state ? (@ == "asked")')) stored;
alter table deals add column is_incomplete boolean not null
  generated always as (
    amount_minor is null or company_id is null or close_on is null
    or coalesce(jsonb_array_length(details->'people'), 0) = 0) stored;
create index deals_without_step on deals (workspace_id, touched_at, id)
  where is_open and standing = 'working' and next_step_at is null;
create index deals_over_time on deals (workspace_id, expected_until, id)
  where is_open and standing = 'working' and expected_until is not null;
create index deals_by_touch on deals (workspace_id, touched_at, id) where is_open and standing = 'working';
create index deals_asking on deals (workspace_id, id) where is_open and asks;
create index deals_handed_over on deals (workspace_id, entered_at, id) where is_open and handover = 'waiting';
create index deals_unanswered on deals (workspace_id, created_at, id)
  where is_open and standing = 'working' and first_touch_at is null;
create index deals_back on deals (workspace_id, back_on, id)
  where is_open and standing = 'resting' and back_on is not null;
create index deals_past_close on deals (workspace_id, close_on, id)
  where is_open and standing = 'working' and close_on is not null;
create index deals_incomplete on deals (workspace_id, touched_at, id)
  where is_open and standing = 'working' and is_incomplete;

-- Within how many working hours a new deal is answered.
alter table workspaces add column first_response_hours smallint not null default 24
  check (first_response_hours between 1 and 400);

create table clean_up_runs (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  whose text not null,
  process_id uuid,
  started_at timestamptz not null,
  started_by uuid,
  finished_at timestamptz,
  before jsonb not null,
  after jsonb,
  note text not null default '',
  primary key (workspace_id, id)
);
create index clean_up_runs_by_person on clean_up_runs (workspace_id, started_by, id desc);
select portolan.tenant_table('clean_up_runs', 'select, insert, update');

-- Only added: what was decided, by whom, when. A deal that is kept until a day is on no list before.
create table clean_up_decisions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  run_id uuid,
  deal_id uuid not null,
  list text not null,
  -- `keep`, or the command that was carried out.
  what text not null,
  details jsonb not null,
  at timestamptz not null,
  by_id uuid,
  primary key (workspace_id, id)
);
create index clean_up_decisions_by_run on clean_up_decisions (workspace_id, run_id) where run_id is not null;
create index clean_up_decisions_by_deal on clean_up_decisions (workspace_id, deal_id, at desc);
select portolan.tenant_table('clean_up_decisions', 'select, insert');
alter table deals add column kept_until date;

-- Saved views of records, and how each person has arranged those that they see.

create table views (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  about text not null,
  name text not null,
  -- `ViewDefinition` of core.
  definition jsonb not null,
  is_shared boolean not null,
  owner_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  primary key (workspace_id, id)
);
create index views_shared on views (workspace_id, about) where is_shared;
create index views_by_owner on views (workspace_id, owner_id, about);
select portolan.tenant_table('views', 'select, insert, update, delete');

create table view_places (
  workspace_id uuid not null references workspaces,
  user_id uuid not null,
  view_id uuid not null,
  about text not null,
  -- Order among the pinned ones; null: not pinned.
  position int,
  is_default boolean not null,
  primary key (workspace_id, user_id, view_id),
  foreign key (workspace_id, view_id) references views (workspace_id, id) on delete cascade
);
create index view_places_by_view on view_places (workspace_id, view_id);
create unique index view_places_default on view_places (workspace_id, user_id, about) where is_default;
select portolan.tenant_table('view_places', 'select, insert, update, delete');

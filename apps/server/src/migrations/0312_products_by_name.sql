-- Products by the beginning of their name or code. A policy hides conditions with functions or patterns from indexes; a
-- column of its own in the order of code points is compared by operators that it allows.
drop index products_by_name;
alter table products
  add column name_key text collate "C" not null generated always as (lower(name)) stored,
  add column code_key text collate "C" generated always as (lower(code)) stored;
create index products_by_name on products (workspace_id, name_key, id);
create index products_by_code_key on products (workspace_id, code_key) where code_key is not null;

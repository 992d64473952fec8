-- What filters and searches of records stand on: folded text, and words found in any script while the index stays usable
-- under row-level security.

-- Text as conditions compare it: the same as `fold` in core's rules/fold.ts, which says where the two may differ.
-- The collation is named, so that no server's own choice changes what a filter means; the one that comes with
-- PostgreSQL from version 17 is used where it exists.
do $do$
declare
  lower_as text := (
    select quote_ident(collname) from pg_catalog.pg_collation
    where collnamespace = 'pg_catalog'::regnamespace and collname in ('pg_c_utf8', 'und-x-icu', 'default')
    order by array_position(array['pg_c_utf8', 'und-x-icu', 'default'], collname::text)
    limit 1);
begin
  execute format($sql$
    create function api.fold(value text) returns text
    language sql immutable parallel safe
    return case
      when octet_length(value) = char_length(value) then btrim(lower(value collate %1$s), E' \t\n\x0B\f\r')
      else btrim(
        translate(
          lower(
            normalize(
              regexp_replace(
                normalize(value, NFKD),
                '([A-Za-z\u00C0-\u02AF\u0370-\u0482\u048A-\u052F\u1D00-\u1DBF\u1E00-\u1FFF\u2C60-\u2C7F\uA640-\uA66E\uA680-\uA69D\uA720-\uA7FF\uAB30-\uAB6F])[\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]+',
                '\1', 'g'),
              NFC) collate %1$s),
          U&'\03C2', U&'\03C3'),
        E' \t\n\x0B\f\r' || U&'\1680\2028\2029\FEFF')
    end $sql$, 'pg_catalog.' || lower_as);
end
$do$;

-- Tokens of one workspace as keys of an index: a search reads what its own workspace holds and nothing of the others'.
-- Dear to compute, so that the planner looks it up in the index and never computes it row by row.
create function portolan.scoped(workspace uuid, tokens tsvector) returns tsvector
language sql immutable strict parallel safe cost 10000
return array_to_tsvector(
  array(select right(workspace::text, 8) || token from unnest(tsvector_to_array(tokens)) token));

-- The same for a query as `tsQueryOf` of core writes it: every token between quotes.
create function portolan.scoped(workspace uuid, query text) returns tsquery
language sql immutable strict parallel safe
return regexp_replace(query, '''([^'']+)''', '''' || right(workspace::text, 8) || '\1''', 'g')::tsquery;

-- Makes a table of records searchable. It has the columns workspace_id, id, `search` (a tsvector made of core's
-- `indexTokens` by array_to_tsvector, not null), one that tells when it was last touched, and one that names its owner:
--
--   select portolan.searchable_table('contacts', 'updated_at', 'owner_id', 'deleted_at is null');
--
-- makes two indexes for the newest records (of a workspace, of an owner), a GIN index, and
--
--   api.search_contacts(p_query text, p_exact text, p_owners uuid[], p_limit int) returns setof uuid
--
-- best first, of this transaction's workspace only, and only of `p_owners` unless that is null. `p_query` and `p_exact`
-- come from core's `tsQueryOf`; two thousand are given at most. Whole words come before beginnings of words, then what has fewer words, then what was
-- touched last.
--
-- A policy hides every index that could answer "contains" from the app role; the function runs as the tables' owner and
-- names the workspace itself. However much fits, it stops early: first it looks at the thousand records touched last (of
-- owners: five thousand); when these give enough whole words, it is done. When they give little, what fits is rare enough
-- for the GIN index, from which at most 200 whole words and 500 beginnings are taken and put in order. So among very many
-- that fit alike, the best are the best of those looked at.
create function portolan.searchable_table(name text, touched text, owner text, condition text) returns void
language plpgsql set search_path = '' as $make$
begin
  execute format(
    'create index %I on public.%I using gin (portolan.scoped(workspace_id, search)) with (gin_pending_list_limit = 256) where %s',
    name || '_search', name, condition);
  execute format('create index %I on public.%I (workspace_id, %I desc, id desc) where %s',
    name || '_newest', name, touched, condition);
  execute format('create index %I on public.%I (workspace_id, %I, %I desc, id) where %s',
    name || '_newest_of_owner', name, owner, touched, condition);
  execute format($sql$
    create function api.%1$I(p_query text, p_exact text, p_owners uuid[], p_limit int) returns setof uuid
    language plpgsql stable security definer rows 20
    set search_path = '' set plan_cache_mode = force_custom_plan set gin_fuzzy_search_limit = 20000 as $body$
    declare
      ours constant uuid := nullif(current_setting('app.workspace_id', true), '')::uuid;
      most constant int := least(greatest(p_limit, 0), 2000);
      fits constant tsquery := p_query::tsquery;
      exact constant tsquery := p_exact::tsquery;
      wanted constant tsquery := portolan.scoped(ours, p_query);
      wanted_exact constant tsquery := portolan.scoped(ours, p_exact);
      looked int;
      exact_ones int;
      found uuid[];
      complete boolean;
    begin
      if p_owners is null then
        select count(*), count(*) filter (where newest.search @@ exact),
          coalesce(array_agg(newest.id) filter (where newest.search @@ fits), '{}')
        into looked, exact_ones, found
        from (
          select r.id, r.search from public.%2$I r
          where r.workspace_id = ours and (%5$s)
          order by r.%3$I desc limit 1000) newest;
        complete := looked < 1000;
      else
        select count(*), count(*) filter (where newest.search @@ exact),
          coalesce(array_agg(newest.id) filter (where newest.search @@ fits), '{}')
        into looked, exact_ones, found
        from (
          select of_one.id, of_one.search
          from unnest(p_owners) as one (id), lateral (
            select r.id, r.search, r.%3$I as touched from public.%2$I r
            where r.workspace_id = ours and r.%4$I = one.id and (%5$s)
            order by r.%3$I desc limit 5000) of_one
          order by of_one.touched desc limit 5000) newest;
        complete := looked < 5000;
      end if;
      if not complete and exact_ones < most then
        found := found || array(
          select r.id from public.%2$I r
          where portolan.scoped(r.workspace_id, r.search) @@ wanted_exact and r.workspace_id = ours and (%5$s)
            and (p_owners is null or r.%4$I = any (p_owners))
          limit 200);
        if cardinality(found) < most then
          found := found || array(
            select r.id from public.%2$I r
            where portolan.scoped(r.workspace_id, r.search) @@ wanted and r.workspace_id = ours and (%5$s)
              and (p_owners is null or r.%4$I = any (p_owners))
            limit greatest(most, 500));
        end if;
      end if;
      return query
        select r.id from (select distinct unnest(found) as id) one
          -- One after the other by their key: a planner that thinks of a thousand of them reads the whole table.
          cross join lateral (
            select of_one.* from public.%2$I of_one where of_one.workspace_id = ours and of_one.id = one.id limit 1) r
        order by (r.search @@ exact) desc, length(r.search), r.%3$I desc, r.id desc
        limit most;
    end
    $body$ $sql$, 'search_' || name, name, touched, owner, condition);
end
$make$;

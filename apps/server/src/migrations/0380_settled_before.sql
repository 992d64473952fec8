-- A transaction that another database of the server has prepared has no session: by its lock alone it counted as ours, and
-- held readers back until somebody ended it.
create or replace function api.settled_before() returns xid8
language sql stable
return coalesce(
  (
    select min(running.xid)
    from pg_snapshot_xip(pg_current_snapshot()) as running (xid)
    -- Whose a transaction is never changes. Where neither its lock nor the list of those prepared says so any more, it has
    -- ended since the snapshot, and counts as ours: at worst it is waited for once more.
    where not exists (
      select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.granted and l.mode = 'ExclusiveLock'
        and l.transactionid = running.xid::xid
        and a.datid <> (select d.oid from pg_database d where d.datname = current_database()))
    and not exists (
      select from pg_prepared_xacts p
      where p.transaction = running.xid::xid and p.database <> current_database())
  ),
  pg_snapshot_xmax(pg_current_snapshot()));

-- Up to which transaction everything in this database is over, as the statement that asks sees it. Transaction ids are
-- the whole server's: those that run in its other databases write nothing here and hold nobody back.
create function api.settled_before() returns xid8
language sql stable
return coalesce(
  (
    select min(running.xid)
    from pg_snapshot_xip(pg_current_snapshot()) as running (xid)
    -- One that ended since the snapshot holds no lock any more and counts as ours: at worst it is waited for once more.
    where not exists (
      select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.granted and l.mode = 'ExclusiveLock'
        and l.transactionid = running.xid::xid
        and a.datid <> (select d.oid from pg_database d where d.datname = current_database()))
  ),
  pg_snapshot_xmax(pg_current_snapshot()));

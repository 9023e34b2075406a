-- Takes or renews the right to publish a log. No row: somebody else holds it. Only the log's writer may ask.
create function tiaokuai_bus.take_lease(in_log text, in_holder uuid, seconds double precision)
returns table (token bigint, published bigint, sequence bigint, stream_created text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from tiaokuai_log.logs l where l.log = in_log and l.writer_role = session_user) then
    raise exception 'role % may not publish log %', session_user, in_log using errcode = 'insufficient_privilege';
  end if;
  return query
    insert into tiaokuai_bus.leases as held (log, holder, token, held_until)
    values (in_log, in_holder, 1, clock_timestamp() + make_interval(secs => seconds))
    on conflict (log) do update
       set holder = in_holder, held_until = excluded.held_until,
           token = held.token + case when held.holder = in_holder then 0 else 1 end
     where held.holder = in_holder or held.held_until < clock_timestamp()
    returning held.token, held.published, held.sequence, held.stream_created;
end
$$;

revoke all on function tiaokuai_bus.take_lease from public;
grant execute on function tiaokuai_bus.take_lease to tiaokuai_member;

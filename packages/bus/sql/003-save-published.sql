-- Saves how far a log is published and renews the lease; false for a holder whose token has been overtaken.
create function tiaokuai_bus.save_published(
  in_log text, in_token bigint, in_published bigint, in_stream_created text, seconds double precision
)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from tiaokuai_log.logs l where l.log = in_log and l.writer_role = session_user) then
    raise exception 'role % may not publish log %', session_user, in_log using errcode = 'insufficient_privilege';
  end if;
  update tiaokuai_bus.leases l
     set published = in_published, stream_created = in_stream_created,
         held_until = clock_timestamp() + make_interval(secs => seconds)
   where l.log = in_log and l.token = in_token;
  return found;
end
$$;

-- Gives the lease back, so that a successor need not wait for its end.
create function tiaokuai_bus.release_lease(in_log text, in_token bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update tiaokuai_bus.leases l set held_until = '-infinity'
   where l.log = in_log and l.token = in_token
     and exists (select from tiaokuai_log.logs g where g.log = in_log and g.writer_role = session_user)
$$;

revoke all on function tiaokuai_bus.save_published, tiaokuai_bus.release_lease from public;
grant execute on function tiaokuai_bus.save_published, tiaokuai_bus.release_lease to tiaokuai_member;

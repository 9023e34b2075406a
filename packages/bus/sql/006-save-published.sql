-- Saves how far a log is published and renews the lease; false for a holder whose token has been overtaken.
create function tiaokuai_bus.save_published(
  in_log text, in_token bigint, in_published bigint, in_sequence bigint, in_stream_created text, seconds double precision
)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from tiaokuai_log.logs l where l.log = in_log and l.writer_role = session_user) then
    raise exception 'role % may not publish log %', session_user, in_log using errcode = 'insufficient_privilege';
  end if;
  -- What is lost of this in a crash is published again under ids that JetStream knows: no need to wait for the disk.
  perform set_config('synchronous_commit', 'off', true);
  update tiaokuai_bus.leases l
     set published = in_published, sequence = in_sequence, stream_created = in_stream_created,
         held_until = clock_timestamp() + make_interval(secs => seconds)
   where l.log = in_log and l.token = in_token;
  return found;
end
$$;

revoke all on function tiaokuai_bus.save_published from public;
grant execute on function tiaokuai_bus.save_published to tiaokuai_member;

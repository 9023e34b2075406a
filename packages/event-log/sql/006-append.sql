-- Appends many independent commands to one log; one row comes back per command, in their order. A stream and a command
-- id may each occur once in a call. `entry_of` says, from 1, to which command an event belongs.
--
-- Order of work: lock the streams, in one order for all callers; compare versions; take the log's head last and release
-- it by committing. The hash of an event is
--   sha256( hash before it || sha256(netstrings of its content) || netstring(position) || netstring(recorded) )
create function tiaokuai_log.append(
  in_log text, command_ids uuid[], streams text[], expected_versions integer[],
  entry_of integer[], index_of integer[], ids uuid[], types text[], lanes text[], times text[],
  correlations text[], causations text[], actors text[], traceparents text[], datas text[]
)
returns table (outcome text, first_position bigint, last_position bigint, stream_version integer, event_id uuid)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
-- The plans are kept, and those made while the table was empty must do when it is large. An empty table makes every index
-- look alike, hence the `log_id + 0` below: it leaves only the index of the id in question to choose.
set enable_seqscan = off
as $$
declare
  this_log    integer;
  outcomes    text[];
  versions    integer[];
  sizes       integer[];
  firsts      bigint[];
  found_ids   uuid[];
  accepted    integer[];
  new_version integer[];
  digests     bytea[];
  hashes      bytea[] := '{}';
  head_now    bigint := 0;
  hash_now    bytea;
  recorded_at text;
begin
  select l.log_id into this_log from tiaokuai_log.logs l where l.log = in_log and l.writer_role = session_user;
  if not found then
    raise exception 'role % may not write log %', session_user, in_log
      using errcode = 'insufficient_privilege', hint = 'connect as the writer of this log, or register the log';
  end if;

  perform pg_advisory_xact_lock(this_log, locks.key)
    from (select distinct hashtext(s) as key from unnest(streams) s order by 1) locks;

  with sized as (
    select entry, count(*)::integer as size from unnest(entry_of) entry group by entry
  ), taken as (
    select distinct on (given.entry) given.entry, given.id
      from unnest(entry_of, ids) given(entry, id)
      -- A lateral lookup per id, never a join that might read the log from its start.
      cross join lateral (
        select from tiaokuai_log.events e where e.log_id + 0 = this_log and e.id = given.id limit 1
      ) standing
     order by given.entry, given.id
  ), assessed as (
    select entry.ord, entry.expected, sized.size, coalesce(standing.version, 0) as version,
           known.position as known_position, known.command_size as known_size, known.version as known_version, taken.id
      from unnest(command_ids, streams, expected_versions) with ordinality entry(command_id, stream, expected, ord)
      left join sized on sized.entry = entry.ord
      left join taken on taken.entry = entry.ord
      left join lateral (
        select e.position, e.command_size, e.version from tiaokuai_log.events e
         where e.log_id + 0 = this_log and e.command_id = entry.command_id and e.command_index = 0
         limit 1
      ) known on true
      left join lateral (
        select e.version from tiaokuai_log.events e
         where e.log_id = this_log and e.stream = entry.stream order by e.version desc limit 1
      ) standing on true
  )
  select array_agg(case when known_position is not null then 'repeated'
                        when id is not null then 'event-id-taken'
                        when expected <> version then 'version-conflict'
                        else 'appended' end order by ord),
         array_agg(case when known_position is not null then known_version - 1 else version end order by ord),
         array_agg(coalesce(known_size, size) order by ord),
         array_agg(known_position order by ord),
         array_agg(id order by ord)
    into outcomes, versions, sizes, firsts, found_ids
    from assessed;

  select array_agg(event.n order by event.n),
         array_agg(entry.version + event.index + 1 order by event.n),
         array_agg(sha256(convert_to(
             tiaokuai_log.netstring(in_log) || tiaokuai_log.netstring(entry.stream)
          || tiaokuai_log.netstring((entry.version + event.index + 1)::text) || tiaokuai_log.netstring(event.id::text)
          || tiaokuai_log.netstring(event.type) || tiaokuai_log.netstring(event.lane)
          || tiaokuai_log.netstring(event.time) || tiaokuai_log.netstring(event.correlation)
          || tiaokuai_log.netstring(event.causation) || tiaokuai_log.netstring(event.actor)
          || tiaokuai_log.netstring(event.traceparent) || tiaokuai_log.netstring(entry.command_id::text)
          || tiaokuai_log.netstring(event.index::text) || tiaokuai_log.netstring(entry.size::text)
          || tiaokuai_log.netstring(event.data), 'UTF8')) order by event.n)
    into accepted, new_version, digests
    from unnest(entry_of, index_of, ids, types, lanes, times, correlations, causations, actors, traceparents, datas)
           with ordinality event(entry, index, id, type, lane, time, correlation, causation, actor, traceparent, data, n)
    join unnest(command_ids, streams, outcomes, versions, sizes)
           with ordinality entry(command_id, stream, outcome, version, size, ord)
      on entry.ord = event.entry and entry.outcome = 'appended';

  if accepted is not null then
    select l.head, l.head_hash,
           greatest(l.last_recorded, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      into head_now, hash_now, recorded_at
      from tiaokuai_log.logs l where l.log_id = this_log for update;

    for k in 1 .. array_length(accepted, 1) loop
      hash_now := sha256(hash_now || digests[k] || convert_to(
        tiaokuai_log.netstring((head_now + k)::text) || tiaokuai_log.netstring(recorded_at), 'UTF8'));
      hashes[k] := hash_now;
    end loop;

    insert into tiaokuai_log.events (log_id, version, position, id, command_id, command_index, command_size, stream,
                                     type, lane, time, recorded, correlation, causation, actor, traceparent, hash, data)
    select this_log, made.version, head_now + made.k, event.id, entry.command_id, event.index, entry.size, entry.stream,
           event.type, event.lane, event.time, recorded_at, event.correlation, event.causation, event.actor,
           event.traceparent, made.hash, event.data
      from unnest(accepted, new_version, hashes) with ordinality made(n, version, hash, k)
      join unnest(entry_of, index_of, ids, types, lanes, times, correlations, causations, actors, traceparents, datas)
             with ordinality event(entry, index, id, type, lane, time, correlation, causation, actor, traceparent, data, n)
        on event.n = made.n
      join unnest(command_ids, streams, sizes) with ordinality entry(command_id, stream, size, ord)
        on entry.ord = event.entry
     order by made.k;

    update tiaokuai_log.logs l
       set head = head_now + array_length(accepted, 1), head_hash = hash_now, last_recorded = recorded_at
     where l.log_id = this_log;
  end if;

  return query
    select answer.outcome,
           coalesce(answer.first, answer.upto - answer.size + 1),
           coalesce(answer.first + answer.size - 1, answer.upto),
           answer.version + case when answer.outcome in ('appended', 'repeated') then answer.size else 0 end,
           answer.id
      from (
        select entry.ord, entry.outcome, entry.first, entry.version, entry.size, entry.id,
               head_now + sum(entry.size) filter (where entry.outcome = 'appended') over (order by entry.ord) as upto
          from unnest(outcomes, versions, sizes, firsts, found_ids)
                 with ordinality entry(outcome, version, size, first, id, ord)
      ) answer(ord, outcome, first, version, size, id, upto)
     order by answer.ord;
end
$$;

revoke all on function tiaokuai_log.append from public;
grant execute on function tiaokuai_log.append to tiaokuai_member;

-- What must never be wrong in a log, whichever program appends: it could not be mended afterwards. Each event pays for it,
-- hence no counted repetitions: they alone took 190 µs.
alter table tiaokuai_log.events
  add constraint events_places
    check (position > 0 and version > 0 and command_index >= 0 and command_index < command_size),
  add constraint events_names
    check (length(stream) between 1 and 200 and length(type) <= 300 and length(lane) <= 300
      and stream || type || lane !~ '[^A-Za-z0-9_.:-]' and stream !~ '^[_.:-]'
      and type like '_%.v_%' and lane like '_%._%' and lane not like '%.%.%'),
  -- The cast refuses a day or an hour that does not exist.
  add constraint events_time
    check (time like '____-__-__T__:__:__.___Z' and time::timestamptz is not null),
  add constraint events_texts
    check (correlation <> '' and causation <> '' and actor <> ''
      and length(correlation) <= 300 and length(causation) <= 300 and length(actor) <= 300
      and correlation || causation || actor || coalesce(traceparent, '') !~ '[[:cntrl:]]'),
  -- As much as the bus can carry.
  add constraint events_data
    check (octet_length(data) <= 983040 and data is json object);

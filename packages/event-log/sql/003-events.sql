-- The events of all logs. Times and data are kept as the text that was given, because the hash is over it.
create table tiaokuai_log.events (
  log_id        integer not null,
  version       integer not null,
  position      bigint not null,
  id            uuid not null,
  command_id    uuid not null,
  command_index integer not null,
  command_size  integer not null,
  stream        text collate "C" not null,
  type          text collate "C" not null,
  lane          text collate "C" not null,
  time          text collate "C" not null,
  recorded      text collate "C" not null,
  correlation   text collate "C" not null,
  causation     text collate "C" not null,
  actor         text collate "C" not null,
  traceparent   text collate "C",
  hash          bytea not null,
  data          text collate "C" not null,
  primary key (log_id, position)
);

create unique index events_stream_version on tiaokuai_log.events (stream, log_id, version);
create unique index events_id on tiaokuai_log.events (id, log_id);
create unique index events_command on tiaokuai_log.events (command_id, log_id) where command_index = 0;
create index events_lane on tiaokuai_log.events (log_id, lane, position);

grant select on tiaokuai_log.events to tiaokuai_member;

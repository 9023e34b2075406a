-- One row per log. Its head is locked by each append, last and shortly, so that order of position is order of commit.
create table tiaokuai_log.logs (
  log_id        integer generated always as identity primary key,
  log           text collate "C" not null unique,
  writer_role   name not null,
  head          bigint not null default 0,
  head_hash     bytea not null default decode(repeat('00', 32), 'hex'),
  last_recorded text collate "C" not null default ''
) with (fillfactor = 20);

grant select on tiaokuai_log.logs to tiaokuai_member;

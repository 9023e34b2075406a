-- Where the events of this database's logs lie, once that has been chosen: here, or in another store with this identity.
-- Read models, cursors and leases are about those events, so it never changes.
create table tiaokuai_log.store (
  only_one boolean primary key default true check (only_one),
  kind     text collate "C" not null check (kind in ('postgres', 'kurrentdb')),
  identity text collate "C"
);

grant select on tiaokuai_log.store to tiaokuai_member;

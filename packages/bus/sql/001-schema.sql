-- What the bus must remember: who publishes a log and how far, who consumed what, and what is parked. Each role sees and
-- changes its own rows only.
create schema tiaokuai_bus;
grant usage on schema tiaokuai_bus to tiaokuai_member;

create table tiaokuai_bus.leases (
  log            text primary key,
  holder         uuid not null,
  token          bigint not null,
  held_until     timestamptz not null,
  published      bigint not null default 0,
  -- When the JetStream stream was created that `published` speaks of: another one is empty.
  stream_created text not null default ''
);

create table tiaokuai_bus.cursors (
  owner    name not null default session_user,
  consumer text not null,
  log      text not null,
  lane     text not null,
  position bigint not null,
  primary key (owner, consumer, log, lane)
);

create table tiaokuai_bus.parked (
  owner     name not null default session_user,
  consumer  text not null,
  log       text not null,
  position  bigint not null,
  stream    text not null,
  event_id  uuid not null,
  state     text not null check (state in ('poison', 'waiting')),
  reason    text not null,
  tries     integer not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (owner, consumer, log, position)
);

alter table tiaokuai_bus.cursors enable row level security;
alter table tiaokuai_bus.parked enable row level security;
create policy own_rows on tiaokuai_bus.cursors using (owner = session_user) with check (owner = session_user);
create policy own_rows on tiaokuai_bus.parked using (owner = session_user) with check (owner = session_user);
grant select, insert, update, delete on tiaokuai_bus.cursors, tiaokuai_bus.parked to tiaokuai_member;

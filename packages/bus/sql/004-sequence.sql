-- Where in the stream the last published event lies: whether it still lies there is one question, and precise.
alter table tiaokuai_bus.leases add column sequence bigint not null default 0;

drop function tiaokuai_bus.take_lease;
drop function tiaokuai_bus.save_published;

-- What is in a log stays as it is, whoever asks.
create function tiaokuai_log.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'events are never changed or deleted (% on %)', tg_op, tg_table_name
    using errcode = 'insufficient_privilege', hint = 'append an event that corrects it';
end
$$;

create trigger events_stay
  before update or delete or truncate on tiaokuai_log.events
  for each statement execute function tiaokuai_log.refuse_change();

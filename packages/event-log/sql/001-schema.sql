-- Everything of the logs lies in one schema that no service owns. Members may read logs and call append, nothing else.
do $$
begin
  create role tiaokuai_member nologin;
exception
  -- Roles belong to the cluster: another database, or another migration at this moment, may have made it.
  when duplicate_object or unique_violation then null;
end
$$;

create schema tiaokuai_log;
grant usage on schema tiaokuai_log to tiaokuai_member;

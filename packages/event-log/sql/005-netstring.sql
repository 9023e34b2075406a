-- Length in bytes, colon, bytes, comma (Bernstein, "Netstrings", 1997): fields put together stay apart. NULL counts as empty.
create function tiaokuai_log.netstring(text) returns text
language sql immutable parallel safe as $$
  select octet_length(coalesce($1, '')) || ':' || coalesce($1, '') || ','
$$;

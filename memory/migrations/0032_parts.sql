-- A message that went in parts is known by each of them: by the last one, where its buttons hang, and by those before it.

alter table sendings add column parts text[] not null default '{}';
create index sendings_in_parts on sendings (user_id, channel) where parts <> '{}';

-- What its user did not write: a row that somebody else's words are in. A model that has read one asks before it acts.

create table outside (
    user_id  uuid not null references users on delete cascade,
    noun     text not null,
    row_id   text not null,
    since    timestamptz not null default now(),
    primary key (user_id, noun, row_id)
);
create index outside_by_time on outside (user_id, since desc);
call wall('outside');

-- A transaction that carries such words says so; what it writes is known by that from then on.
create function note_origin() returns trigger language plpgsql as $$
begin
    insert into outside (user_id, noun, row_id) values (new.user_id, tg_table_name, new.id::text)
    on conflict do nothing;
    return null;
end $$;

do $$
declare noun text;
begin
    foreach noun in array array['pillars', 'areas', 'projects', 'tasks', 'journal_entries', 'templates', 'messages',
                                'insights', 'checkins'] loop
        execute format('create trigger origin after insert or update on %I for each row '
                       'when (current_setting(''aurum.origin'', true) = ''outside'') execute function note_origin()',
                       noun);
    end loop;
end $$;

-- The last statement of a tool call that nobody approved: it refuses the transaction where the user is to be asked.
create function guard_call(called text, risk text, most integer, thought_since timestamptz)
returns void language plpgsql as $$
declare
    allowed text := (select p.allowed from permissions p where p.user_id = current_user_id() and p.tool = called);
    changed boolean := coalesce(current_setting('aurum.changed', true), '') <> '';
    touched integer := 0;
    reason  text;
begin
    if changed then
        select count(distinct row_id) into touched from changes
        where user_id = current_user_id() and xid = pg_current_xact_id() and before is not null
        and noun in ('pillars', 'areas', 'projects', 'tasks', 'journal_entries', 'templates');
    end if;
    reason := case
        when allowed = 'never' then 'never'
        -- Words that came while a model thought may be among those that it was shown.
        when exists (select from outside o where o.user_id = current_user_id() and o.since >= thought_since) then 'outside'
        when allowed = 'always' then null
        when changed and risk = 'destructive' then 'destructive'
        when touched > most then 'bulk'
        when allowed = 'ask' then 'always'
    end;
    if reason is not null then
        raise exception using errcode = 'AU001', message = reason, detail = touched::text;
    end if;
end $$;

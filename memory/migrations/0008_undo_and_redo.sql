-- Undo and redo of whole operations as sets of rows, and what the history of one thing is read by.

-- Which operation stands is a matter of what took back what: an undo takes back a change, a redo an undo.
alter table operations
    add column seq   bigint generated always as identity,  -- the order in which they began to change something
    add column kind  text not null default 'change' check (kind in ('change', 'undo', 'redo', 'upkeep')),
    add column undid uuid[] not null default '{}';         -- the operations that this one took back
alter table operations no force row level security;  -- for an owner who is no superuser
update operations set kind = 'undo', undid = array[undoes] where undoes is not null;
alter table operations force row level security;
alter table operations drop column undoes;
drop index if exists operations_by_time;
create index operations_by_seq on operations (user_id, seq desc);

create index changes_of_dependencies on changes ((coalesce(after, before) ->> 'task_id')) where noun = 'dependencies';
create index changes_of_the_gone on changes (user_id, noun, (before ->> 'number')) where after is null;

-- An operation that undid something and then changed something else, or the other way round, is a change.
create or replace function record_change() returns trigger language plpgsql as $$
declare
    operation uuid := nullif(current_setting('aurum.operation', true), '')::uuid;
    changed   text := coalesce(current_setting('aurum.changed', true), '');
    owner     uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
    if operation is null then
        raise exception 'A change to % needs an operation, so that it can be undone.', tg_table_name;
    end if;
    if changed = '' then
        insert into operations as o (id, user_id, label, kind) values (
            operation, owner, coalesce(current_setting('aurum.label', true), ''),
            coalesce(nullif(current_setting('aurum.kind', true), ''), 'change')
        ) on conflict (user_id, id) do update set kind = 'change' where o.kind <> excluded.kind;
    end if;
    insert into changes (user_id, operation_id, noun, row_id, before, after) values (
        owner, operation, tg_table_name, case when tg_op = 'DELETE' then old.id else new.id end,
        case when tg_op <> 'INSERT' then to_jsonb(old) end,
        case when tg_op <> 'DELETE' then to_jsonb(new) end
    );
    if position(tg_table_name in changed) = 0 then
        perform set_config('aurum.changed', ltrim(changed || ',' || tg_table_name, ','), true);
    end if;
    return null;
end $$;

-- What an operation of the user's did to each row of a table in all; rows that it left as they were are left out.
-- Not a plain SQL function, which would be unfolded into its query: statistics know nothing of a new operation, and
-- a plan for one row takes a minute for ten thousand.
create function net_changes(operation uuid, kind text)
returns table (row_id uuid, seq bigint, before jsonb, after jsonb) language plpgsql stable rows 1000 as $$
begin
    return query select * from (
        select c.row_id, min(c.seq) as seq, (array_agg(c.before order by c.seq))[1] as before,
               (array_agg(c.after order by c.seq desc))[1] as after
        from changes c where c.operation_id = operation and c.noun = kind and c.user_id = (select current_user_id())
        group by c.row_id
    ) net where net.before is distinct from net.after;
end $$;

-- The fields of `one` that are not the same in `other`.
create function differing(one jsonb, other jsonb) returns jsonb language sql immutable parallel safe as $$
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(one) where other -> key is distinct from value
$$;

-- Puts the rows of a table back as they were before the operation; fields that it left alone stay as they are now.
-- Names that are exchanged are set aside first, since they are unique. Whoever calls this defers constraints.
create procedure restore_rows(noun text, operation uuid, named boolean) language plpgsql as $$
declare columns text;
begin
    execute format('delete from %I t using net_changes($1, $2) n where n.before is null and t.id = n.row_id', noun)
    using operation, noun;
    if named then
        execute format('update %I t set name = t.id::text from net_changes($1, $2) n where t.id = n.row_id '
                       'and n.before ->> ''name'' <> n.after ->> ''name''', noun) using operation, noun;
    end if;
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = noun::regclass and attnum > 0 and not attisdropped;
    execute format(
        'update %1$I t set (%2$s) = (select %2$s from jsonb_populate_record(t, differing(n.before, n.after))) '
        'from net_changes($1, $2) n where t.id = n.row_id and n.before is not null and n.after is not null',
        noun, columns
    ) using operation, noun;
    select string_agg(quote_ident(key), ', ') into columns from (
        select distinct key from net_changes(operation, noun) n, jsonb_object_keys(n.before) as key
        where n.after is null
    ) keys;
    if columns is not null then
        execute format('insert into %1$I (%2$s) select %2$s from net_changes($1, $2) n, '
                       'jsonb_populate_record(null::%1$I, n.before) r where n.after is null', noun, columns)
        using operation, noun;
    end if;
end $$;
drop procedure restore_row(text, uuid, jsonb);
drop function row_now(text, uuid);

-- The ledger: what each turn or request changed, before and after, in the same transaction.
-- A trigger keeps it, so that no statement can forget to.

create table operations (
    id         uuid not null,            -- made by clients, so unique for each user alone
    user_id    uuid not null references users on delete cascade,
    label      text not null,
    undoes     uuid,                     -- the operation that this one took back
    undone_by  uuid,                     -- the operation that took this one back
    created_at timestamptz not null default now(),
    primary key (user_id, id),
    foreign key (user_id, undoes) references operations (user_id, id) on delete cascade
);
create index operations_by_time on operations (user_id, created_at desc);
call wall('operations');

create table changes (
    seq          bigint generated always as identity primary key,
    user_id      uuid not null,
    operation_id uuid not null,
    noun         text not null,
    row_id       uuid not null,
    before       jsonb,
    after        jsonb,
    foreign key (user_id, operation_id) references operations (user_id, id) on delete cascade
);
create index changes_by_operation on changes (operation_id, seq);
create index changes_by_row on changes (row_id, seq);
call wall('changes');

create function record_change() returns trigger language plpgsql as $$
declare
    operation uuid := nullif(current_setting('aurum.operation', true), '')::uuid;
    changed   text := coalesce(current_setting('aurum.changed', true), '');
    owner     uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
begin
    if operation is null then
        raise exception 'A change to % needs an operation, so that it can be undone.', tg_table_name;
    end if;
    if changed = '' then
        insert into operations (id, user_id, label, undoes) values (
            operation, owner, coalesce(current_setting('aurum.label', true), ''),
            nullif(current_setting('aurum.undoes', true), '')::uuid
        ) on conflict (user_id, id) do nothing;
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

-- Every table that a person can change calls this in the file that makes it.
create procedure keep_ledger(noun text) language plpgsql as $$
begin
    execute format('create trigger ledger after insert or delete on %I '
                   'for each row execute function record_change()', noun);
    execute format('create trigger ledger_update after update on %I '
                   'for each row when (old.* is distinct from new.*) execute function record_change()', noun);
end $$;

create function row_now(noun text, row_id uuid) returns jsonb language plpgsql stable as $$
declare found jsonb;
begin
    execute format('select to_jsonb(t) from %I t where id = $1', noun) into found using row_id;
    return found;
end $$;

-- Puts a row back as it was; columns that did not exist then keep what they hold.
create procedure restore_row(noun text, row_id uuid, before jsonb) language plpgsql as $$
declare
    columns text := (select string_agg(quote_ident(key), ', ') from jsonb_object_keys(before) as key);
begin
    if before is null then
        execute format('delete from %I where id = $1', noun) using row_id;
    elsif row_now(noun, row_id) is null then
        execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_record(null::%1$I, $1)',
                       noun, columns) using before;
    else
        execute format('update %1$I set (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1)) '
                       'where id = $2', noun, columns) using before, row_id;
    end if;
end $$;

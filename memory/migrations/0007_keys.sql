-- Clients name their runs, and a run's id is its operation's: such ids are unique for each user alone,
-- so that one that is another user's already is as free as any other and tells nothing.

alter table operations drop constraint operations_pkey;
alter table operations add primary key (user_id, id);

alter table runs drop constraint runs_pkey;
alter table runs add primary key (user_id, id);
drop index one_run_at_a_time;
create unique index one_run_at_a_time on runs (user_id, thread_id) where state = 'running';

alter table effects drop constraint effects_pkey;
alter table effects add primary key (user_id, run_id, call_id);

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

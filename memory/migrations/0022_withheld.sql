-- What is written in the journal and kept from models is kept from them wherever it was said, too.

create function withhold_said() returns trigger language plpgsql as $$
declare
    operation uuid := nullif(current_setting('aurum.operation', true), '')::uuid;
    reader    text := coalesce(current_setting('aurum.reader', true), '');
    opening   text := left(split_part(btrim(new.text), E'\n', 1), 200);
    hidden    uuid[];
begin
    perform set_config('aurum.reader', 'user', true);
    if tg_op = 'INSERT' then  -- whoever asked for it said it: the run has the operation's id
        update runs set withheld = true where user_id = new.user_id and id = operation and not withheld;
        update operations o set label = 'A private journal entry'
        where o.user_id = new.user_id and o.id = operation
        and exists (select from runs r where r.user_id = o.user_id and r.id = o.id);
    end if;
    with said as (
        update messages m set withheld = true
        where m.user_id = new.user_id and not m.withheld
        and (tg_op = 'INSERT' and m.run_id = operation
             or length(opening) >= 12 and (strpos(m.content, opening) > 0
                                           or strpos(m.calls::text, to_jsonb(opening)::text) > 0
                                           or strpos(m.calls::text, btrim(to_jsonb(opening)::text, '"')) > 0))
        returning m.thread_id
    )
    select array_agg(distinct thread_id) into hidden from said;
    delete from summaries where user_id = new.user_id and thread_id = any(hidden);
    update threads t set title = 'Journal' where user_id = new.user_id and id = any(hidden)
    and length(opening) >= 12 and strpos(t.title, left(opening, 40)) > 0;
    perform set_config('aurum.reader', reader, true);
    return null;
end $$;
create trigger withheld after insert on journal_entries for each row
    when (new.tier <> 'full') execute function withhold_said();
create trigger withheld_update after update on journal_entries for each row
    when (new.tier <> 'full' and old.tier = 'full') execute function withhold_said();

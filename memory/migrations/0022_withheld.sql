-- What is written in the journal and kept from models is kept from them wherever it was said, too: in the runs that
-- wrote the entry, read it, quote a sentence of it, or say something of it yet.

create function withhold_said() returns trigger language plpgsql as $$
declare
    operation uuid := nullif(current_setting('aurum.operation', true), '')::uuid;
    reader    text := coalesce(current_setting('aurum.reader', true), '');
    said      text[];  -- its sentences, as they stand in a message and in the JSON of a call or an answer
    named     text[] := array[new.id::text, '"J' || new.number || '"'];
    wrote     uuid[];
    quoting   text[];
    touched   uuid[];
begin
    perform set_config('aurum.reader', 'user', true);
    select coalesce(array_agg(distinct form), '{}') into said from (
        select distinct left(btrim(sentence), 200) as sentence
        from regexp_split_to_table(concat_ws(E'\n', new.title, new.text, (
                 select string_agg(each ->> 'answer', E'\n') from jsonb_array_elements(new.answers) each
             )), '[.!?…;\n]+') sentence
        where length(btrim(sentence)) >= 12 limit 40
    ) s, lateral (values (sentence), (substr(to_jsonb(sentence)::text, 2, length(to_jsonb(sentence)::text) - 2))) f(form);
    select coalesce(array_agg(distinct operation_id), '{}') || operation into wrote from changes
    where user_id = new.user_id and noun = 'journal_entries' and row_id = new.id;
    select coalesce(array_agg(id), '{}'), coalesce(array_agg(distinct run_id) filter (where run_id is not null), '{}')
    into quoting, touched from (
        select id, run_id, concat_ws(E'\n', content, nullif(calls::text, '[]'), nullif(extra::text, '{}')) as whole
        from messages where user_id = new.user_id and not withheld
    ) m where run_id = any(wrote) or exists (select from unnest(said || named) each where strpos(whole, each) > 0);
    touched := touched || wrote;
    update runs set withheld = true where user_id = new.user_id and not withheld
    and (id = any(touched) or tg_op = 'UPDATE' and state in ('running', 'waiting'));
    update operations o set label = 'A private journal entry' where user_id = new.user_id
    and (id = any(wrote) and exists (select from runs r where r.user_id = o.user_id and r.id = o.id)
         or exists (select from unnest(said) each where strpos(label, left(each, 40)) > 0));
    update memories set withheld = true where user_id = new.user_id and not withheld and source_kind = 'said'
    and source_id = any(quoting);
    update threads t set title = 'Journal' where user_id = new.user_id and slug <> 'life'
    and (exists (select from unnest(said) each where strpos(title, left(each, 40)) > 0)
         or exists (select from messages m where m.user_id = t.user_id and m.thread_id = t.id and m.run_id = any(wrote)
                    and strpos(m.content, title) > 0));
    with gone as (
        update messages set withheld = true where user_id = new.user_id and not withheld
        and (id = any(quoting) or run_id = any(touched)) returning thread_id
    )
    delete from summaries where user_id = new.user_id and (
        thread_id in (select thread_id from gone)
        or exists (select from unnest(said) each where strpos(text, each) > 0));
    perform set_config('aurum.reader', reader, true);
    return null;
end $$;
create trigger withheld after insert on journal_entries for each row
    when (new.tier <> 'full') execute function withhold_said();
create trigger withheld_update after update on journal_entries for each row
    when (new.tier <> 'full' and old.tier = 'full') execute function withhold_said();

-- Who reads: the user, or a model in their place. What its user keeps from models is not there for one.

drop function enter(text, text, text);
create function enter(claims text, operation text, label text, reader text)
returns table (id uuid, name text, zone text, day_end time, week_start smallint, travel_zone text, travel_until date)
language plpgsql as $$
begin
    perform set_config('request.jwt.claims', claims, true), set_config('aurum.operation', operation, true),
            set_config('aurum.label', label, true), set_config('aurum.reader', reader, true);
    return query select u.id, u.name, coalesce(u.zone, 'UTC'), u.day_end, u.week_start, u.travel_zone, u.travel_until
                 from users u where u.id = (select current_user_id());
end $$;

create function read_by_model() returns boolean language sql stable as
$$ select coalesce(current_setting('aurum.reader', true) = 'model', false) $$;

-- What a model may know of an entry: nothing, its signals (mood, energy, tags, sentiment, length), all of it.
alter table journal_entries
    add column tier text not null default 'full' check (tier in ('never', 'signals', 'full'));
create policy reader on journal_entries as restrictive for select
    using (tier = 'full' or not (select read_by_model()));

-- A message that is kept from models and from every search: its thread alone still shows it, to its user.
alter table messages add column withheld boolean not null default false;
create policy reader on messages as restrictive for select
    using (not withheld or not (select read_by_model()));

create policy reader on words as restrictive for select
    using (not (select read_by_model()) or kind <> 'journal' or exists (
        select from journal_entries e where e.user_id = words.user_id and e.id::text = words.row_id and e.tier = 'full'));

create or replace function messages_words() returns trigger language plpgsql as $$ begin
    if tg_table_name = 'messages' then
        delete from words w where w.user_id = old.user_id and w.kind = 'message' and w.row_id = old.id;
        return null;
    end if;
    insert into words (user_id, kind, row_id, words)
    select m.user_id, 'message', m.id, searchable('', m.content) from messages m
    where m.user_id = new.user_id and m.run_id = new.id and m.role in ('user', 'assistant') and m.content <> ''
    and not m.withheld
    order by m.seq on conflict do nothing;
    return null;
end $$;
create trigger words_withheld after update on messages for each row
    when (new.withheld and not old.withheld) execute function messages_words();

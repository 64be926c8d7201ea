-- Memories: what is known of a user, in their words, from where, since when, and what it took the place of.

create table memories (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    number      integer not null,
    text        text not null check (length(text) between 1 and 1000),
    kind        text not null default 'fact' check (kind in ('fact', 'preference', 'person', 'habit', 'goal')),
    state       text not null check (state in ('active', 'proposed', 'superseded', 'rejected')),
    since       date,                              -- the first day on which it holds, where that is known
    until       date,                              -- and the last
    learned_at  timestamptz not null default now(),
    source_kind text not null check (source_kind in ('said', 'journal', 'user', 'note')),
    source_id   text check (length(source_id) <= 100),
    source_at   timestamptz not null,              -- when it was said or written
    quote       text not null default '' check (length(quote) <= 1000),
    replaced_by uuid,                              -- the memory that took its place
    withheld    boolean not null default false,    -- kept from models, as what it was read from is
    unique (user_id, id),
    unique (user_id, number),
    foreign key (user_id, replaced_by) references memories (user_id, id) deferrable,
    check (since is null or until is null or since <= until),
    check (replaced_by is null or (replaced_by <> id and state = 'superseded'))
);
create index memories_replaced on memories (user_id, replaced_by) where replaced_by is not null;
create index memories_learned on memories (user_id, source_id) where source_kind = 'journal';
create trigger number before insert on memories for each row execute function number_row();
call wall('memories');
create policy reader on memories as restrictive for select using (not withheld or not (select read_by_model()));
call keep_ledger('memories');
create trigger origin after insert or update on memories for each row
    when (current_setting('aurum.origin', true) = 'outside') execute function note_origin();

alter table words no force row level security;
call find_by('memories', 'memory', $$'M' || new.number || ' ' || new.text$$, $$''$$, '{text, state}',
             $$new.state = 'active'$$);
alter table words force row level security;
create policy memories on words as restrictive for select using (
    not (select read_by_model()) or kind <> 'memory' or exists (
        select from memories m where m.user_id = words.user_id and m.id::text = words.row_id));

call open_recall(true);
call recall_by('memories', 'memory', 'new.text', '{text, state, withheld}', $$new.state = 'active'$$,
               'new.learned_at', hidden => 'new.withheld');
call open_recall(false);

-- What was read from an entry is kept from models as soon as the entry is.
create function withhold_memories() returns trigger language plpgsql as $$ begin
    update memories set withheld = new.tier <> 'full'
    where user_id = new.user_id and source_kind = 'journal' and source_id = new.id::text
    and withheld <> (new.tier <> 'full');
    return null;
end $$;
create trigger memories after update on journal_entries for each row
    when (old.tier is distinct from new.tier) execute function withhold_memories();

-- Whether Aurum learns by itself, and up to where it has read what the user said and wrote.
create table memory_settings (
    user_id       uuid primary key references users on delete cascade,
    learning      text not null default 'ask' check (learning in ('ask', 'auto', 'off')),
    messages_read bigint not null default 0,
    entries_read  integer not null default 0
);
call wall('memory_settings');

-- What was said before there were memories is left alone.
alter table users no force row level security;
alter table messages no force row level security;
alter table journal_entries no force row level security;
alter table memory_settings no force row level security;
insert into memory_settings (user_id, messages_read, entries_read)
select id, coalesce((select max(seq) from messages m where m.user_id = u.id), 0),
       coalesce((select max(number) from journal_entries e where e.user_id = u.id), 0)
from users u;
alter table users force row level security;
alter table messages force row level security;
alter table journal_entries force row level security;
alter table memory_settings force row level security;

-- A run in which something was forgotten, or that may have read it: all that is said in it is kept from models.
alter table runs add column withheld boolean not null default false;

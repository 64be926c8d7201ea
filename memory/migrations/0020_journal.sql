-- The journal in full: answers to prompts, sentiment, templates of one's own, streaks that pause, and what a model may
-- know of an entry.

create function journal_answers(answers jsonb) returns text language sql immutable parallel safe as $$
    select coalesce(string_agg(each.value ->> 'answer', ' ' order by each.ordinality), '')
    from jsonb_array_elements(answers) with ordinality each
$$;

alter table journal_entries
    add column template     text check (length(template) <= 50),     -- a code; entries keep the prompts themselves
    add column answers      jsonb not null default '[]' check (jsonb_typeof(answers) = 'array'),
    add column words        integer not null default 0 check (words >= 0),
    add column sentiment    double precision check (sentiment between -1 and 1),
    add column sentiment_by text check (sentiment_by in ('rules', 'model')),
    add column weather      text not null default '' check (length(weather) <= 200),
    add column location     text not null default '' check (length(location) <= 200),
    add column updated_at   timestamptz not null default now(),
    drop constraint journal_entries_text_check,
    add constraint journal_entries_text_check check (length(text) <= 200000),
    add check (text <> '' or answers <> '[]');
create index journal_by_day on journal_entries (user_id, day desc, number desc) where deleted_at is null;

alter table journal_entries no force row level security;  -- for an owner who is no superuser
alter table journal_entries disable trigger ledger_update;
update journal_entries set updated_at = created_at, words = cardinality(regexp_split_to_array(btrim(text), '\s+'));
alter table journal_entries enable trigger ledger_update;
alter table journal_entries force row level security;

-- Answers are found by their words, too.
drop trigger words on journal_entries;
drop trigger words_update on journal_entries;
drop function journal_entries_words();
alter table words no force row level security;
delete from words where kind = 'journal';
call find_by('journal_entries', 'journal', $$'J' || new.number || ' ' || new.title$$,
             $$concat_ws(' ', new.text, journal_answers(new.answers), array_to_string(new.tags, ' '))$$,
             '{title, text, answers, tags, deleted_at}', 'new.deleted_at is null');
alter table words force row level security;
call open_recall(true);
call recall_by('journal_entries', 'journal',
               $$concat_ws('. ', nullif(new.title, ''), nullif(new.text, ''), nullif(journal_answers(new.answers), ''))$$,
               '{title, text, answers, day, tier, deleted_at}', 'new.deleted_at is null',
               $$(new.day + time '12:00') at time zone 'UTC'$$, hidden => $$new.tier <> 'full'$$);
call open_recall(false);

create table journal_templates (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    number      integer not null,
    kind        text not null default 'custom' check (kind in (
        'daily_reflection', 'gratitude', 'goal_setting', 'weekly_review', 'mood_tracker',
        'learning_log', 'creative_writing', 'problem_solving', 'habit_tracker', 'custom')),
    name        text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 2000),
    prompts     text[] not null check (cardinality(prompts) between 1 and 20),
    created_at  timestamptz not null default now(),
    unique (user_id, id),
    unique (user_id, number)
);
create unique index journal_template_names on journal_templates (user_id, lower(name));
create trigger number before insert on journal_templates for each row execute function number_row();

create table journal_settings (
    user_id      uuid primary key references users on delete cascade,
    id           uuid not null default gen_random_uuid() unique,
    per_week     smallint not null default 7 check (per_week between 1 and 7),
    tier         text not null default 'full' check (tier in ('never', 'signals', 'full')),  -- of new entries
    model_reads  boolean not null default false   -- whether a hosted model may say how full entries sound
);

-- Days, first and last included, that neither count for a streak nor break it.
create table journal_pauses (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    first_day  date not null,
    last_day   date not null check (last_day >= first_day),
    reason     text not null default '' check (length(reason) <= 200),
    created_at timestamptz not null default now(),
    unique (user_id, id)
);

do $$
declare noun text;
begin
    foreach noun in array array['journal_templates', 'journal_settings', 'journal_pauses'] loop
        call wall(noun);
        call keep_ledger(noun);
    end loop;
    foreach noun in array array['journal_templates', 'journal_pauses'] loop
        execute format('create trigger origin after insert or update on %I for each row '
                       'when (current_setting(''aurum.origin'', true) = ''outside'') execute function note_origin()',
                       noun);
    end loop;
end $$;

-- What only functions may see who tell a model less than they read: the reader is the user until it is `veil`ed again.
create function unveil() returns text language plpgsql as $$
declare reader text := coalesce(current_setting('aurum.reader', true), '');
begin
    perform set_config('aurum.reader', 'user', true);
    return reader;
end $$;

create function veil(reader text) returns void language plpgsql as $$ begin
    perform set_config('aurum.reader', reader, true);
end $$;

-- What was done to an entry that a model may not read is as little there for one.
create policy reader on changes as restrictive for select
    using (noun <> 'journal_entries' or not (select read_by_model()) or exists (
        select from journal_entries e where e.user_id = changes.user_id and e.id = changes.row_id));

-- The last statement of a tool call that nobody approved: it refuses the transaction where the user is to be asked. That
-- is so wherever models would come to know more of a journal, by undo as by anything else, and whatever is allowed.
create or replace function guard_call(called text, risk text, most integer, thought_since timestamptz)
returns void language plpgsql as $$
declare
    reader  constant text := unveil();
    ways    constant text[] := '{never, signals, full}';
    allowed text := (select p.allowed from permissions p where p.user_id = current_user_id() and p.tool = called);
    changed boolean := coalesce(current_setting('aurum.changed', true), '') <> '';
    touched integer := 0;
    opened  boolean := false;
    reason  text;
begin
    if changed then
        select count(distinct row_id) filter (where before is not null and noun in (
                   'pillars', 'areas', 'projects', 'tasks', 'journal_entries', 'templates')),
               coalesce(bool_or(noun like 'journal%' and array_position(ways, before ->> 'tier')
                                < array_position(ways, after ->> 'tier')), false)
        into touched, opened
        from changes where user_id = current_user_id() and xid = pg_current_xact_id();
    end if;
    reason := case
        when allowed = 'never' then 'never'
        -- Words that came while a model thought may be among those that it was shown.
        when exists (select from outside o where o.user_id = current_user_id() and o.since >= thought_since) then 'outside'
        when opened then 'always'
        when allowed = 'always' then null
        when changed and risk = 'destructive' then 'destructive'
        when touched > most then 'bulk'
        when allowed = 'ask' then 'always'
    end;
    if reason is not null then
        raise exception using errcode = 'AU001', message = reason, detail = touched::text;
    end if;
    perform veil(reader);
end $$;

-- What may be known of entries that are not kept from models altogether, the newest `most` of them.
create function journal_signals(since date default null, until date default null, most integer default null)
returns table (id uuid, number integer, day date, mood text, energy text, tags text[], sentiment double precision,
               words integer, tier text, at timestamptz)
language plpgsql stable as $$
declare reader constant text := unveil();
begin
    return query select e.id, e.number, e.day, e.mood, e.energy, e.tags, e.sentiment, e.words, e.tier, e.created_at
    from journal_entries e
    where e.user_id = (select current_user_id()) and e.deleted_at is null and e.tier <> 'never'
    and (since is null or e.day >= since) and (until is null or e.day <= until)
    order by e.number desc limit most;
    perform veil(reader);
end $$;

-- How many entries no model may know anything of.
create function journal_kept(since date, until date) returns bigint
language plpgsql stable as $$
declare
    reader constant text := unveil();
    found  bigint;
begin
    found := (select count(*) from journal_entries e
    where e.user_id = (select current_user_id()) and e.deleted_at is null and e.tier = 'never'
    and (since is null or e.day >= since) and (until is null or e.day <= until));
    perform veil(reader);
    return found;
end $$;

-- The days that were written for, whoever may read what.
create function journal_days_written() returns setof date
language plpgsql stable as $$
declare reader constant text := unveil();
begin
    return query select distinct e.day from journal_entries e
    where e.user_id = (select current_user_id()) and e.deleted_at is null;
    perform veil(reader);
end $$;

-- Entries by their ids and numbers, there or in the trash: enough to do something to one. A model is not told a title.
create function journal_named(ids uuid[], numbers integer[], trashed boolean, by_model boolean)
returns table (id uuid, number integer, tier text, title text, day date, deleted_at timestamptz)
language plpgsql stable as $$
declare reader constant text := unveil();
begin
    return query select e.id, e.number, e.tier, case when e.tier = 'full' or not by_model then e.title else '' end, e.day,
           e.deleted_at
    from journal_entries e
    where e.user_id = (select current_user_id()) and (e.id = any(ids) or e.number = any(numbers))
    and (e.deleted_at is not null) = trashed;
    perform veil(reader);
end $$;

-- Nobody's words name an operation that wrote what is kept from models.
create function nameless_operation() returns void language sql as $$
    select set_config('aurum.label', 'Wrote in the journal', true);
    update operations set label = 'Wrote in the journal'
    where user_id = (select current_user_id())
    and id = nullif(current_setting('aurum.operation', true), '')::uuid;
$$;

create function journal_write(entry jsonb) returns setof journal_entries
language plpgsql rows 1 as $$
declare reader constant text := unveil();
begin
    if entry ->> 'tier' <> 'full' then
        perform nameless_operation();
    end if;
    return query insert into journal_entries (user_id, title, text, mood, energy, tags, day, tier, template, answers,
                                              words, sentiment, sentiment_by, weather, location, created_at, updated_at)
    select current_user_id(), title, text, mood, energy, tags, day, tier, template, answers, words, sentiment,
           sentiment_by, weather, location, created_at, updated_at
    from jsonb_populate_record(null::journal_entries, entry) returning *;
    perform veil(reader);
end $$;

-- Changes an entry. Of one that a model may not read it may change who may read it and nothing else: then there is no
-- row. To open one to models asks its user first: `guard_call`.
create function journal_change(entry uuid, new jsonb, by_model boolean) returns setof journal_entries
language plpgsql rows 1 as $$
declare
    reader constant text := unveil();
    known journal_entries := (select e from journal_entries e
                              where e.id = entry and e.user_id = current_user_id() and e.deleted_at is null);
begin
    if by_model and known.tier <> 'full' and new - 'tier' - 'updated_at' <> '{}' then
        perform veil(reader);
        return;
    end if;
    if 'full' <> any (array[known.tier, new ->> 'tier']) then
        perform nameless_operation();
    end if;
    return query update journal_entries t
    set (title, text, mood, energy, tags, day, tier, template, answers, words, sentiment, sentiment_by, weather,
         location, updated_at)
      = (select n.title, n.text, n.mood, n.energy, n.tags, n.day, n.tier, n.template, n.answers, n.words, n.sentiment,
                n.sentiment_by, n.weather, n.location, n.updated_at from jsonb_populate_record(t, new) n)
    where t.id = entry and t.user_id = current_user_id() and t.deleted_at is null returning t.*;
    perform veil(reader);
end $$;

-- Into the trash at an instant, or with none back from it.
create function journal_bin(ids uuid[], moment timestamptz) returns void
language plpgsql as $$
declare reader constant text := unveil();
begin
    update journal_entries set deleted_at = moment
    where user_id = (select current_user_id()) and id = any(ids) and (deleted_at is null) = (moment is not null);
    perform veil(reader);
end $$;

create function journal_trashed(before timestamptz) returns setof uuid
language plpgsql stable as $$
declare reader constant text := unveil();
begin
    return query select id from journal_entries where user_id = (select current_user_id()) and deleted_at <= before;
    perform veil(reader);
end $$;

create function journal_erase(ids uuid[]) returns void
language plpgsql as $$
declare reader constant text := unveil();
begin
    delete from journal_entries where user_id = (select current_user_id()) and id = any(ids) and deleted_at is not null;
    perform veil(reader);
end $$;

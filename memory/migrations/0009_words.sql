-- What each thing is found by, kept by triggers beside the rows: a search reads one table, and no row's text again.
-- Words stand there stemmed and as they are written, so that half a word is found too; those of the heading, the
-- reference among them, weigh more.

create function searchable(heading text, body text) returns tsvector language sql immutable parallel safe as $$
    select setweight(to_tsvector('pg_catalog.english', h) || to_tsvector('pg_catalog.simple', h), 'A')
           || to_tsvector('pg_catalog.english', b) || to_tsvector('pg_catalog.simple', b)
    from (select left(heading, 1000), left(body, 50000)) as t(h, b)  -- a tsvector holds no more than a megabyte
$$;

create table words (
    user_id uuid not null references users on delete cascade,
    kind    text not null,
    row_id  text not null,
    seq     bigint generated always as identity,   -- what was written last comes first among equals
    words   tsvector not null,
    primary key (user_id, kind, row_id)
);
create index words_by_word on words using gin (words);
call wall('words');

-- Under row-level security an index chooses rows only by operators that can tell nothing of others' rows but their
-- answer. This one compares two stored values and raises nothing. Only a superuser may say so; where the owner is
-- none, a search reads through the stored words of its one user.
do $$ begin
    if (select rolsuper from pg_roles where rolname = current_user) then
        alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
    end if;
end $$;

-- Has a table's rows found by `heading` and `body` while `there` holds; `columns` are those that these look at.
create procedure find_by(noun text, kind text, heading text, body text, columns text[], there text)
language plpgsql as $$
declare
    before text := (select string_agg('old.' || name, ', ') from unnest(columns) name);
    after  text := (select string_agg('new.' || name, ', ') from unnest(columns) name);
begin
    execute format($make$
        create function %1$s_words() returns trigger language plpgsql as $body$ begin
            if tg_op <> 'INSERT' then
                delete from words w where w.user_id = old.user_id and w.kind = %2$L and w.row_id = old.id::text;
            end if;
            if tg_op <> 'DELETE' and %5$s then
                insert into words (user_id, kind, row_id, words)
                values (new.user_id, %2$L, new.id::text, searchable(%3$s, %4$s));
            end if;
            return null;
        end $body$ $make$, noun, kind, heading, body, there);
    execute format('create trigger words after insert or delete on %1$I for each row '
                   'execute function %1$s_words()', noun);
    execute format('create trigger words_update after update on %1$I for each row '
                   'when ((%2$s) is distinct from (%3$s)) execute function %1$s_words()', noun, before, after);
    execute format('alter table %I no force row level security', noun);  -- for an owner who is no superuser
    execute format('insert into words (user_id, kind, row_id, words) select new.user_id, %2$L, new.id::text, '
                   'searchable(%3$s, %4$s) from %1$I new where %5$s', noun, kind, heading, body, there);
    execute format('alter table %I force row level security', noun);
end $$;

alter table words no force row level security;
call find_by('pillars', 'pillar', $$'PL' || new.number || ' ' || new.name$$,
             $$concat_ws(' ', new.description, new.vision, array_to_string(new.success_metrics, ' '))$$,
             '{name, description, vision, success_metrics, deleted_at}', 'new.deleted_at is null');
call find_by('areas', 'area', $$'A' || new.number || ' ' || new.name$$, 'new.description',
             '{name, description, deleted_at}', 'new.deleted_at is null');
call find_by('projects', 'project', $$'P' || new.number || ' ' || new.name$$,
             $$concat_ws(' ', new.description, array_to_string(new.success_metrics || new.tags, ' '))$$,
             '{name, description, success_metrics, tags, deleted_at}', 'new.deleted_at is null');
call find_by('tasks', 'task', $$'T' || new.number || ' ' || new.title$$,
             $$concat_ws(' ', new.notes, array_to_string(new.tags, ' '))$$,
             '{title, notes, tags, deleted_at}', 'new.deleted_at is null');
call find_by('journal_entries', 'journal', $$'J' || new.number || ' ' || new.title$$,
             $$concat_ws(' ', new.text, array_to_string(new.tags, ' '))$$,
             '{title, text, tags, deleted_at}', 'new.deleted_at is null');
call find_by('insights', 'insight', 'new.title', 'new.summary', '{title, summary, active}', 'new.active');

-- What was said is found when its run has ended, so that nobody waits for it before the first word of an answer.
create function messages_words() returns trigger language plpgsql as $$ begin
    if tg_table_name = 'messages' then
        delete from words w where w.user_id = old.user_id and w.kind = 'message' and w.row_id = old.id;
        return null;
    end if;
    insert into words (user_id, kind, row_id, words)
    select m.user_id, 'message', m.id, searchable('', m.content) from messages m
    where m.user_id = new.user_id and m.run_id = new.id and m.role in ('user', 'assistant') and m.content <> ''
    order by m.seq on conflict do nothing;
    return null;
end $$;
create trigger words after delete on messages for each row execute function messages_words();
create constraint trigger words after update on runs deferrable initially deferred
    for each row when (new.state <> 'running') execute function messages_words();
alter table messages no force row level security;
insert into words (user_id, kind, row_id, words)
select user_id, 'message', id, searchable('', content) from messages
where role in ('user', 'assistant') and content <> '' order by seq;
alter table messages force row level security;
alter table words force row level security;

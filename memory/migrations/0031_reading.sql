-- What was written is read for its meaning some seconds later, together with what was written meanwhile, and not anew
-- where only the instant to which it belongs has changed: a task that is done says what it said.

create or replace function remember_text(
    owner uuid, noun text, id text, of_stream text, moment timestamptz, by text, body text, hidden boolean
) returns void language plpgsql as $$ begin
    insert into passages (user_id, kind, row_id, stream, place, at, who, text, length, asks, private)
    select owner, noun, id, of_stream, number + coalesce(
               (select max(p.place) from passages p where p.user_id = owner and p.stream = of_stream), 0),
           moment, by, part, (select coalesce(sum(l.times), 0) from lexemes(by, part) l),
           part ~ '[?？]\W*$', hidden
    from parts_of(body) with ordinality as t(part, number);
    insert into jobs (user_id, name, run_at) values (owner, 'embed', now() + interval '15 seconds')
    on conflict (user_id, name, key) where state = 'waiting' do nothing;
end $$;

-- Has a table's rows recalled by `body` while `there` holds, from now on; `recall_by` has read those that there are.
create procedure recall_changes(
    noun text, kind text, body text, there text default 'true', moment text default 'new.created_at',
    who text default $w$''$w$, stream text default '', hidden text default 'false'
) language plpgsql as $$
declare
    place text := coalesce(nullif(stream, ''), format('%L || new.id::text', kind || ':'));
    says  text := format('row(%s, %s, %s, %s, %s)', there, who, body, hidden, place);
begin
    execute format($make$
        create or replace function %1$s_recalled() returns trigger language plpgsql as $body$ begin
            if tg_op = 'UPDATE' and %9$s is not distinct from %10$s then
                update passages p set at = %5$s
                where p.user_id = new.user_id and p.kind = %2$L and p.row_id = new.id::text and p.at <> %5$s;
                return null;
            end if;
            if tg_op <> 'INSERT' then
                delete from passages p where p.user_id = old.user_id and p.kind = %2$L and p.row_id = old.id::text;
            end if;
            if tg_op <> 'DELETE' and %3$s then
                perform remember_text(new.user_id, %2$L, new.id::text, %4$s, %5$s, %6$s, %7$s, %8$s);
            end if;
            return null;
        end $body$ $make$, noun, kind, there, place, moment, who, body, hidden, replace(says, 'new.', 'old.'), says);
end $$;

call recall_changes('pillars', 'pillar',
                    $$concat_ws('. ', new.name, nullif(new.description, ''), nullif(new.vision, ''))$$,
                    'new.deleted_at is null');
call recall_changes('areas', 'area', $$concat_ws('. ', new.name, nullif(new.description, ''))$$,
                    'new.deleted_at is null');
call recall_changes('projects', 'project', $$concat_ws('. ', new.name, nullif(new.description, ''))$$,
                    'new.deleted_at is null', 'coalesce(new.completed_at, new.created_at)');
call recall_changes('tasks', 'task', $$concat_ws('. ', new.title, nullif(new.notes, ''))$$,
                    'new.deleted_at is null', 'coalesce(new.completed_at, new.created_at)');
call recall_changes('journal_entries', 'journal',
                    $$concat_ws('. ', nullif(new.title, ''), nullif(new.text, ''), nullif(journal_answers(new.answers), ''))$$,
                    'new.deleted_at is null', $$(new.day + time '12:00') at time zone 'UTC'$$,
                    hidden => $$new.tier <> 'full'$$);
call recall_changes('notes', 'note', 'new.text', moment => 'new.at', who => 'new.who',
                    stream => $$'note:' || new.source || ':' || new.session$$);
call recall_changes('memories', 'memory', 'new.text', $$new.state = 'active'$$, 'new.learned_at',
                    hidden => 'new.withheld');

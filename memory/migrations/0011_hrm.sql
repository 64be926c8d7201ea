-- The blackboard in full, what the user prefers, how they feel, and what a day has set aside.

-- What has changed since a snapshot was taken is asked by transaction: sequence numbers commit out of order.
alter table changes add column xid xid8;  -- null for what was changed before
alter table changes alter column xid set default pg_current_xact_id();
create index changes_by_xid on changes (user_id, xid) where xid is not null;

alter table hrm_user_preferences
    add column id                     uuid not null default gen_random_uuid() unique,
    add column ai_personality         text not null default 'coach'
                                      check (ai_personality in ('coach', 'assistant', 'strategist', 'motivator')),
    add column ai_communication_style text not null default 'encouraging'
                                      check (ai_communication_style in ('direct', 'encouraging', 'analytical', 'socratic')),
    add column primary_optimization   text not null default 'balance' check (primary_optimization in (
                                      'balance', 'focus', 'exploration', 'efficiency', 'wellbeing')),
    add column work_start             time not null default '09:00',
    add column work_end               time not null default '17:00',
    add column work_days              smallint[] not null default '{0,1,2,3,4}',  -- 0 is Monday
    add column energy_pattern         text not null default 'steady' check (energy_pattern in (
                                      'morning_peak', 'afternoon_peak', 'evening_peak', 'steady')),
    add column enable_ai_learning     boolean not null default true,
    add check (work_start < work_end),
    add check (work_days <@ '{0,1,2,3,4,5,6}');
call keep_ledger('hrm_user_preferences');

-- How somebody says they feel, at an hour of their day.
create table checkins (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    day        date not null,
    energy     text check (energy in ('very_low', 'low', 'moderate', 'high', 'very_high')),
    mood       text check (mood in (
        'optimistic', 'inspired', 'reflective', 'challenging', 'anxious',
        'grateful', 'excited', 'frustrated', 'peaceful', 'motivated')),
    note       text not null default '' check (length(note) <= 20000),
    created_at timestamptz not null default now(),
    unique (user_id, id),
    check (energy is not null or mood is not null or note <> '')
);
create index checkins_by_time on checkins (user_id, created_at desc);
call wall('checkins');
call keep_ledger('checkins');

-- A stretch of a day set aside for a task, by the clock on the wall.
create table time_blocks (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    task_id    uuid not null,
    day        date not null,
    start_time time not null,
    end_time   time not null,
    origin     text not null check (origin in ('plan', 'user')),
    created_at timestamptz not null default now(),
    unique (user_id, id),
    foreign key (user_id, task_id) references tasks (user_id, id) on delete cascade deferrable,
    check (start_time < end_time)
);
create index time_blocks_by_day on time_blocks (user_id, day, start_time);
create index time_blocks_by_task on time_blocks (task_id);
call wall('time_blocks');
call keep_ledger('time_blocks');

-- A finding has a key: found again it is the next version of the same card, which keeps its number.
alter table insights
    add column number            integer,
    add column key               text not null default '',
    add column state             text not null default 'active'
                                 check (state in ('active', 'superseded', 'expired', 'dismissed')),
    add column ended_at          timestamptz,
    add column evidence          jsonb not null default '[]',
    add column recommendations   jsonb not null default '[]',
    add column narrative         text not null default '' check (length(narrative) <= 20000),
    add column feedback          text check (feedback in ('accepted', 'rejected', 'modified', 'ignored')),
    add column feedback_text     text not null default '' check (length(feedback_text) <= 20000),
    add column application_count integer not null default 0,
    add column last_accessed     timestamptz;

alter table insights no force row level security;  -- for an owner who is no superuser
alter table counters no force row level security;
update insights set state = 'superseded' where not active;
update insights set key = 'priority' where type = 'priority_reasoning';
update insights i set number = n.number
from (select id, dense_rank() over (partition by user_id order by type, key) as number from insights) n
where n.id = i.id;
insert into counters (user_id, noun, last) select user_id, 'insights', max(number) from insights group by user_id;
alter table counters force row level security;
alter table insights force row level security;

-- `active` is what the state says, so that nothing can say both.
drop trigger words on insights;
drop trigger words_update on insights;
drop function insights_words();
drop index insights_active;
alter table insights drop column active;
alter table insights add column active boolean not null generated always as (state = 'active') stored;
alter table insights alter column number set not null;
alter table insights alter column key drop default;
create unique index one_card on insights (user_id, key) where state = 'active';
create index insights_active on insights (user_id, created_at desc) where state = 'active';
create index insights_by_number on insights (user_id, number, version desc);
create trigger number before insert on insights for each row execute function number_row();
delete from words where kind = 'insight';
call find_by('insights', 'insight', $$'I' || new.number || ' ' || new.title$$,
             $$new.summary || ' ' || new.narrative$$, '{title, summary, narrative, state}', $$new.state = 'active'$$);

alter table hrm_feedback_log
    add column task_id              uuid,
    add column operation            uuid,
    add column suggested_improvement text not null default '' check (length(suggested_improvement) <= 20000),
    add column adjusted_score       double precision,
    add column adjustments          jsonb not null default '[]',   -- rule, name, before, after
    add column reasoning            jsonb not null default '{}',
    add foreign key (user_id, task_id) references tasks (user_id, id) on delete set null (task_id);
create index feedback_by_time on hrm_feedback_log (user_id, created_at desc);

alter table hrm_rules
    add column description  text not null default '',
    add column requires_llm boolean not null default false,
    add column changelog    jsonb not null default '[]',
    add column updated_at   timestamptz not null default now();

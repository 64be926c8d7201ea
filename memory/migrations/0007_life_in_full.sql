-- Everything a task manager has: all fields of the life model, templates, the user's calendar.

alter table users
    add column week_start   smallint not null default 0 check (week_start between 0 and 6),  -- 0 is Monday
    add column travel_zone  text,                       -- where they are until travel_until, when not at home
    add column travel_until date,
    add column user_id      uuid,                       -- the same as id: the ledger keeps every table by it
    add check ((travel_zone is null) = (travel_until is null));

create function user_row() returns trigger language plpgsql as $$
begin
    new.user_id := new.id;
    return new;
end $$;
alter table users no force row level security;
update users set user_id = id;
alter table users force row level security;
alter table users alter column user_id set not null;
create trigger own_id before insert or update on users for each row execute function user_row();
create trigger ledger_update after update on users for each row
    when (old.* is distinct from new.* and not is_service()) execute function record_change();

drop function enter(text, text, text);
create function enter(claims text, operation text, label text)
returns table (id uuid, name text, zone text, day_end time, week_start smallint, travel_zone text, travel_until date)
language plpgsql as $$
begin
    perform set_config('request.jwt.claims', claims, true), set_config('aurum.operation', operation, true),
            set_config('aurum.label', label, true);
    return query select u.id, u.name, coalesce(u.zone, 'UTC'), u.day_end, u.week_start, u.travel_zone, u.travel_until
                 from users u where u.id = (select current_user_id());
end $$;

-- Order among siblings is by position, which is the number until something is moved; new things come last.
-- What was deleted together carries the id of the thing that was deleted, so that it returns together.
alter table pillars
    add column icon            text not null default '' check (length(icon) <= 16),
    add column colour          text not null default '' check (colour ~ '^(#[0-9a-f]{6})?$'),
    add column vision          text not null default '' check (length(vision) <= 20000),
    add column success_metrics text[] not null default '{}' check (cardinality(success_metrics) <= 50),
    add column position        double precision,
    add column archived_at     timestamptz,
    add column deleted_with    uuid;

alter table areas
    add column icon            text not null default '' check (length(icon) <= 16),
    add column colour          text not null default '' check (colour ~ '^(#[0-9a-f]{6})?$'),
    add column time_allocation double precision check (time_allocation between 0 and 100),
    add column position        double precision,
    add column archived_at     timestamptz,
    add column deleted_with    uuid;

alter table projects
    add column icon            text not null default '' check (length(icon) <= 16),
    add column colour          text not null default '' check (colour ~ '^(#[0-9a-f]{6})?$'),
    add column priority        text not null default 'medium' check (priority in ('low', 'medium', 'high')),
    add column start_date      date,
    add column success_metrics text[] not null default '{}' check (cardinality(success_metrics) <= 50),
    add column tags            text[] not null default '{}' check (cardinality(tags) <= 50),
    add column completed_at    timestamptz,
    add column position        double precision,
    add column archived_at     timestamptz,
    add column deleted_with    uuid;

-- A task lies in a project, or directly in an area, or under another task (and then where that lies).
-- A recurring task keeps its row and its reference: completing it leaves a completed copy, a row of the
-- same series, and moves it on to the next date.
alter table tasks
    add column area_id           uuid,
    add column parent_id         uuid check (parent_id <> id),
    add column start_date        date,
    add column start_time        time,
    add column estimate_minutes  integer check (estimate_minutes between 1 and 100000),
    add column actual_minutes    integer check (actual_minutes between 0 and 100000),
    add column energy            text check (energy in ('low', 'medium', 'high')),
    add column kind              text check (kind in ('deep_work', 'creative', 'planning', 'admin', 'routine')),
    add column tags              text[] not null default '{}' check (cardinality(tags) <= 50),
    add column subtasks_required boolean not null default false,
    add column recurrence        text check (length(recurrence) <= 300),  -- an RRULE (RFC 5545), without DTSTART
    add column recurs_from       date,                                    -- DTSTART: where the rule counts from
    add column recurs_on         date,                                    -- the date that the rule gave; due_date may be moved
    add column after_completion  boolean not null default false,          -- the next one is counted from the day it is done
    add column series_id         uuid,                                    -- set on completed copies: the recurring task
    add column position          double precision,
    add column archived_at       timestamptz,
    add column deleted_with      uuid,
    add check (project_id is null or area_id is null),
    add check (start_time is null or start_date is not null),
    add check ((recurrence is null) = (recurs_from is null) and (recurrence is null) = (recurs_on is null)),
    add foreign key (user_id, area_id) references areas (user_id, id) deferrable,
    add foreign key (user_id, parent_id) references tasks (user_id, id) deferrable,
    add foreign key (user_id, series_id) references tasks (user_id, id) deferrable;

-- What lies in the trash is looked for by its place as well: a thing is restored and purged with what is under it.
drop index areas_by_pillar, projects_by_area, tasks_by_project;
create index areas_by_pillar on areas (pillar_id);
create index projects_by_area on projects (area_id);
create index tasks_by_project on tasks (project_id);
create index tasks_by_area on tasks (area_id);
create index tasks_by_parent on tasks (parent_id) where parent_id is not null;
create index tasks_by_series on tasks (series_id) where series_id is not null;
create index tasks_by_due on tasks (user_id, due_date, due_time, number)
    where deleted_at is null and status <> 'completed';
create index tasks_archived on tasks (user_id) where archived_at is not null;
create index tasks_recurring on tasks (user_id) where recurrence is not null and deleted_at is null;

create function place_row() returns trigger language plpgsql as $$
begin
    new.position := coalesce(new.position, new.number);
    return new;
end $$;

do $$
declare noun text;
begin
    foreach noun in array array['pillars', 'areas', 'projects', 'tasks'] loop
        execute format('alter table %I disable trigger ledger_update', noun);  -- the new column is no change of anybody's
        execute format('alter table %I no force row level security', noun);  -- for an owner who is no superuser
        execute format('update %I set position = number', noun);
        execute format('alter table %I force row level security', noun);
        execute format('alter table %I enable trigger ledger_update', noun);
        execute format('alter table %I alter column position set not null', noun);
        execute format('create trigger position before insert on %I '  -- after "number", by name
                       'for each row execute function place_row()', noun);
        execute format('create index %I on %I (user_id, deleted_at) where deleted_at is not null',
                       noun || '_in_the_trash', noun);
    end loop;
end $$;

-- A saved shape: a task or a project with what lies under it, dates counted in days from a start.
create table templates (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    number      integer not null,
    name        text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 20000),
    level       text not null check (level in ('project', 'task')),
    body        jsonb not null,
    created_at  timestamptz not null default now(),
    deleted_at  timestamptz,
    unique (user_id, id),
    unique (user_id, number)
);
create unique index template_names on templates (user_id, lower(name)) where deleted_at is null;
create trigger number before insert on templates for each row execute function number_row();
call wall('templates');
call keep_ledger('templates');

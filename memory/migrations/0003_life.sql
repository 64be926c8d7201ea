-- Pillar, area, project, task, and the journal. Foreign keys carry the user, since row-level
-- security does not see them. Deleted rows stay for the trash.

create table pillars (
    id                 uuid primary key default gen_random_uuid(),
    user_id            uuid not null references users on delete cascade,
    number             integer not null,
    name               text not null check (length(name) between 1 and 200),
    description        text not null default '' check (length(description) <= 20000),
    time_allocation    double precision check (time_allocation between 0 and 100),
    alignment_strength double precision not null default 0.5 check (alignment_strength between 0 and 1),
    created_at         timestamptz not null default now(),
    deleted_at         timestamptz,
    unique (user_id, id),
    unique (user_id, number)
);
create unique index pillar_names on pillars (user_id, lower(name)) where deleted_at is null;

create table areas (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    number      integer not null,
    pillar_id   uuid,
    name        text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 20000),
    importance  smallint not null default 3 check (importance between 1 and 5),
    created_at  timestamptz not null default now(),
    deleted_at  timestamptz,
    unique (user_id, id),
    unique (user_id, number),
    foreign key (user_id, pillar_id) references pillars (user_id, id) deferrable
);
create index areas_by_pillar on areas (pillar_id) where deleted_at is null;

create table projects (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    number      integer not null,
    area_id     uuid,
    name        text not null check (length(name) between 1 and 200),
    description text not null default '' check (length(description) <= 20000),
    status      text not null default 'not_started'
                check (status in ('not_started', 'in_progress', 'completed', 'on_hold')),
    importance  smallint not null default 3 check (importance between 1 and 5),
    due_date    date,
    created_at  timestamptz not null default now(),
    deleted_at  timestamptz,
    unique (user_id, id),
    unique (user_id, number),
    foreign key (user_id, area_id) references areas (user_id, id) deferrable
);
create index projects_by_area on projects (area_id) where deleted_at is null;

create table tasks (
    id           uuid primary key default gen_random_uuid(),
    user_id      uuid not null references users on delete cascade,
    number       integer not null,
    project_id   uuid,
    title        text not null check (length(title) between 1 and 500),
    notes        text not null default '' check (length(notes) <= 100000),
    status       text not null default 'todo' check (status in ('todo', 'in_progress', 'review', 'completed')),
    priority     text not null default 'medium' check (priority in ('low', 'medium', 'high')),
    due_date     date,
    due_time     time check (due_time is null or due_date is not null),
    completed_at timestamptz,
    created_at   timestamptz not null default now(),
    deleted_at   timestamptz,
    unique (user_id, id),
    unique (user_id, number),
    foreign key (user_id, project_id) references projects (user_id, id) deferrable,
    check ((status = 'completed') = (completed_at is not null))
);
create index tasks_open on tasks (user_id, number) where deleted_at is null and status <> 'completed';
create index tasks_by_project on tasks (project_id) where deleted_at is null;

create table dependencies (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    task_id    uuid not null,
    blocker_id uuid not null check (blocker_id <> task_id),
    unique (task_id, blocker_id),
    foreign key (user_id, task_id) references tasks (user_id, id) deferrable,
    foreign key (user_id, blocker_id) references tasks (user_id, id) deferrable
);
create index dependencies_by_blocker on dependencies (blocker_id);
create index dependencies_by_user on dependencies (user_id);

create table journal_entries (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    number     integer not null,
    title      text not null default '' check (length(title) <= 200),
    text       text not null check (length(text) between 1 and 200000),
    mood       text not null default 'reflective' check (mood in (
        'optimistic', 'inspired', 'reflective', 'challenging', 'anxious',
        'grateful', 'excited', 'frustrated', 'peaceful', 'motivated')),
    energy     text not null default 'moderate' check (energy in (
        'very_low', 'low', 'moderate', 'high', 'very_high')),
    tags       text[] not null default '{}',
    day        date not null,
    created_at timestamptz not null default now(),
    deleted_at timestamptz,
    unique (user_id, id),
    unique (user_id, number)
);
create index journal_by_number on journal_entries (user_id, number desc) where deleted_at is null;

do $$
declare noun text;
begin
    foreach noun in array array['pillars', 'areas', 'projects', 'tasks', 'journal_entries'] loop
        execute format('create trigger number before insert on %I '
                       'for each row execute function number_row()', noun);
        call wall(noun);
        call keep_ledger(noun);
    end loop;
    call wall('dependencies');
    call keep_ledger('dependencies');
end $$;

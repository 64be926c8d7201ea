-- Reminders of tasks, and standing intents: what is to be said when something has come about.

-- At an instant by the clock on the user's wall, or so many minutes before the task is due.
create table reminders (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid not null references users on delete cascade,
    task_id        uuid not null,
    day            date,
    time           time,
    before_minutes integer check (before_minutes between 0 and 43200),
    snoozed_until  timestamptz,
    reminded_at    timestamptz,
    created_at     timestamptz not null default now(),
    unique (user_id, id),
    foreign key (user_id, task_id) references tasks (user_id, id) on delete cascade,
    check ((day is null) = (time is null) and (day is null) <> (before_minutes is null))
);
create index reminders_open on reminders (user_id) where reminded_at is null;
call wall('reminders');
call keep_ledger('reminders');

create table intents (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid not null references users on delete cascade,
    number         integer not null,
    words          text not null check (length(words) between 1 and 500),   -- as the user said it
    condition      jsonb not null,
    says           text not null check (length(says) between 1 and 1000),   -- what is said then
    cooldown_hours integer not null default 24 check (cooldown_hours between 1 and 8760),
    most           integer not null default 10 check (most between 1 and 1000),
    fired          integer not null default 0,
    fired_at       timestamptz,
    expires_on     date,
    paused         boolean not null default false,
    created_at     timestamptz not null default now(),
    unique (user_id, id),
    unique (user_id, number)
);
create trigger number before insert on intents for each row execute function number_row();
call wall('intents');
call keep_ledger('intents');

-- Reminders of tasks, and standing intents: what is to be said when something has come about.

-- At an instant by the clock on the user's wall, or so many minutes before the task is due.
create table reminders (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid not null references users on delete cascade,
    task_id        uuid not null,
    day            date,
    time           time,
    before_minutes integer check (before_minutes between 0 and 43200),
    snoozed_until  timestamptz,                     -- it rests until then, and comes then
    created_at     timestamptz not null default now(),
    unique (user_id, id),
    foreign key (user_id, task_id) references tasks (user_id, id) on delete cascade,
    check ((day is null) = (time is null) and (day is null) <> (before_minutes is null))
);
create index reminders_by_task on reminders (user_id, task_id);
call wall('reminders');
call keep_ledger('reminders');
create index changes_of_reminders on changes ((coalesce(after, before) ->> 'task_id')) where noun = 'reminders';

-- What was reminded of is no change of its user's, so no undo takes it back: for which instant it was done last, and
-- what the clock on the wall was to show then. Who flies west has that hour twice, and is reminded once.
create table reminded (
    user_id     uuid not null references users on delete cascade,
    reminder_id uuid not null,
    reminded_at timestamptz not null,
    wall        timestamp,
    primary key (user_id, reminder_id),
    foreign key (user_id, reminder_id) references reminders (user_id, id) on delete cascade
);
call wall('reminded');

create table intents (
    id             uuid primary key default gen_random_uuid(),
    user_id        uuid not null references users on delete cascade,
    number         integer not null,
    text           text not null check (length(text) between 1 and 500),    -- as the user said it
    condition      jsonb not null,                  -- tools/intent_conditions.py
    says           text not null check (length(says) <= 1000),              -- what is asked or said then; '': what came about
    cooldown_hours integer not null default 24 check (cooldown_hours between 1 and 8760),
    most           integer not null default 10 check (most between 1 and 1000),
    expires_on     date,                            -- its last day
    paused         boolean not null default false,
    created_at     timestamptz not null default now(),
    unique (user_id, id),
    unique (user_id, number)
);
create trigger number before insert on intents for each row execute function number_row();
call wall('intents');
call keep_ledger('intents');
create trigger origin after insert or update on intents for each row
    when (current_setting('aurum.origin', true) = 'outside') execute function note_origin();

-- Whether it was true when it was looked at last, and how often and when it was said.
create table intent_states (
    user_id     uuid not null references users on delete cascade,
    intent_id   uuid not null,
    held        boolean not null default false,
    answered    boolean not null default false,     -- its user has heard it: silent until it is true anew
    fired       integer not null default 0,
    fired_at    timestamptz,
    primary key (user_id, intent_id),
    foreign key (user_id, intent_id) references intents (user_id, id) on delete cascade
);
call wall('intent_states');

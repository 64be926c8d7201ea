-- What was said, and the runs that answered.

create table threads (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    slug       text not null,                  -- 'life', or the UUID that the client made
    title      text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (user_id, id),
    unique (user_id, slug)
);
call wall('threads');

create table runs (
    id          uuid not null,                  -- made by clients; also the id of its tools' operation
    user_id     uuid not null references users on delete cascade,
    thread_id   uuid not null,
    state       text not null default 'running' check (state in ('running', 'done', 'failed')),
    model       text,
    error       text,
    lease_until timestamptz not null,           -- a run whose process died is let go after this
    started_at  timestamptz not null default now(),
    ended_at    timestamptz,
    primary key (user_id, id),
    foreign key (user_id, thread_id) references threads (user_id, id) on delete cascade
);
create unique index one_run_at_a_time on runs (user_id, thread_id) where state = 'running';
call wall('runs');

create table messages (
    seq        bigint generated always as identity,
    user_id    uuid not null references users on delete cascade,
    thread_id  uuid not null,
    id         text not null check (length(id) between 1 and 100),
    run_id     uuid,
    role       text not null check (role in ('user', 'assistant', 'tool')),
    content    text not null,
    calls      jsonb not null default '[]',
    call_id    text,
    extra      jsonb not null default '{}',
    created_at timestamptz not null default now(),
    primary key (user_id, id),
    foreign key (user_id, thread_id) references threads (user_id, id) on delete cascade,
    foreign key (user_id, run_id) references runs (user_id, id)
);
create index messages_by_thread on messages (thread_id, seq desc);
call wall('messages');

-- A tool call's effect and this record of it are one transaction: run again, it answers from here.
create table effects (
    user_id    uuid not null,
    run_id     uuid not null,
    call_id    text not null,
    tool       text not null,
    answer     jsonb not null,
    created_at timestamptz not null default now(),
    primary key (user_id, run_id, call_id),
    foreign key (user_id, run_id) references runs (user_id, id) on delete cascade
);
call wall('effects');

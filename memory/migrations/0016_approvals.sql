-- What a model may do only when its user says so: the question, bound to the exact arguments, and the answer.

create table approvals (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    run_id      uuid not null,
    call_id     text not null,
    tool        text not null,
    arguments   jsonb not null,                -- exactly what is done when it is approved
    reason      text not null check (reason in ('destructive', 'bulk', 'always', 'outside')),
    rows        integer not null,              -- how many things it would change
    preview     jsonb,                         -- what it would answer
    state       text not null default 'pending'
                check (state in ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
    edited      jsonb,                         -- the arguments that the user gave in their place
    until       timestamptz not null,
    asked_at    timestamptz not null default now(),
    answered_at timestamptz,
    unique (user_id, run_id, call_id),
    foreign key (user_id, run_id) references runs (user_id, id) on delete cascade
);
create index approvals_pending on approvals (user_id) where state = 'pending';
create index runs_waiting on runs (lease_until) where state = 'waiting';
call wall('approvals');

-- What the user lets a model do with a tool: always, only when asked, never. Without a row the tool's risk decides.
create table permissions (
    user_id    uuid not null references users on delete cascade,
    tool       text not null check (length(tool) between 1 and 100),
    allowed    text not null check (allowed in ('always', 'ask', 'never')),
    changed_at timestamptz not null default now(),
    primary key (user_id, tool)
);
call wall('permissions');

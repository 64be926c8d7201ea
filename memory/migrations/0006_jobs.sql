-- Deferred work: written in the transaction of its cause, unique by key while it waits.

create table jobs (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    name       text not null,
    key        text not null default '',
    payload    jsonb not null default '{}',
    state      text not null default 'waiting' check (state in ('waiting', 'running', 'failed')),
    tries      integer not null default 0,
    error      text,
    run_at     timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create unique index waiting_once on jobs (user_id, name, key) where state = 'waiting';
create index jobs_due on jobs (run_at) where state in ('waiting', 'running');
call wall('jobs');
create policy service on jobs using ((select is_service())) with check ((select is_service()));

-- A check-in as a conversation: question by question, with its place kept, one of a kind for each of the user's days.

create table rounds (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    kind        text not null check (kind in ('morning', 'evening', 'weekly')),
    day         date not null,
    state       text not null default 'open' check (state in ('open', 'done', 'skipped')),
    step        text not null,                      -- the question that waits for its answer; empty: none does
    answers     jsonb not null default '{}',        -- by step; null where one was passed over
    tasks       jsonb not null default '[]',        -- what was proposed, as it was then
    entry_id    uuid,                               -- the journal entry that was made of it
    opened_at   timestamptz not null,
    answered_at timestamptz,
    asked_at    timestamptz not null default now(), -- when its question was last asked
    asked_by    uuid,                               -- the operation that asked: a turn's own words come after that
    unique (user_id, id),
    unique (user_id, kind, day)
);
create index rounds_open on rounds (user_id, opened_at desc) where state = 'open';
call wall('rounds');
call keep_ledger('rounds');
create trigger origin after insert or update on rounds for each row
    when (current_setting('aurum.origin', true) = 'outside') execute function note_origin();

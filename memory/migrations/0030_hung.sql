-- Answers with buttons, as they hang in channels: what is pressed there changes what they say.

create table hung (
    id      uuid not null unique default gen_random_uuid(),
    user_id uuid not null references users on delete cascade,
    channel text not null check (channel in ('telegram', 'slack')),
    message text not null check (length(message) between 1 and 300),   -- the channel's own id
    said    jsonb not null,                                            -- memory/said.py
    at      timestamptz not null,
    primary key (user_id, channel, message)
);
call wall('hung');

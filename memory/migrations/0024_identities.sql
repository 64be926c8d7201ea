-- One person, many names: who somebody is in a channel, the one-time codes that say so, and what came in from there.

create table identities (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users on delete cascade,
    channel    text not null check (channel in ('telegram', 'slack')),
    tenant     text not null default '' check (length(tenant) <= 100),      -- Slack's workspace
    sender     text not null check (length(sender) between 1 and 100),      -- their id there
    address    text not null check (length(address) between 1 and 100),     -- where they alone read what we write
    name       text not null default '' check (length(name) <= 200),        -- what they are called there
    blocked_at timestamptz,                                                 -- since then they take nothing from us
    linked_at  timestamptz not null default now(),
    unique (user_id, id)
);
create unique index sender_is_one_person on identities (channel, tenant, sender);
call wall('identities');
create policy service on identities using ((select is_service())) with check ((select is_service()));

-- A code lies here by its hash for ten minutes. Asked for in the web it has a user and waits for a sender; asked for in
-- a channel it has a sender and waits for a user. Only the user, signed in, makes an identity of both.
create table links (
    id         uuid primary key default gen_random_uuid(),
    code_hash  bytea not null unique,
    user_id    uuid references users on delete cascade,
    channel    text not null check (channel in ('telegram', 'slack')),
    tenant     text not null default '',
    sender     text,
    address    text,
    name       text not null default '' check (length(name) <= 200),
    state      text not null default 'open'      -- shown: the sender is asked; wanted: the user is asked
               check (state in ('open', 'shown', 'wanted', 'done', 'refused')),
    expires_at timestamptz not null
);
create index links_by_user on links (user_id, state);
call wall('links');
create policy service on links using ((select is_service())) with check ((select is_service()));

-- Wrong codes, by who tried: after ten in ten minutes nobody is heard for that long.
create table link_tries (
    id      uuid primary key default gen_random_uuid(),
    user_id uuid references users on delete cascade,
    sender  text not null check (length(sender) <= 300),    -- 'telegram::42', or 'user:<id>'
    at      timestamptz not null
);
create index link_tries_by_sender on link_tries (sender, at);
call wall('link_tries');
create policy service on link_tries using ((select is_service())) with check ((select is_service()));

-- What came in, stored before it is acknowledged. The channel's own id makes it one. The payload goes once it is handled.
create table inbox (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid references users on delete cascade,
    channel     text not null check (channel in ('telegram', 'slack')),
    external    text not null check (length(external) between 1 and 300),
    tenant      text not null default '',
    sender      text not null default '',
    payload     jsonb,
    state       text not null default 'waiting' check (state in ('waiting', 'working', 'done', 'failed')),
    step        text not null default '',          -- 'sending' while the answer is on its way
    answer      jsonb,                             -- what is being sent
    told        text not null default '',          -- what was said to it that is said once a minute
    tries       integer not null default 0,
    holder      uuid,                              -- the process that has it
    lease_until timestamptz,
    error       text,
    seq         bigint generated always as identity,
    received_at timestamptz not null,
    unique (channel, external)
);
create index inbox_open on inbox (received_at) where state in ('waiting', 'working');
create index inbox_by_sender on inbox (channel, tenant, sender, received_at);
call wall('inbox');
create policy service on inbox using ((select is_service())) with check ((select is_service()));

-- What a message brings along that waits in line: what it replies to, what others wrote, where it came from.
alter table runs add column said_extra jsonb;

-- What somebody else wrote and the user passes on lies beside their own words.
create trigger passed_on after insert on messages for each row
    when (new.extra ? 'others') execute function note_origin();

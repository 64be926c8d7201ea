-- What Aurum says first: what was due, on which ways it went, whether it arrived, and what was answered.

create table nudge_settings (
    user_id        uuid primary key references users on delete cascade,
    morning_on     boolean not null default true,
    morning_at     time not null default '08:00',
    evening_on     boolean not null default true,
    evening_at     time not null default '20:30',
    weekly_on      boolean not null default true,
    weekly_day     smallint not null default 6 check (weekly_day between 0 and 6),   -- 0 is Monday
    weekly_at      time not null default '18:00',
    quiet_from     time not null default '22:00',
    quiet_until    time not null default '07:00',      -- equal to quiet_from: no quiet hours
    daily_cap      smallint not null default 12 check (daily_cap between 0 and 100),
    bundle_minutes smallint not null default 10 check (bundle_minutes between 0 and 240),
    channels       text[] not null default '{telegram,slack}'
                   check (channels <@ '{telegram,slack,web}'::text[]),               -- the order in which they are tried
    ways           jsonb not null default '{}',        -- {"reminder": "slack"}: where a kind goes first
    away_from      date,
    away_until     date,                               -- the last day of a pause
    id             uuid not null unique default gen_random_uuid(),
    check ((away_from is null) = (away_until is null) and away_from <= away_until)
);
call wall('nudge_settings');
call keep_ledger('nudge_settings');

create table deliveries (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    kind        text not null check (kind in ('morning', 'evening', 'weekly', 'reminder', 'intent', 'insight')),
    key         text not null check (length(key) between 1 and 200),    -- the local day, or what is reminded of and when
    due_at      timestamptz not null,
    state       text not null default 'due'
                check (state in ('due', 'held', 'sent', 'answered', 'failed', 'unsure', 'dropped')),
    reason      text not null default '',           -- why it is held or was dropped or failed, for people
    said        jsonb not null,                     -- memory/said.py
    message_id  text,                               -- where it stands in the life thread
    bundle_id   uuid,                               -- the delivery in whose message this one went
    send_at     timestamptz,                        -- when a held one is to be looked at again
    made_at     timestamptz not null,
    sent_at     timestamptz,
    answered_at timestamptz,
    answer      text,
    unique (user_id, id),
    unique (user_id, kind, key),
    foreign key (user_id, bundle_id) references deliveries (user_id, id) on delete set null (bundle_id)
);
create index deliveries_by_time on deliveries (user_id, due_at desc);
create index deliveries_open on deliveries (user_id) where state in ('due', 'held');
call wall('deliveries');

-- One row for each way on which it was tried. Claimed before anything is sent: who finds it claimed knows nothing more.
create table sendings (
    id          uuid primary key default gen_random_uuid(),
    user_id     uuid not null references users on delete cascade,
    delivery_id uuid not null,
    identity_id uuid,
    channel     text not null check (channel in ('telegram', 'slack', 'web')),
    state       text not null default 'claimed' check (state in ('claimed', 'waiting', 'sent', 'failed', 'unsure')),
    external    text,                               -- the channel's own id of the message
    tries       integer not null default 1,
    error       text,
    at          timestamptz not null,
    unique (user_id, delivery_id, channel),
    foreign key (user_id, delivery_id) references deliveries (user_id, id) on delete cascade,
    foreign key (user_id, identity_id) references identities (user_id, id) on delete set null (identity_id)
);
create index sendings_by_external on sendings (user_id, channel, external);
call wall('sendings');

-- Slack's workspaces in which Aurum is installed; their tokens are sealed with a key that is not in the database.

create table slack_installs (
    team          text primary key check (length(team) between 1 and 100),
    user_id       uuid not null references users on delete cascade,      -- who installed it
    enterprise    text not null default '',
    name          text not null default '' check (length(name) <= 200),
    bot_user      text not null,
    scopes        text not null default '',
    sealed_token  bytea not null,
    installed_at  timestamptz not null
);
call wall('slack_installs');
create policy service on slack_installs using ((select is_service())) with check ((select is_service()));

-- A sign-in at Slack that has begun: once, for ten minutes, from the browser of this user.
create table slack_states (
    state_hash bytea primary key,
    user_id    uuid not null references users on delete cascade,
    expires_at timestamptz not null
);
call wall('slack_states');
create policy service on slack_states using ((select is_service())) with check ((select is_service()));

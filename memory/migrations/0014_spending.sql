-- What hosted models cost: one row for each user, day of theirs and model.

create table spending (
    user_id       uuid not null references users on delete cascade,
    day           date not null,                      -- the user's own day
    model         text not null check (length(model) between 1 and 200),
    calls         bigint not null default 0 check (calls >= 0),
    input_tokens  bigint not null default 0 check (input_tokens >= 0),
    output_tokens bigint not null default 0 check (output_tokens >= 0),
    micros        bigint not null default 0 check (micros >= 0),  -- millionths of a US dollar
    priced        boolean not null default true,      -- false where some of its tokens have no known price
    warned        boolean not null default false,     -- the user was told on this day that a limit is near
    primary key (user_id, day, model)
);
call wall('spending');

-- What was said in a thread before the messages that a model reads, in few words: one row a thread, written anew.

create table summaries (
    user_id    uuid not null references users on delete cascade,
    thread_id  uuid not null,
    through    bigint not null default 0,      -- the last message that is in it, by its seq
    text       text not null default '' check (length(text) <= 4000),
    made_by    text,                           -- 'extract', or the model that wrote it
    held_until timestamptz,                    -- somebody is writing the next one
    written_at timestamptz,
    primary key (user_id, thread_id),
    foreign key (user_id, thread_id) references threads (user_id, id) on delete cascade
);
call wall('summaries');

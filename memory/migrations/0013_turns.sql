-- A run is a record with a life of its own: it waits its turn or for an approval, is stopped, is followed from anywhere.

drop index one_run_at_a_time;
drop index runs_by_lease;
alter table runs
    drop constraint runs_state_check,
    add constraint runs_state_check
        check (state in ('queued', 'running', 'waiting', 'done', 'stopped', 'failed')),
    add column message_id text check (length(message_id) between 1 and 100),  -- sent again, it is the same run
    add column said text,                          -- a message whose turn has not come; it joins the thread then
    add column manner text not null default 'queue' check (manner in ('queue', 'steer', 'interrupt')),
    add column stopping boolean not null default false,  -- somebody asked it to end
    add column lost integer not null default 0,    -- how many processes died over it
    add column cost jsonb,                         -- what its model calls came to
    add constraint queued_says check ((state = 'queued') = (said is not null));
update runs r set message_id = m.id from messages m
where m.user_id = r.user_id and m.run_id = r.id and m.role = 'user';
create unique index one_run_at_a_time on runs (user_id, thread_id) where state in ('running', 'waiting');
create unique index one_run_for_a_message on runs (user_id, message_id);
create index runs_by_lease on runs (lease_until) where state = 'running';
create index runs_in_line on runs (user_id, thread_id, started_at) where state = 'queued';

-- A run whose process died is taken over by another, which goes on from where it was.

alter table runs
    add column attempt integer not null default 1,  -- how many processes have tried; only the newest one's word counts
    add unique (user_id, id, attempt);
create index runs_by_lease on runs (lease_until) where state = 'running';
create policy service on runs using ((select is_service())) with check ((select is_service()));

-- A process that lost its run to another can have no effect any more: the key refuses it.
alter table effects
    add column attempt integer not null default 1,
    drop constraint effects_user_id_run_id_fkey,
    add foreign key (user_id, run_id, attempt) references runs (user_id, id, attempt)
        on update cascade on delete cascade;

-- A job that runs is somebody's, and only for as long as they say so.

alter table jobs add column lease_until timestamptz;    -- while it runs: who does not renew it by then is dead
alter table jobs add column begun_at timestamptz;       -- when it was begun first since it was asked for
update jobs set lease_until = now() where state = 'running';
alter table jobs add check ((state = 'running') = (lease_until is not null));

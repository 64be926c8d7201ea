-- A job that runs is somebody's, and only for as long as they say so.

alter table jobs add column lease_until timestamptz;

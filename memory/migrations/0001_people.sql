-- Who is there, and the wall between them.
-- Policies read the claims that the service sets for each transaction, so they hold on Supabase too.

create extension if not exists vector;

do $$ begin
    if not exists (select from pg_roles where rolname = 'aurum_app') then
        create role aurum_app login noinherit nobypassrls;
    end if;
    execute format('grant aurum_app to %I', current_user);
    execute format('grant usage on schema %I to aurum_app', current_schema());
end $$;

create function current_user_id() returns uuid language sql stable as
$$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;

-- The few places that serve everybody at once (the job queue, sign-in) say so in their claims.
create function is_service() returns boolean language sql stable as
$$ select coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' = 'service_role', false) $$;

-- Every table with a user_id calls this in the file that makes it.
create procedure wall(noun text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', noun);
    execute format('alter table %I force row level security', noun);
    execute format('create policy own_rows on %I using (user_id = (select current_user_id())) '
                   'with check (user_id = (select current_user_id()))', noun);
    execute format('grant select, insert, update, delete on %I to aurum_app', noun);
end $$;

create table users (
    id         uuid primary key default gen_random_uuid(),
    name       text not null check (length(name) <= 200),
    zone       text,                                    -- null until a client or the user says where they are
    day_end    time not null default '03:00',
    owner      boolean not null default false,
    created_at timestamptz not null default now()
);
create unique index one_owner on users (owner) where owner;
alter table users enable row level security;
alter table users force row level security;
create policy own_row on users using (id = (select current_user_id())) with check (id = (select current_user_id()));
create policy service on users using ((select is_service())) with check ((select is_service()));
grant select, insert, update, delete on users to aurum_app;

-- From here on the transaction is this user's; answers who they are, or nothing where there is nobody.
create function enter(claims text, operation text, label text)
returns table (id uuid, name text, zone text, day_end time) language plpgsql as $$
begin
    perform set_config('request.jwt.claims', claims, true), set_config('aurum.operation', operation, true),
            set_config('aurum.label', label, true);
    return query select u.id, u.name, coalesce(u.zone, 'UTC'), u.day_end from users u
                 where u.id = (select current_user_id());
end $$;

create table sign_in_links (
    code_hash  bytea primary key,
    user_id    uuid not null references users on delete cascade,
    expires_at timestamptz not null
);
call wall('sign_in_links');
create policy service on sign_in_links using ((select is_service())) with check ((select is_service()));

-- Short references count up for each user and noun, and are never given twice.
create table counters (
    user_id uuid not null references users on delete cascade,
    noun    text not null,
    last    integer not null,
    primary key (user_id, noun)
);
call wall('counters');

create function number_row() returns trigger language plpgsql as $$
begin
    if new.number is null then
        insert into counters as c (user_id, noun, last) values (new.user_id, tg_table_name, 1)
        on conflict (user_id, noun) do update set last = c.last + 1
        returning last into new.number;
    end if;
    return new;
end $$;

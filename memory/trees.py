"""What lies under a thing and what is above it, as parts of queries.

Both begin with `%(ids)s`, things of any level, and are written behind `with recursive`.
"""

from typing import LiteralString

STANDING: LiteralString = "t.deleted_at is null"
"""Only what is not in the trash."""

WENT_ALONG: LiteralString = """
    (t.deleted_with, t.deleted_at) = (select r.label, r.deleted_at from roots r where r.id = u.root)
"""
"""Only what was deleted together with the thing; needs ROOTS before it."""

ROOTS: LiteralString = """
    roots(id, label, deleted_at) as (
        select id, coalesce(deleted_with, id), deleted_at from pillars where id = any(%(ids)s) and user_id = %(user)s
        union all
        select id, coalesce(deleted_with, id), deleted_at from areas where id = any(%(ids)s) and user_id = %(user)s
        union all
        select id, coalesce(deleted_with, id), deleted_at from projects where id = any(%(ids)s) and user_id = %(user)s
        union all
        select id, coalesce(deleted_with, id), deleted_at from tasks where id = any(%(ids)s) and user_id = %(user)s
    )
"""

UP: LiteralString = """
    up(start, id) as (
        select id, id from unnest(%(ids)s::uuid[]) id
        union
        select up.start, step.above from up cross join lateral (
            select pillar_id from areas where id = up.id
            union all select area_id from projects where id = up.id
            union all select coalesce(parent_id, project_id, area_id) from tasks where id = up.id
        ) step(above) where step.above is not null
    )
"""
"""`up`: each thing, as `start`, with its own id and the id of everything above it."""


def down(kept: LiteralString) -> LiteralString:
    """`found`: each thing, as `root`, with its own id and the id of everything under it that is `kept`.

    The condition speaks of a row as `t` and of what it lies in as `u`.
    """
    return f"""
    pillars_(id, root) as (
        select id, id from pillars where id = any(%(ids)s) and user_id = %(user)s
    ), areas_(id, root) as (
        select id, id from areas where id = any(%(ids)s) and user_id = %(user)s
        union all select t.id, u.root from areas t join pillars_ u on t.pillar_id = u.id where {kept}
    ), projects_(id, root) as (
        select id, id from projects where id = any(%(ids)s) and user_id = %(user)s
        union all select t.id, u.root from projects t join areas_ u on t.area_id = u.id where {kept}
    ), tasks_(id, root) as (
        select id, id from tasks where id = any(%(ids)s) and user_id = %(user)s
        union all select t.id, u.root from tasks t join projects_ u on t.project_id = u.id where {kept}
        union all select t.id, u.root from tasks t join areas_ u on t.area_id = u.id where {kept}
        union select t.id, u.root from tasks t join tasks_ u on t.parent_id = u.id where {kept}
    ), found(id, root) as (
        select id, root from pillars_ union all select id, root from areas_
        union all select id, root from projects_ union all select id, root from tasks_
    )
    """

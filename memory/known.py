"""Every name in a life that a line of words may mean."""

from typing import LiteralString

from memory.scope import Scope

MOST = 2_000
"""So many names of a kind are read, the newest."""

PLACES: LiteralString = """
    (select 'pillar' as level, name, 'PL' || number as ref from pillars
     where user_id = %(user)s and deleted_at is null and archived_at is null order by number desc limit %(most)s)
    union all
    (select 'area', name, 'A' || number from areas
     where user_id = %(user)s and deleted_at is null and archived_at is null order by number desc limit %(most)s)
    union all
    (select 'project', name, 'P' || number from projects
     where user_id = %(user)s and deleted_at is null and archived_at is null
     order by (status = 'completed'), number desc limit %(most)s)
"""
TAGS: LiteralString = """
    union all
    (select distinct 'tag', tag, '' from tasks cross join lateral unnest(tags) tag
     where user_id = %(user)s and deleted_at is null limit %(most)s)
"""


async def names(scope: Scope) -> list[tuple[str, str, str]]:
    """Level (pillar, area, project, tag), name and short reference of everything that is neither archived nor in
    the trash; a tag has no reference."""
    rows = await scope.rows(PLACES + TAGS, {"user": scope.user_id, "most": MOST})
    return [(row["level"], row["name"], row["ref"]) for row in rows]

"""How much of a life is done: open and done tasks, counted in one pass over the tasks and rolled up.

What is archived counts no more, on any level below the one that is asked for.
"""

from typing import LiteralString

COUNT: LiteralString = """
    count(*) filter (where k.status <> 'completed') as open_tasks,
    count(*) filter (where k.status = 'completed') as done_tasks
"""
STANDS: LiteralString = "k.user_id = %(user)s and k.deleted_at is null and k.archived_at is null"

OF_PROJECTS: LiteralString = f"""
    select k.project_id as id, {COUNT} from tasks k
    where {STANDS} and k.project_id is not null group by k.project_id
"""
OF_AREAS: LiteralString = f"""
    select id, sum(open_tasks)::int as open_tasks, sum(done_tasks)::int as done_tasks from (
        select p.area_id as id, done.open_tasks, done.done_tasks
        from projects p join ({OF_PROJECTS}) done on done.id = p.id
        where p.user_id = %(user)s and p.deleted_at is null and p.archived_at is null
        union all
        select k.area_id, {COUNT} from tasks k where {STANDS} and k.area_id is not null group by k.area_id
    ) parts group by id
"""
OF_PILLARS: LiteralString = f"""
    select a.pillar_id as id, sum(done.open_tasks)::int as open_tasks, sum(done.done_tasks)::int as done_tasks
    from areas a join ({OF_AREAS}) done on done.id = a.id
    where a.user_id = %(user)s and a.deleted_at is null and a.archived_at is null group by a.pillar_id
"""

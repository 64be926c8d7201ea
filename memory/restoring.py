"""Putting an operation's rows back as they were, or finding what stands in the way."""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import LiteralString
from uuid import UUID

from psycopg import errors

from memory.errors import Conflict
from memory.ledger import (
    FOLLOWING,
    NAMELESS,
    RELATIONS,
    TABLES,
    TOGETHER,
    UNIQUE_NAMES,
    Relation,
    capital,
    field,
    listing,
    title,
)
from memory.records import Json
from memory.scope import Scope

SAID = 50
"""Sentences at most, for an operation may have changed thousands of rows."""


@dataclass(frozen=True, slots=True)
class Net:
    """What an operation did to one row in all.

    `came` when it made the row, `went` when it removed it for good. `was_trash` and `is_trash` say whether it lay
    in the trash before and after. The rows themselves are here only where there is another one `now`.
    """

    noun: str
    row_id: UUID
    seq: int
    shown: Json
    came: bool
    went: bool
    was_trash: bool
    is_trash: bool
    renamed: bool
    moved_under: bool
    changed: bool
    before: Json | None
    after: Json | None
    now: Json | None

    def title(self) -> str:
        return title(self.noun, self.shown)


TIER: LiteralString = """
    case when '{never, signals}' && array[n.before ->> 'tier', n.after ->> 'tier', l.now ->> 'tier']
         then '{"tier": "never"}'::jsonb else '{}' end
"""
"""What was, or is, kept from models is not named to one."""


def nets_query(noun: LiteralString) -> LiteralString:
    """A table's net changes beside the rows as they are now, which are locked."""
    return f"""
        with net as materialized (
            select * from net_changes(%(operation)s, '{noun}')
        ), live as materialized (
            select t.id, to_jsonb(t) as now from {noun} t
            where t.user_id = %(user)s and t.id in (select row_id from net) for update
        )
        select '{noun}' as noun, n.row_id, n.seq, n.before is null as came, n.after is null as went,
               jsonb_build_object('number', row -> 'number', 'title', row -> 'title', 'name', row -> 'name',
                                  'text', left(row ->> 'text', 60)) || {TIER} as shown,
               n.before ->> 'deleted_at' is not null as was_trash, n.after ->> 'deleted_at' is not null as is_trash,
               n.before ->> 'name' is distinct from n.after ->> 'name' as renamed,
               n.before ->> 'parent_id' is distinct from n.after ->> 'parent_id' as moved_under, changed,
               case when changed then n.before end as before, case when changed then n.after end as after,
               case when changed then l.now end as now
        from net n left join live l on l.id = n.row_id
        cross join lateral (select coalesce(n.after, n.before) as row, l.now is distinct from n.after as changed) c
    """


NETS: dict[str, LiteralString] = {noun: nets_query(noun) for noun in (*TABLES, *NAMELESS)}


async def net_changes(scope: Scope, operation: UUID, nouns: list[str]) -> list[Net]:
    """What the operation did to each row in all, newest first. The rows are locked."""
    values = {"operation": operation, "user": scope.user_id}
    asked = [await scope.send(NETS[noun], values) for noun in nouns]
    found = [Net(**row) for cursor in asked for row in await cursor.fetchall()]
    return sorted(found, key=lambda net: -net.seq)


async def obstacles(scope: Scope, operation: UUID, nets: list[Net]) -> list[str]:
    """Why the rows can't be put back, one sentence each; empty when they can."""
    found = [sentence for net in nets if net.changed and (sentence := clash(net))]
    values = {
        "user": scope.user_id,
        "operation": operation,
        "all": [net.row_id for net in nets],
        "going": [net.row_id for net in nets if net.came],
        "leaving": [net.row_id for net in nets if net.came or (net.was_trash and not net.is_trash)],
    }
    nouns = {net.noun for net in nets}
    queries = [hanging(each) for each in RELATIONS if values["leaving"] and each.parent in nouns]
    queries += [missing(each) for each in RELATIONS if each.child in nouns]
    asked = [await scope.send(query, values) for query in queries]
    found += [row["sentence"] for cursor in asked for row in await cursor.fetchall()]
    return list(dict.fromkeys(found))


def clash(net: Net) -> str | None:
    """What changed on a row since that the operation had changed too; what else changed may stay."""
    what = capital(net.title())
    if net.now is None:
        return f"{what} is gone for good."
    if net.after is None:
        return f"{what} is there again."
    if net.now.get("deleted_at") and not net.is_trash:
        return f"{what} lies in the trash now. Restore it first."
    if net.is_trash and not net.now.get("deleted_at"):
        return f"{what} was restored since. Undo that first."
    mine = set(net.after) - {"position"} if net.before is None else touched(net.before, net.after)
    differing = [key for key in net.after if key in mine - FOLLOWING and net.now.get(key) != net.after[key]]
    if not differing:
        return None
    return f"{what} has another {listing([field(key) for key in differing])} now. Undo that change first."


def touched(before: Json, after: Json) -> set[str]:
    """The columns that were changed, and those that mean something only together with them."""
    changed = {key for key, value in after.items() if before.get(key) != value}
    return changed.union(*(group for group in TOGETHER if group & changed))


def hanging(relation: Relation) -> LiteralString:
    """What hangs since on rows that would go, one sentence each."""
    child, column = relation.child, relation.column
    if child == "dependencies":
        return f"""
            select 'The task T' || t.number || ' “' || left(t.title, 60) || '” waits for T' || b.number
                   || ' since. Undo that first.' as sentence
            from dependencies d join tasks t on t.id = d.task_id join tasks b on b.id = d.blocker_id
            where d.{column} = any(%(going)s) and d.user_id = %(user)s and d.id <> all(%(all)s)
            and t.deleted_at is null and b.deleted_at is null limit 10
        """
    if child in ("time_blocks", "reminders"):
        what: LiteralString = "Time is set aside for" if child == "time_blocks" else "A reminder was set of"
        return f"""
            select distinct '{what} the task T' || t.number || ' “' || left(t.title, 60)
                   || '” since. Undo that first.' as sentence
            from {child} c join tasks t on t.id = c.{column}
            where c.{column} = any(%(going)s) and c.user_id = %(user)s and c.id <> all(%(all)s)
            and t.deleted_at is null limit 10
        """
    if child == "memories":
        return f"""
            select 'The memory M' || number || ' “' || left(text, 60) || '” was replaced by it since. Undo that first.'
                   as sentence
            from memories where user_id = %(user)s and {column} = any(%(going)s) and id <> all(%(all)s) limit 10
        """
    kept = TABLES[child]
    since: LiteralString = (
        "was added to it since. Move or delete that first."
        if relation.place
        else "was done as one of its occurrences since. Undo that first."
    )
    rows: LiteralString = "leaving" if relation.place else "going"
    return f"""
        select 'The {kept.name} {kept.ref}' || number || ' “' || left({kept.title}, 60) || '” {since}' as sentence
        from {child} where user_id = %(user)s and {column} = any(%({rows})s) and id <> all(%(all)s)
        and deleted_at is null limit 10
    """


def missing(relation: Relation) -> LiteralString:
    """What rows that return would hang on, and is not there since, one sentence each."""
    column, parent = relation.column, TABLES[relation.parent]
    trash: LiteralString = (
        " or (p.deleted_at is not null and n.before ->> 'deleted_at' is null)" if relation.place else ""
    )
    return f"""
        select 'The {parent.name} ' || case when p.id is null then 'that it belonged to is gone for good.'
               else '{parent.ref}' || p.number || ' “' || left(p.{parent.title}, 60)
               || '” that it would lie in is in the trash now. Restore that first.' end as sentence
        from net_changes(%(operation)s, '{relation.child}') n
        left join {relation.parent} p on p.id = (n.before ->> '{column}')::uuid and p.user_id = %(user)s
        where n.before ->> '{column}' is not null
        and (n.after is null or n.after ->> '{column}' is distinct from n.before ->> '{column}'
             or (n.before ->> 'deleted_at' is null and n.after ->> 'deleted_at' is not null))
        and (n.before ->> '{column}')::uuid <> all(%(all)s)
        and (p.id is null{trash}) limit 10
    """


async def restore(scope: Scope, operation: UUID, nets: list[Net], failed: str) -> None:
    """Put the rows back. What lies in the trash lets go of rows that go. Raises Conflict, saying `failed`."""
    values = {
        "user": scope.user_id,
        "all": [net.row_id for net in nets],
        "going": [net.row_id for net in nets if net.came],
    }
    try:
        await scope.run("set constraints all deferred")
        for relation in RELATIONS if values["going"] else ():
            if relation.child != "memories":  # which know no trash
                await scope.run(let_go(relation), values)
        for noun in dict.fromkeys(net.noun for net in nets):
            renamed = [
                net for net in nets if net.noun == noun and net.renamed and not net.came and not net.went
            ]
            named = noun in UNIQUE_NAMES and len(renamed) > 1
            await scope.run("call restore_rows(%s, %s, %s)", [noun, operation, named])
        await scope.run("set constraints all immediate")
        await refuse_circles(scope, nets, failed)
        await refuse_disorder(scope, nets, failed)
    except errors.ForeignKeyViolation as error:
        raise Conflict(
            failed, conflicts=["Something that belongs to it changed just now. Try again."]
        ) from error
    except errors.UniqueViolation as error:
        twice = error.diag.table_name == "dependencies"
        sentence = "A task waits for that again already." if twice else "Something else bears that name now."
        raise Conflict(failed, conflicts=[sentence]) from error
    except errors.CheckViolation as error:
        raise Conflict(
            failed, conflicts=["It does not fit what was changed since. Undo that first."]
        ) from error


def let_go(relation: Relation) -> LiteralString:
    """Rows in the trash do not keep what they hung on; whatever waited for it waits no more."""
    child, column = relation.child, relation.column
    where: LiteralString = f"{column} = any(%(going)s) and user_id = %(user)s and id <> all(%(all)s)"
    if child in NAMELESS:
        return f"delete from {child} where {where}"
    return f"update {child} set {column} = null where {where} and deleted_at is not null"


async def refuse_circles(scope: Scope, nets: list[Net], failed: str) -> None:
    """Nothing may wait for itself, or lie in itself, by what came back."""
    waits = any(net.noun == "dependencies" and net.went for net in nets)
    under = any(net.noun == "tasks" and net.moved_under and not net.came for net in nets)
    rows = await scope.rows(
        """
        select 'wait for' as how, t.number as child, b.number as parent
        from dependencies d join tasks t on t.id = d.task_id join tasks b on b.id = d.blocker_id
        where d.user_id = %(user)s and %(waits)s
        union all
        select 'lie under', t.number, p.number from tasks t join tasks p on p.id = t.parent_id
        where t.user_id = %(user)s and %(under)s
        """,
        {"user": scope.user_id, "waits": waits, "under": under},
    )
    for how in ("wait for", "lie under"):
        above: dict[int, set[int]] = {}
        for row in rows:
            if row["how"] == how:
                above.setdefault(row["child"], set()).add(row["parent"])
        try:
            TopologicalSorter(above).prepare()
        except CycleError as error:
            round_ = listing([f"T{number}" for number in error.args[1]])
            raise Conflict(
                failed, conflicts=[f"Then {round_} would {how} one another. Change that first."]
            ) from error


async def refuse_disorder(scope: Scope, nets: list[Net], failed: str) -> None:
    """A task under another one lies where that lies."""
    if not any(net.noun == "tasks" for net in nets):
        return
    rows = await scope.rows(
        """
        select 'The task T' || t.number || ' “' || left(t.title, 60) || '” and T' || p.number
               || ' above it would lie in two places. Move one of them first.' as sentence
        from tasks t join tasks p on p.id = t.parent_id
        where t.user_id = %s and t.deleted_at is null and p.deleted_at is null
        and (t.project_id, t.area_id) is distinct from (p.project_id, p.area_id) limit 10
        """,
        [scope.user_id],
    )
    if rows:
        raise Conflict(failed, conflicts=[row["sentence"] for row in rows])


def told(nets: list[Net], redone: bool) -> tuple[str, ...]:
    """One sentence on each row that was put back, the first of them."""
    sentences = [returned(net, redone) for net in nets[:SAID]]
    more = len(nets) - SAID
    return (*sentences, f"And {more} more.") if more > 0 else tuple(sentences)


def returned(net: Net, redone: bool) -> str:
    what = capital(net.title())
    if net.came:
        return f"{what} is gone again."
    if net.went or (net.is_trash and not net.was_trash):
        return f"{what} is back."
    if net.was_trash and not net.is_trash:
        return f"{what} is in the trash again."
    return f"{what} is changed again." if redone else f"{what} is as it was."

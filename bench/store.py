"""The peer of recall: LangGraph's store in Postgres with its index as it comes, given the same vectors."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

from langchain_core.embeddings import Embeddings
from langgraph.store.base import PutOp
from langgraph.store.postgres.aio import AsyncPostgresStore

from bench.invented import Item, Known
from memory.recall import DIMENSIONS


class Same(Embeddings):
    """Answers with what is known. The store has its questions read as if they were documents; here they are not."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.known.questions.get(text) or self.known.texts[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.known.questions[text]

    async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.embed_documents(texts)


@asynccontextmanager
async def opened_store(url: str, known: Known) -> AsyncIterator[AsyncPostgresStore]:
    """With a pool, and with its tables and its index made."""
    async with AsyncPostgresStore.from_conn_string(
        url,
        pool_config={"min_size": 1, "max_size": 4},
        index={"dims": DIMENSIONS, "embed": Same(known), "fields": ["text"]},
    ) as store:
        await store.setup()
        yield store


def namespace(user: object) -> tuple[str, ...]:
    return ("memories", str(user))


async def put(store: AsyncPostgresStore, user: object, items: Sequence[Item]) -> None:
    for some in batches(items, 64):
        await store.abatch(
            [PutOp(namespace(user), each.id, {"text": each.said, "at": each.at}) for each in some]
        )


def batches(items: Sequence[Item], size: int) -> Iterable[Sequence[Item]]:
    return (items[at : at + size] for at in range(0, len(items), size))


async def found(store: AsyncPostgresStore, user: object, question: str, most: int) -> list[str]:
    """The ids of what it finds, the best first."""
    return [each.key for each in await store.asearch(namespace(user), query=question, limit=most)]

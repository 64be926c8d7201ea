"""Work in the background over HTTP: what waits, runs and has failed, tried again or let be."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.routes.common import PROBLEMS, Listed, Reading
from memory.jobs import JobState
from tools import jobs
from tools.jobs import Work

router = APIRouter(prefix="/jobs", tags=["jobs"], responses=PROBLEMS)


@router.get("")
async def list_jobs(
    scope: Reading,
    state: Annotated[JobState | None, Query(description="Only those in this state.")] = None,
) -> Listed[Work]:
    """What failed, runs and waits, in this order, 200 at most. What was done is not there any more."""
    return Listed.model_construct(items=await jobs.standing(scope, state), next=None)


@router.post("/{job}/retry")
async def retry_job(job: str, scope: Reading) -> Work:
    """Do now what has failed or waits, with all its tries before it; or the same, where that is asked for already."""
    return await jobs.retry(scope, job)


@router.delete("/{job}", status_code=204)
async def discard_job(job: str, scope: Reading) -> None:
    """Let be what has failed."""
    await jobs.discard(scope, job)

"""What a worker works with."""

from dataclasses import replace

from agent.choice import GEMINI, ModelChoice
from api.settings import Settings
from api.worker import models


def test_a_worker_has_a_hosted_model_only_where_there_is_one(settings: Settings) -> None:
    assert models(settings) is None
    hosted = models(replace(settings, model=ModelChoice(google_api_key="k")))
    assert hosted
    assert hosted.name == GEMINI

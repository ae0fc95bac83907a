"""One door to whoever writes drafts: nobody, or OpenAI and any server that speaks its protocol.

What it writes is a draft and nothing more: no page shows it before an editor of the house has approved it.
"""

from dataclasses import dataclass
from functools import cache

import structlog

from luxeverse.core.config import settings
from luxeverse.core.db import forbid_in_transaction
from luxeverse.core.errors import Unavailable

log = structlog.get_logger(__name__)

RETRIES = 2
MOST_TOKENS = 500


@dataclass(frozen=True, slots=True)
class Written:
    """``source`` names the model as the server names it."""

    text: str
    source: str


class OpenAIServer:
    """By the official SDK; which server, which model and which key are settings."""

    def __init__(self) -> None:
        from openai import AsyncOpenAI  # only where it is asked for: the import takes half a second

        said = settings()
        self._client = AsyncOpenAI(
            api_key=said.writer_api_key.get_secret_value() or "none",
            base_url=said.writer_base_url or None,
            timeout=said.writer_timeout_seconds,
            max_retries=RETRIES,
        )

    async def write(self, task: str, facts: str) -> Written:
        """What the model makes of the facts. Raises Unavailable."""
        from openai import OpenAIError

        forbid_in_transaction()
        try:
            answer = await self._client.chat.completions.create(
                model=settings().writer_model,
                messages=[{"role": "system", "content": task}, {"role": "user", "content": facts}],
                max_completion_tokens=MOST_TOKENS,
            )
            said = answer.choices[0].message.content if answer.choices else None
        except (OpenAIError, ValueError) as error:
            log.warning("writer.away", error=type(error).__name__)
            raise Unavailable("The writing server did not answer.", code="writer") from error
        if not said:
            raise Unavailable("The writing server answered without a text.", code="writer")
        return Written(said.replace("\x00", ""), answer.model)


@cache
def provider() -> OpenAIServer | None:
    """The supplier the settings name, or nobody."""
    return OpenAIServer() if settings().writer_provider == "openai" else None

"""One door to whoever turns text into vectors: nobody, OpenAI or a compatible server, a local model, or a hash for tests.

Vectors are unit length and padded with zeros to the width of the column, which leaves every cosine as it is. A vector
is only comparable with vectors of the same provider and version, so both are stored beside it.
"""

import asyncio
import hashlib
import math
from collections.abc import Sequence
from functools import cache
from typing import Literal, Protocol

import structlog

from luxeverse.core.config import settings
from luxeverse.core.db import forbid_in_transaction
from luxeverse.core.errors import Unavailable

log = structlog.get_logger(__name__)

WIDTH = 1536
Vector = list[float]
Kind = Literal["query", "document"]
RETRIES_OF_DOCUMENTS = 3


class Embedder(Protocol):
    """A supplier of vectors. ``version`` changes whenever its vectors do."""

    name: str
    version: str

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:
        """One vector for each text. Raises Unavailable."""
        ...


def unit(vector: Sequence[float]) -> Vector:
    """The vector at length one, padded to the column's width. Raises ValueError for one that is too wide or all zero."""
    if len(vector) > WIDTH:
        raise ValueError(
            f"a vector of {len(vector)} does not fit {WIDTH}; ask for fewer dimensions"
        )
    length = math.sqrt(sum(part * part for part in vector))
    if not length:
        raise ValueError("a vector without direction")
    return [part / length for part in vector] + [0.0] * (WIDTH - len(vector))


class Hashed:
    """Words hashed into the vector: the same text always gives the same vector. For tests; it knows no meanings."""

    name = "hash"
    version = "1"

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:  # noqa: ARG002
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Vector:
        vector = [0.0] * WIDTH
        for word in text.lower().split() or [""]:
            digest = hashlib.blake2b(word.encode(), digest_size=4).digest()
            vector[int.from_bytes(digest) % WIDTH] += 1.0
        return unit(vector)


class OpenAIServer:
    """OpenAI, or any server that speaks its protocol, by the official SDK."""

    def __init__(self) -> None:
        from openai import AsyncOpenAI  # only where it is asked for: the import takes half a second

        said = settings()
        self.name = "openai"
        self.version = f"{said.embeddings_model}/{said.embeddings_dimensions}"
        self._client = AsyncOpenAI(
            api_key=said.embeddings_api_key.get_secret_value() or "none",
            base_url=said.embeddings_base_url or None,
        )

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:
        from openai import OpenAIError, omit

        forbid_in_transaction()
        said = settings()
        is_query = kind == "query"
        client = self._client.with_options(
            timeout=said.embeddings_timeout_seconds if is_query else 60.0,
            max_retries=0 if is_query else RETRIES_OF_DOCUMENTS,
        )
        try:
            # Unasked, the SDK wants base64 and decodes it; some compatible servers know only lists of numbers.
            answer = await client.embeddings.create(
                model=said.embeddings_model,
                input=list(texts),
                dimensions=said.embeddings_dimensions,
                encoding_format="float" if said.embeddings_as_floats else omit,
            )
            return [unit(item.embedding) for item in answer.data]
        except (OpenAIError, ValueError) as error:
            log.warning("embeddings.away", error=type(error).__name__)
            raise Unavailable("The embedding server did not answer.", code="embeddings") from error


class LocalModel:
    """The small sentence model, by numpy in a thread."""

    def __init__(self) -> None:
        from luxeverse.integrations.minilm import MiniLM

        self._model = MiniLM(settings().model_dir)
        self.name = "local-minilm"
        self.version = self._model.version

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:  # noqa: ARG002
        vectors = await asyncio.to_thread(self._model.encode, list(texts))
        return [unit(vector) for vector in vectors]


@cache
def provider() -> Embedder | None:
    """The supplier the settings name, or nobody."""
    chosen = settings().embeddings_provider
    if chosen == "hash":
        return Hashed()
    if chosen == "openai":
        return OpenAIServer()
    if chosen == "local-minilm":
        return LocalModel()
    return None

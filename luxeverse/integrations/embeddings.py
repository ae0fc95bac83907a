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
LONGEST_MODEL = 40


class Embedder(Protocol):
    """A supplier of vectors. ``version`` changes whenever its vectors do."""

    name: str
    version: str

    async def probe(self) -> None:
        """Make sure, once, that its vectors fit the column. Raises Unavailable with a sentence that says what to set."""
        ...

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
    """Words hashed into the vector: the same text always gives the same vector. It knows no meanings, so only tests have it."""

    name = "hash"
    version = "1"

    async def probe(self) -> None:
        """It fills the column exactly."""

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:  # noqa: ARG002
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Vector:
        vector = [0.0] * WIDTH
        for word in text.lower().split() or [""]:
            digest = hashlib.blake2b(word.encode(), digest_size=4).digest()
            vector[int.from_bytes(digest) % WIDTH] += 1.0
        return unit(vector)


class OpenAIServer:
    """OpenAI, or any server that speaks its protocol, by the official SDK.

    Its version names the model, the length asked for and the server: two servers may give one name to different models.
    """

    def __init__(self) -> None:
        from openai import AsyncOpenAI  # only where it is asked for: the import takes half a second

        said = settings()
        self._client = AsyncOpenAI(
            api_key=said.embeddings_api_key.get_secret_value() or "none",
            base_url=said.embeddings_base_url or None,
        )
        self._is_probed = False
        self.name = "openai"
        self.version = _version(
            said.embeddings_model, said.embeddings_dimensions, str(self._client.base_url)
        )

    async def probe(self) -> None:
        if self._is_probed:
            return
        (vector,) = await self._raw(["ring"], "document")
        if len(vector) > WIDTH:
            raise Unavailable(_too_long(len(vector)), code="embeddings_length")
        self._is_probed = True

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:
        try:
            return [unit(vector) for vector in await self._raw(texts, kind)]
        except ValueError as error:
            log.warning("embeddings.nonsense", error=str(error))
            raise Unavailable(
                "The embedding server answered nonsense.", code="embeddings"
            ) from error

    async def _raw(self, texts: Sequence[str], kind: Kind) -> list[Sequence[float]]:
        """The vectors as the server gives them. Raises Unavailable."""
        from openai import OpenAIError, omit

        forbid_in_transaction()
        said = settings()
        is_query = kind == "query"
        client = self._client.with_options(
            timeout=said.embeddings_timeout_seconds if is_query else 60.0,
            max_retries=0 if is_query else RETRIES_OF_DOCUMENTS,
        )
        try:
            # Unasked, the SDK wants base64 and decodes it; some compatible servers know only lists of numbers, and some
            # refuse to be asked for a length.
            answer = await client.embeddings.create(
                model=said.embeddings_model,
                input=list(texts),
                dimensions=said.embeddings_dimensions or omit,
                encoding_format="float" if said.embeddings_as_floats else omit,
            )
        except (OpenAIError, ValueError) as error:
            log.warning("embeddings.away", error=type(error).__name__)
            raise Unavailable("The embedding server did not answer.", code="embeddings") from error
        if len(answer.data) != len(texts):
            raise Unavailable("The embedding server left some texts out.", code="embeddings")
        return [item.embedding for item in answer.data]


def _version(model: str, dimensions: int | None, address: str) -> str:
    """Within the sixty signs of the column, so a long name of a model ends in its own sum."""
    server = hashlib.blake2b(address.rstrip("/").encode(), digest_size=6).hexdigest()
    length = dimensions or "own"
    if len(model) > LONGEST_MODEL:
        model = f"{model[:20]}~{hashlib.blake2b(model.encode(), digest_size=8).hexdigest()}"
    return f"{model}/{length}@{server}"


def _too_long(length: int) -> str:
    return (
        f"The embedding server answers with vectors of {length} numbers and the column holds {WIDTH}:"
        f" set EMBEDDINGS_DIMENSIONS to {WIDTH} or less, or choose another EMBEDDINGS_MODEL."
    )


class LocalModel:
    """The small sentence model, by numpy in a thread."""

    def __init__(self) -> None:
        from luxeverse.integrations.minilm import MiniLM

        self._model = MiniLM(settings().model_dir)
        self.name = "local-minilm"
        self.version = self._model.version

    async def probe(self) -> None:
        """Its 384 numbers fit."""

    async def embed(self, texts: Sequence[str], kind: Kind) -> list[Vector]:  # noqa: ARG002
        vectors = await asyncio.to_thread(self._model.encode, list(texts))
        return [unit(vector) for vector in vectors]


@cache
def provider() -> Embedder | None:
    """The supplier the settings name, or nobody; the hash, which no process but a test's starts with, only in a test."""
    chosen = settings().embeddings_provider
    if chosen == "hash" and settings().environment == "test":
        return Hashed()
    if chosen == "openai":
        return OpenAIServer()
    if chosen == "local-minilm":
        return LocalModel()
    return None

"""Every setting, its unit and its default. Nothing else reads the environment.

Defaults need no key and no server: an embedded database, the payment sandbox, the local mailbox. Production is a
setting, never a code branch: ``problems`` names whatever production must not start with.
"""

from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DEVELOPMENT_SECRET = "development-only-secret-change-me"  # noqa: S105  refused in production
SANDBOX_KEY = "sk_test_sandbox"
SANDBOX_PUBLISHABLE_KEY = "pk_test_sandbox"
SANDBOX_WEBHOOK_SECRET = "whsec_development_only"  # noqa: S105  refused in production
STRIPE_API = "https://api.stripe.com"
STRIPE_SCRIPTS = "https://js.stripe.com/"
STRIPE_JS = f"{STRIPE_SCRIPTS}v3/"
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _without_slash(address: str) -> str:
    """As a browser names an origin; what follows it begins with a slash."""
    return address.rstrip("/")


def _unset(text: object) -> object:
    """An empty value in a file of settings is none."""
    return None if text == "" else text


class Settings(BaseSettings):
    """Read once from the environment and an optional ``.env`` file."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    environment: str = Field("development", pattern="^(development|test|production)$")
    secret_key: str = DEVELOPMENT_SECRET
    public_url: Annotated[str, AfterValidator(_without_slash)] = "http://localhost:3000"
    # `reflex run --frontend-port --backend-port` tells its processes in its own two variables.
    port: int = Field(
        3000, ge=1, le=65535, validation_alias=AliasChoices("REFLEX_FRONTEND_PORT", "PORT")
    )
    backend_port: int = Field(
        8000, ge=1, le=65535, validation_alias=AliasChoices("REFLEX_BACKEND_PORT", "BACKEND_PORT")
    )
    data_dir: Path = Path(".data")

    database_url: str = ""
    database_pool_size: int = Field(10, ge=1, le=100)
    redis_url: str = ""

    stripe_api_base: str = ""
    stripe_js_url: str = ""
    stripe_secret_key: str = SANDBOX_KEY
    stripe_publishable_key: str = SANDBOX_PUBLISHABLE_KEY
    stripe_webhook_secret: str = SANDBOX_WEBHOOK_SECRET
    stripe_timeout_seconds: float = Field(10.0, gt=0)
    sandbox_port: int = Field(3091, ge=1, le=65535)

    smtp_url: str = ""
    mailbox_port: int = Field(3092, ge=1, le=65535)
    mail_from: str = "house@luxeverse.example"

    embeddings_provider: str = Field("none", pattern="^(none|hash|openai|local-minilm)$")
    embeddings_base_url: str = ""
    embeddings_api_key: SecretStr = SecretStr("")
    embeddings_model: str = "text-embedding-3-small"
    embeddings_dimensions: Annotated[int | None, BeforeValidator(_unset)] = Field(
        None, ge=1, le=1536
    )
    """Asked for only when set: some servers refuse the question."""
    embeddings_as_floats: bool = False
    embeddings_timeout_seconds: float = Field(0.6, gt=0)

    vision_provider: str = Field("none", pattern="^(none|openai)$")
    vision_base_url: str = ""
    vision_api_key: SecretStr = SecretStr("")
    vision_model: str = "gpt-4o-mini"
    vision_timeout_seconds: float = Field(6.0, gt=0)

    writer_provider: str = Field("none", pattern="^(none|openai)$")
    writer_base_url: str = ""
    writer_api_key: SecretStr = SecretStr("")
    writer_model: str = "gpt-4o-mini"
    writer_timeout_seconds: float = Field(60.0, gt=0)

    passwords_at_once: int = Field(2, ge=1, le=64)
    """Each takes 64 MiB and a core for a tenth of a second."""
    hold_minutes: int = Field(15, ge=1, le=120)
    limits: str = Field("on", pattern="^(on|off)$")
    trusted_proxy_hops: int = Field(0, ge=0, le=5)
    body_limit_bytes: int = Field(256 * 1024, ge=1024)
    allowed_hosts: str = "localhost,127.0.0.1,::1,arome.localhost,luma.localhost"
    renderer_timeout_seconds: float = Field(1.0, gt=0)

    @property
    def hosts(self) -> frozenset[str]:
        """Host names this shop answers to, lower case, without ports."""
        named = (host.strip().lower() for host in self.allowed_hosts.split(","))
        return frozenset(
            {host for host in named if host} | {urlsplit(self.public_url).hostname or ""}
        )

    @property
    def allowed_origins(self) -> list[str]:
        """Origins whose pages may open the websocket or post forms: the public address and any port of our hosts."""
        local = [f"http://{host}:{port}" for host in self.hosts for port in {self.port, 3000}]
        return sorted({self.public_url, *local})

    @property
    def is_production(self) -> bool:
        return self.environment == "production"

    @property
    def uses_sandbox(self) -> bool:
        return self.stripe_secret_key == SANDBOX_KEY

    @property
    def stripe_base(self) -> str:
        """Where the Stripe SDK sends its calls."""
        if self.stripe_api_base:
            return self.stripe_api_base
        return f"http://127.0.0.1:{self.sandbox_port}" if self.uses_sandbox else STRIPE_API

    @property
    def stripe_script(self) -> str:
        """Where the browser loads the payment script from; the sandbox is served on the shop's own port."""
        if self.stripe_js_url:
            return self.stripe_js_url
        return "/_sandbox/stripe.js" if self.uses_sandbox else STRIPE_JS

    @property
    def mail_server(self) -> str:
        return self.smtp_url or f"smtp://127.0.0.1:{self.mailbox_port}"

    @property
    def model_dir(self) -> Path:
        """Where the local embedding model lies once it is installed."""
        return self.data_dir / "models" / "minilm"

    @property
    def renderer_socket(self) -> Path:
        return self.data_dir / "renderer.sock"

    def problems(self) -> list[str]:
        """Reasons not to start, each a sentence that names what to do."""
        found = self._payment_problems()
        if self.embeddings_provider == "hash" and self.environment != "test":
            found.append(
                "EMBEDDINGS_PROVIDER=hash knows no meanings and is for tests: choose another or none."
            )
        if self.is_production:
            if self.secret_key == DEVELOPMENT_SECRET or len(self.secret_key) < 32:  # noqa: PLR2004
                found.append("Set SECRET_KEY to at least 32 random characters.")
            if any(host.endswith(LOOPBACK) for host in self.hosts):
                found.append(
                    "Set ALLOWED_HOSTS and PUBLIC_URL to the hosts people use: localhost is none."
                )
            if not self.smtp_url:
                found.append("Set SMTP_URL: the local mailbox is refused in production.")
            if not self.database_url:
                found.append(
                    "Set DATABASE_URL: the embedded database is for one machine in development."
                )
            if self.limits == "off":
                found.append("LIMITS=off is for load work on loopback and refused in production.")
        return found

    def _payment_problems(self) -> list[str]:
        """A live key goes to Stripe alone, wherever it is used; production takes no other key."""
        is_live = self.stripe_secret_key.startswith(("sk_live_", "rk_live_"))
        is_serious = is_live or self.is_production
        has_live_page = self.stripe_publishable_key.startswith("pk_live_")
        checks = (
            (
                is_serious and _without_slash(self.stripe_api_base) not in {"", STRIPE_API},
                "Live Stripe keys may only be sent to https://api.stripe.com: unset STRIPE_API_BASE.",
            ),
            (
                is_serious
                and self.stripe_js_url != ""
                and not self.stripe_js_url.startswith(STRIPE_SCRIPTS),
                "Cards are typed into Stripe's own script, from https://js.stripe.com: unset STRIPE_JS_URL.",
            ),
            (
                self.is_production and not is_live,
                "Set STRIPE_SECRET_KEY to a live key: the payment sandbox and test keys are refused in production.",
            ),
            (
                is_live and not has_live_page,
                "Set STRIPE_PUBLISHABLE_KEY to the pk_live_ key of the same account as STRIPE_SECRET_KEY.",
            ),
            (
                has_live_page and not is_live,
                "STRIPE_PUBLISHABLE_KEY is a live key and STRIPE_SECRET_KEY is not: take both from one account and mode.",
            ),
            (
                is_serious and self.stripe_webhook_secret in {"", SANDBOX_WEBHOOK_SECRET},
                "Set STRIPE_WEBHOOK_SECRET to the secret of your webhook endpoint.",
            ),
        )
        return [sentence for is_wrong, sentence in checks if is_wrong]


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()

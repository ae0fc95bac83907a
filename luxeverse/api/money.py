"""Money on the wire."""

from pydantic import BaseModel, Field

from luxeverse.core.money import Money


class Amount(BaseModel):
    """Whole minor units of a currency: 4200 EUR is 42 euros."""

    amount: int = Field(examples=[4200])
    currency: str = Field(examples=["EUR"])
    text: str = Field(examples=["€42"])

    @classmethod
    def of(cls, money: Money, locale: str) -> "Amount":
        return cls(amount=money.minor, currency=money.currency, text=money.text(locale))

"""What somebody chose of a piece, as one phrase."""


def choice_text(colour: str | None, material: str | None, size: str | None) -> str:
    """The options in the order they are chosen: "Black, calf, Size 50". A bare number says what it is a number of."""
    said = f"Size {size}" if size and size.replace(".", "", 1).isdigit() else size
    return ", ".join(part for part in (colour, material, said) if part)

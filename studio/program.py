"""Every scene of every house, in the order they are rendered."""

from studio.scenes import Scene
from studio.shots import films, spins, stills


def program() -> list[Scene]:
    """Films first, of which a house has one, then stills and spins.

    Raises ValueError when two scenes would write the same files.
    """
    found = [*films.FILMS, *stills.STILLS, *spins.SPINS]
    names = [scene.name for scene in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two scenes of the same name: {twice}")
    return found

"""Who is who: the houses."""

from luxeverse.services.identity.houses import HouseRecord, all_houses, forget, record_of

__all__ = ["HouseRecord", "all_houses", "forget", "record_of"]

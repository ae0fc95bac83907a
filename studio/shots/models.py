"""Which pieces have a model for a viewer."""

VIEWED = (
    "petite-seconde-40",
    "petite-seconde-36",
    "petite-seconde-steel",
    "trois-aiguilles",
    "heures-du-canal",
    "petite-seconde-school",
    "calf-strap-20",
    "calf-strap-18",
    "quiet-band",
    "emerald-clasp-bracelet",
    "studs-eight",
    "cours-top-handle",
    "cours-28",
    "cours-mini",
    "vendange-tote",
    "card-case-four",
    "key-ring-hitch",
    "belt-thirty",
    "passport-sleeve",
    "rue-pump-85",
    "rue-pump-55",
    "riviera-sling",
    "stra-flat",
    "rue-pump-100",
    "bastia-black",
    "calvi-black",
    "braise-refill",
)
"""Pieces whose model shows what the picture shows: opaque, and not printed."""
IN_A_ROOM = ("petite-seconde-40", "cours-top-handle", "rue-pump-85", "bastia-black", "quiet-band")
"""Pieces that also come as USDZ, which phones place in a room. The format is not compressed: two megabytes each."""

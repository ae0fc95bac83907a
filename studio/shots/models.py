"""Which pieces have a model for a viewer, and how large they are."""

WATCH = 0.0204
LUMA = 0.05
SHOE = 0.096
FORM = 0.8
VIEWED = {
    "petite-seconde-40": WATCH,
    "petite-seconde-36": WATCH,
    "petite-seconde-steel": WATCH,
    "trois-aiguilles": WATCH,
    "heures-du-canal": WATCH,
    "petite-seconde-school": WATCH,
    "calf-strap-20": WATCH,
    "calf-strap-18": WATCH,
    "quiet-band": 0.0095,
    "emerald-clasp-bracelet": 0.028,
    "studs-eight": 0.0087,
    "cours-top-handle": 0.1048,
    "cours-28": 0.1073,
    "cours-mini": 0.1,
    "vendange-tote": 0.1508,
    "card-case-four": 0.05,
    "key-ring-hitch": 0.05,
    "belt-thirty": 0.045,
    "passport-sleeve": 0.05,
    "rue-pump-85": SHOE,
    "rue-pump-55": SHOE,
    "riviera-sling": SHOE,
    "stra-flat": SHOE,
    "rue-pump-100": SHOE,
    "bastia-black": 0.0443,
    "calvi-black": 0.0452,
    "braise-refill": 0.055,
    "braise-candle": 0.055,
    "fluid-for-warm-days": LUMA,
    "long-case-eight": 0.0486,
    "long-strand-80": 0.0688,
    "grey-bracelet-nine": 0.0288,
    "cap-corse-smoke": 0.0444,
    "oat-milk-cleanser": LUMA,
    "creme-de-rosee": LUMA,
    "night-cream-rich": LUMA,
    "barrier-balm": LUMA,
    "hand-cream-workshop": LUMA,
    "oat-mask": LUMA,
    "plain-cream": LUMA,
    "harbour-soap": LUMA,
    "dress-form": FORM,
    "slip-dress": FORM,
    "wool-coat": FORM,
    "poplin-shirt": FORM,
    "flared-skirt": FORM,
}
"""Pieces whose model shows what the picture shows, opaque ones, each with the metres of its studio unit.

Models are about two units tall whatever they are; in a room they must have their size. Where the catalogue gives a measure, the
unit is that measure divided by the model's (24 cm for the Cours, 8 mm for the studs), else what the model was drawn to.
"""

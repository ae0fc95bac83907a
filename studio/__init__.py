"""The studio: every picture of the catalogue is modelled, lit and rendered by these scripts. See docs/studio.md."""

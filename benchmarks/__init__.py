"""Scripts that chose a constant or made an artefact; run by hand, never by the product."""

"""The world without words: countries, bodies, offices, holders, groups, places, outlets, ontology."""

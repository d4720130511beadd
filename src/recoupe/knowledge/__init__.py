"""Who is who: states, capitals, demonyms, bodies, people, offices with dates."""

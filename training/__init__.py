"""How the shipped French pipeline and the knowledge base are made, from which data, with which scores. Not part of the installed package."""

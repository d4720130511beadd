"""How the shipped knowledge base is made."""

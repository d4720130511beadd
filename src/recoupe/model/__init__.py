"""The nouns: one definition each, frozen, typed, and impossible to build without evidence. Nothing here imports from the rest of recoupe."""

"""What the user sees: the command line, the dossier page, exports."""

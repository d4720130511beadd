"""What knows French."""

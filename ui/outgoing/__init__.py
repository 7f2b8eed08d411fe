"""What leaves the JSON API: the inner types as JSON, under names that callers may rely on."""

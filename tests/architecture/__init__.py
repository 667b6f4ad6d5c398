"""The house rules as tests: what the linters cannot hold."""

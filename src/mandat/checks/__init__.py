"""The checks: what mandat looks at, one function each, in one list."""

"""Files and their text: the only layer that reads YAML, asks git and touches the disk."""

"""migrations — how the tables grow; reads models.tables and nothing else."""

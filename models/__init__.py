"""models — what things are, and where they rest: values, tables, the WARC store, the configuration."""

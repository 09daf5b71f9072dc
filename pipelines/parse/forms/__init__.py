"""One module a form of the report, recognised by its labels, never by year."""

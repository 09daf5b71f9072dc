"""check — Report to problems: identities (a table of sums), plausibility, trust."""

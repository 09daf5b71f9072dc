"""crawler — how pages come in: spiders, CMS families, and everything between us and the wire."""

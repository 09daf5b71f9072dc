"""The two spiders: reports (meets the sites) and replay (reads the archive again)."""

"""bench — how right and how fast reading is, measured on a corpus of our own and against another tool."""

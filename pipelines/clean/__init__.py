"""clean — bytes to Document in one parse: decode, body, tables, spam, attachments."""

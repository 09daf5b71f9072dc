"""parse — Document to Report: titles, forms, sections, facts, numbers, dates, publisher."""

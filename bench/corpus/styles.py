"""The table of styles: what dresses a report, where it applies, and which only the gate may run."""

from __future__ import annotations

from bench.corpus import styles_cells as cells
from bench.corpus import styles_forms as forms
from bench.corpus import styles_labels as labels
from bench.corpus import styles_layouts as layouts
from bench.corpus import styles_mixed as mixed
from bench.corpus import styles_tables as tables
from bench.corpus import styles_text as text
from bench.corpus import styles_traps as traps
from bench.corpus.specimen import FORMS, FileType, Form, Style

_A: tuple[Form, ...] = ("a_2008",)
_B: tuple[Form, ...] = ("b32_2014",)
_C: tuple[Form, ...] = ("c60_2019",)
_D: tuple[Form, ...] = ("d30_2021",)
_NEW: tuple[Form, ...] = _C + _D
_TABLED: tuple[Form, ...] = _B + _NEW
_TEXT: tuple[FileType, ...] = ("text",)
_OFFICE: tuple[FileType, ...] = ("doc", "wps", "xls", "et", "rtf")  # binary, and RTF
_FILES: tuple[FileType, ...] = ("xlsx", "ofd", "mhtml", "zip", "doc_html", *_OFFICE, "xls_html", "zip_old")

#: held_out: nobody tunes a reader against these; the bench names their sums only
STYLES: tuple[Style, ...] = (
    Style("clean", FORMS, forms.clean, ("html",), damaged=False),
    Style("clean_pdf", _TABLED, forms.clean, ("pdf",), damaged=False),
    Style("clean_docx", _TABLED, forms.clean, ("docx",), damaged=False, held_out=True),
    Style("clean_files", _TABLED, forms.clean, _FILES, damaged=False),
    Style("gbk", FORMS, forms.gbk, damaged=False),
    Style("zhejiang", _B, forms.zhejiang, damaged=False),
    Style("anhui", _B, forms.anhui, damaged=False, held_out=True),
    Style("fujian", _A, forms.fujian, damaged=False),
    Style("hubei", _C, forms.hubei, damaged=False),
    Style("single_six", _D, forms.single_six, damaged=False),
    Style("table2_of_2019", _D, forms.table2_of_2019, damaged=False, held_out=True),
    Style("broken_labels", _TABLED, labels.broken),
    Style("full_width", _TABLED, labels.wide),
    Style("split_labels", _TABLED, labels.in_paragraphs),
    Style("lettered_labels", _TABLED, labels.lettered, held_out=True),
    Style("lost_marks", _TABLED, labels.unmarked),
    Style("lost_words", _TABLED, labels.words_lost),
    Style("aliases", _TABLED, labels.aliases, held_out=True),
    Style("doubled_columns", _C, labels.doubled_columns, held_out=True),
    Style("cut_columns", _C, labels.cut_columns),
    Style("blank_labels", _NEW, labels.blank_labels),
    Style("results_unlabelled", _NEW, labels.results_unlabelled),
    Style("captions", _NEW, labels.captions),
    Style("captions_joined", _C, labels.captions_joined, held_out=True),
    Style("traditional_pinyin", _TABLED, labels.glossed),
    Style("blanks", _TABLED, cells.blanks),
    Style("zeros_blank", _TABLED, cells.zeros_blank, sparse=True),
    Style("totals_only", _NEW, cells.totals_only, held_out=True),
    Style("unfilled", _TABLED, cells.unfilled),
    Style("dashes", _TABLED, cells.dashes),
    Style("masks", _TABLED, cells.masks),
    Style("pictures", _TABLED, cells.pictures, held_out=True),
    Style("doubtful", _TABLED, cells.doubtful, held_out=True),
    Style("spanned_zero", _NEW, cells.spanned_zero, sparse=True),
    Style("spanned_number", _NEW, cells.spanned_number, held_out=True),
    Style("units_in_cells", _TABLED, cells.units),
    Style("commas_signs", _TABLED, cells.signs),
    Style("notes", _TABLED, cells.notes),
    Style("roughly", _TABLED, cells.roughly, held_out=True),
    Style("letter_zero", _TABLED, cells.letter_zero, held_out=True, sparse=True),
    Style("row_gone", _TABLED, cells.row_gone),
    Style("split_tables", _TABLED, tables.split),
    Style("over_pages", _TABLED, tables.over_pages, ("pdf",)),
    Style("unruled", _TABLED, tables.unruled, ("pdf",)),
    Style("filled", _TABLED, tables.filled, ("pdf",)),
    Style("paper_blanks", _TABLED, cells.blanks, ("pdf", "docx")),
    Style("paper_dashes", _TABLED, cells.dashes, ("pdf", "docx"), held_out=True),
    Style("paper_rows_gone", _TABLED, cells.row_gone, ("pdf", "docx"), held_out=True),
    Style("office_blanks", _TABLED, cells.blanks, (*_OFFICE, "xls_html")),
    Style("office_rows_gone", _TABLED, cells.row_gone, _OFFICE, held_out=True),
    Style("office_dashes", _TABLED, cells.dashes, (*_OFFICE, "xls_html"), held_out=True),
    Style("file_blanks", _TABLED, cells.blanks, ("xlsx", "ofd"), held_out=True),
    Style("file_notes", _TABLED, cells.notes, ("xlsx", "ofd"), held_out=True),
    Style("joined_tables", _NEW, tables.joined),
    Style("layout_table", _TABLED, tables.layout),
    Style("heads_mixed", _TABLED, tables.heads_mixed, held_out=True),
    Style("trailing_spans", _TABLED, tables.trailing_spans),
    Style("label_spans", _NEW, tables.label_spans),
    Style("huge_spans", _TABLED, tables.huge_spans, held_out=True),
    Style("twin_equal", _TABLED, tables.twin_equal),
    Style("twin_differing", _TABLED, tables.twin_differing, held_out=True),
    Style("left_out", _TABLED, tables.left_out),
    Style("total_row_empty", _NEW, tables.total_row_empty, held_out=True, sparse=False),
    Style("shifted_header", _B, tables.shifted),
    Style("heads_outside", _B, mixed.heads_outside, damaged=False),
    Style("neighbour", FORMS, mixed.neighbour, damaged=False),
    Style("words_and_cells", _TABLED, mixed.words_and_cells),
    Style("everything", _TABLED, mixed.everything, held_out=True),
    Style("saved_with_dashes", _TABLED, mixed.saved_with_dashes, _TEXT, held_out=True),
    Style("saved_with_losses", _TABLED, mixed.saved_with_losses, _TEXT),
    Style("columns_swapped", _NEW, traps.columns_swapped),
    Style("rows_swapped", _NEW, traps.rows_swapped, held_out=True),
    Style("remarks_column", _B, traps.remarks),
    Style("words_in_cells", _TABLED, traps.words_in_cells),
    Style("cell_missing", _NEW, traps.cell_missing, held_out=True),
    Style("repeats_dropped", _TABLED, traps.repeats_dropped, _TEXT),
    Style("blanks_dropped", _TABLED, traps.blanks_dropped, _TEXT),
    Style("letters_dropped", _TABLED, traps.letters_dropped, _TEXT, held_out=True),
    Style("units_dropped", _B, traps.units_dropped, _TEXT),
    Style("panels", _B, layouts.panels, ("html", "text")),
    Style("group_column", _B, layouts.group_column),
    Style("grouped_labels", _NEW, layouts.grouped_labels),
    Style("reviews_apart", _NEW, layouts.reviews_apart),
    Style("heads_lost", _NEW, layouts.heads_lost),
    Style("text_pipes", _TABLED, text.pipes, _TEXT),
    Style("text_cells", _TABLED, text.cells, _TEXT),
    Style("text_tabs", _TABLED, text.tabs, _TEXT, held_out=True),
    Style("text_markdown", _TABLED, text.markdown, _TEXT, held_out=True),
    Style("text_one_zero", _NEW, text.one_zero, _TEXT, sparse=True),
    Style("text_glued", _TABLED, text.glued, _TEXT),
)

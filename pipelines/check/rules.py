"""Every rule and flag by name, with one line of meaning: what `problems[].rule` and `figures[].flags` may say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType({
    "B-1": "form of 2014: received = in person + fax + online + mail",
    "B-10": "form of 2014: what the principal attended is no more than all of its kind",
    "B-11": "form of 2014: replies and closed requests differ widely",
    "B-12": "Zhejiang block: its kinds of request sum to its total",
    "B-13": "form of 2014: trainees without a training, or money that was probably printed in 元",
    "B-2": "form of 2014: closed = on time + extended",
    "B-3": "form of 2014: replies = the eight kinds of reply",
    "B-4": "form of 2014: refused = the six reasons",
    "B-5": "form of 2014: reconsiderations = upheld + corrected + other",
    "B-6": "form of 2014: lawsuits = upheld + corrected + other",
    "B-7": "form of 2014: staff = full time + part time",
    "B-8": "form of 2014: the total lies between the largest channel and the sum of all channels",
    "B-9": "form of 2014: normative documents are no more than all items, nor than those issued",
    "T2": "table 2: published is no more than public in total; items with their change are not negative",
    "T3-1": "table 3: received + carried in = handled + carried out, in each column",
    "T3-2": "table 3: handled = the sum of all outcomes, in each column",
    "T3-3": "table 3: the total of a row is the sum of its six applicants",
    "T3-5": "table 3: the applications of the text are those of the table, and its channels do not exceed them",
    "T4": "table 4: each total is upheld + corrected + other + pending",
    "approx": "flag: the cell says about or more than (30余)",
    "attachment_of_another": "an attachment that is not this page's report; nothing of it was read into it",
    "blank_is_difference": "flag: a blank cell is what the printed total leaves for it (computed)",
    "blank_is_sum": "flag: a blank total is the sum of its parts (computed)",
    "blank_is_zero": "flag: blank cells are zero, the printed total being the sum of the printed parts (computed)",
    "brand_injection": "words of a betting or porn site stood in the text and were taken out",
    "characters_replaced": "bytes that are no characters of the page's encoding were replaced",
    "copies_differ": "two copies of a table print different values for a cell",
    "cut_short": "the file is longer than is read; what lies behind was not looked at",
    "damaged": "the file cannot be opened as what it is",
    "empty": "there is nothing in the file",
    "encrypted": "the file is locked with a password",
    "footer_shell": "a footer of somebody who is not the publisher stood under the text and was taken out",
    "glued_digits": "flag: the cells ran together and the printed sums allow one cut only",
    "head_stuffing": "the page's title or its tags are stuffed with words that are not its own",
    "hidden_links": "hidden elements with links to strange hosts stood in the page and were taken out",
    "incomparable": "the text differs, but the version before it cannot be read again by today's cleaner",
    "label_damaged": "flag: a row was named by its place in the form and what is left of its label",
    "labels_lost_positional": "rows without labels were named by their place, the number of rows and the sums agreeing",
    "letter_zero": "flag: the cell prints a letter O, 〇 or 零 for zero",
    "list_unreadable": "a list of reports answered with something that is no list",
    "negative_count": "a count is printed negative where the form has no signed column",
    "no_text_layer": "the file holds pictures of pages and no text",
    "not_a_report": "the page is no annual report; its kind says what it is",
    "noted": "flag: a note stands behind the number: 22（其中修订16件）",
    "orphan_label": "a row label of a statutory table stands in the text without its table",
    "printed_total_inconsistent": "a printed total contradicts its parts, which agree with the other totals",
    "prose_table_conflict": "the text states another number than the table; both are kept",
    "publisher_contradiction": "a vote of the page (block, code, portal, host) names another place than the publisher",
    "publisher_undecided": "the page does not settle whose report it is; the votes are listed",
    "report_replaced": "the page now holds another report than before",
    "row_unplaced": "a row of a statutory table whose label is lost and whose place cannot be told",
    "spanned": "flag: one cell spans several value columns",
    "tables_missing": "a statutory table is not on the page, or cannot be told",
    "text_truncated": "a paragraph breaks off in the middle",
    "too_large": "the file is larger than is read",
    "undecided_publisher": "whose report this is, is undecided: it is listed by URL",
    "undecided_year": "of which year this is, is undecided: it is listed by URL",
    "unfilled_template": "a table whose value cells are all blank",
    "unsupported_type": "the file is of a type that is not read",
    "unsure_cell": "something is printed that cannot be read as one number with certainty",
    "value_shifted_to_header": "the number of the first row stands in the heading above it (computed for the row)",
    "year_contradiction": "title, statistical period and form of the report name different years",
})  # fmt: skip

# Names that `--rule` takes for several rules at once.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "injected": ("brand_injection", "footer_shell", "head_stuffing", "hidden_links"),
    }
)

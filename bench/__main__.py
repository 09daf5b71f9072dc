"""`python -m bench`: prints the accuracy and the speed of reading on a small corpus, or a larger one."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.accuracy import listing, measure, measure_scans, print_scans, print_table
from bench.discovery import main as discover
from bench.injected.accuracy import cases, print_injected
from bench.injected.accuracy import measure as measure_injected
from bench.injected.corpus import pages
from bench.speed import print_speed


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--seed", type=int, default=1, help="of the corpus (default 1)")
    asked.add_argument("--reports", type=int, default=2, help="for each style, form and type (default 2)")
    asked.add_argument("--cases", type=Path, help="write every mark that is not right to this file")
    asked.add_argument("--pages", type=int, default=300, help="of the injected corpus (default 300)")
    asked.add_argument(
        "--injected-cases", type=Path, help="write every injected page read wrong to this file"
    )
    asked.add_argument("--no-speed", action="store_true", help="accuracy alone")
    asked.add_argument("--no-discovery", action="store_true", help="crawl no portals")
    options = asked.parse_args()
    measured = measure(options.seed, options.reports)
    print_table(measured)
    print_scans(measure_scans())
    if options.cases:
        options.cases.write_text(listing(measured.cases()), encoding="utf-8")
    injected = measure_injected(pages(options.seed, options.pages))
    print_injected(injected)
    if options.injected_cases:
        options.injected_cases.write_text(cases(injected), encoding="utf-8")
    if not options.no_speed:
        print_speed(options.seed)
    if not options.no_discovery:
        discover(())


main()

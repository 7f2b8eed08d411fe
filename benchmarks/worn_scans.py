"""Two made-up plans on worn paper: how many clauses a scan still gives, and how many characters are wrong.

`python -m benchmarks.worn_scans [--dots 150 200 300] [--wears NAME … | --pairs]`; it needs chromium and the
test packages, and takes about twenty minutes on two cores. A clause is right when it stands at its
address with at most 3 % of its characters wrong; the character error rate is over all clauses
(edits / characters written, a missing clause counts whole).
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pypdfium2 as pdfium
from PIL import Image

from index.errors import InputError
from index.parsing.parse import parse
from index.readers.read import read
from tests.index import one_notice, one_plan
from tests.index.edit_distance import edit_distance
from tests.index.printed import PAGE, printed, scanned
from tests.index.worn_paper import PAIRS, WEARS, worn


class OnePlan(Protocol):
    """A made-up plan."""

    TITLE: str

    def as_html(self, style: str = "") -> str: ...
    def clauses(self) -> list[tuple[str, str]]: ...


_NEARLY = 0.03
_LARGEST = 10**8


def main() -> None:
    """Print a line for every wear and resolution."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dots", type=int, nargs="+", default=[150, 200, 300])
    parser.add_argument("--wears", nargs="+", default=list(WEARS), choices=[*WEARS, *PAIRS])
    parser.add_argument("--pairs", action="store_true", help="two wears at once instead")
    parser.add_argument("--show", action="store_true", help="print what was read wrongly")
    parser.add_argument("--keep", type=Path, help="a folder in which the scans are left")
    args = parser.parse_args()
    both: tuple[OnePlan, OnePlan] = (one_plan, one_notice)
    plans = [(one, printed(one.as_html(PAGE))) for one in both]
    for wear in PAIRS if args.pairs else args.wears:
        for dots in args.dots:
            _measure(plans, wear, dots, args.show, args.keep)


def _measure(
    plans: Sequence[tuple[OnePlan, bytes]], wear: str, dots: int, show: bool, keep: Path | None
) -> None:
    right = wanted = edits = letters = pages = 0
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for one, pdf in plans:
            scans = worn(rendered(pdf, dots), wear)
            name = f"{one.TITLE}-{wear}-{dots}.pdf".replace(" ", "_")
            path = (keep or Path(folder)) / name
            path.write_bytes(scanned(scans, dots))
            pages += len(scans)
            found = read_clauses(path)
            for address, text in one.clauses():
                wrong = edit_distance(text, found.get(address, ""))
                wanted, letters, edits = wanted + 1, letters + len(text), edits + wrong
                right += wrong <= _NEARLY * len(text) and address in found
                if show and wrong > _NEARLY * len(text):
                    print(f"    {address}\n      {text}\n      {found.get(address)}")
    took = time.perf_counter() - start
    print(
        f"{wear} · {dots} DPI: {right} of {wanted} clauses, character error rate "
        f"{edits / letters:.2%} ({pages} pages, {took:.0f} s)",
        flush=True,
    )


def rendered(pdf: bytes, dots: int) -> list[Image.Image]:
    """The pages of a PDF as clean pictures in colour."""
    document = pdfium.PdfDocument(pdf)
    shown = [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return shown


def read_clauses(path: Path) -> dict[str, str]:
    """Address → words of all clauses of a file; none when it is refused."""
    try:
        plans = parse(read(path, _LARGEST))
    except InputError:
        return {}
    return {clause.address: plan.quote(clause) for plan in plans for clause in plan.clauses}


if __name__ == "__main__":
    main()

"""A matplotlib figure as SVG that takes its colours and its fonts from the page around it."""

import re
import warnings
from collections.abc import Callable
from io import StringIO
from typing import Any

import matplotlib
from matplotlib.figure import Figure

# Stand-ins that become the page's variables, so that one drawing serves light and dark. The two
# data colours are blue and orange, which every common colour blindness tells apart.
INK, SOFT, LINE, CARD = "#101010", "#202020", "#303030", "#fafafa"
ONE, TWO, ONE_PALE, TWO_PALE = "#0072b2", "#d55e00", "#a0c0e0", "#f0c0a0"
_VARIABLES = {
    INK: "--ink", SOFT: "--soft", LINE: "--line", CARD: "--card",
    ONE: "--one", TWO: "--two", ONE_PALE: "--one-pale", TWO_PALE: "--two-pale",
}  # fmt: skip
# One unit of the drawing is one CSS pixel at this width; the page may scale it a little.
WIDTH = 360


def drawn(key: str, height: float, draw: Callable[[Figure], None]) -> str:
    """The drawing as the inside of an <svg> of WIDTH × `height`."""
    style: dict[Any, Any] = {
        "svg.fonttype": "none", "svg.hashsalt": key, "font.size": 12, "text.color": SOFT,
        "axes.edgecolor": LINE, "xtick.color": LINE, "xtick.labelcolor": SOFT,
        "ytick.color": LINE, "ytick.labelcolor": SOFT, "axes.unicode_minus": False,
    }  # fmt: skip
    written = StringIO()
    with matplotlib.rc_context(style), warnings.catch_warnings():
        # The browser has the Chinese letters that matplotlib's own font lacks.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = Figure(figsize=(WIDTH / 72, height / 72))
        draw(figure)
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(written, format="svg", transparent=True, metadata=nothing)
    return _of_the_page(key, written.getvalue())


def _of_the_page(key: str, svg: str) -> str:
    """What stands inside <svg>, in the page's colours and fonts, with ids of its own."""
    svg = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' transform="rotate\(-?0 [^"]*"|font-family: [^;"]*(?:; )?', "", svg)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg).replace("xlink:href", "href")
    svg = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{key}-", svg)
    for stand_in, variable in _VARIABLES.items():
        svg = svg.replace(stand_in, f"var({variable})")
    return re.sub(r"\s*\n\s*", " ", svg)

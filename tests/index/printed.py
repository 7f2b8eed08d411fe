"""Pages printed to PDF by a real browser, and scans of them."""

import io
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

CHROMIUM = Path("/usr/bin/chromium")
PAGE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @top-center { content: "白沙区安全生产委员会文件"; font: 9pt "Noto Serif CJK SC" }
  @bottom-center { content: "— " counter(page) " —"; font: 14pt "Noto Serif CJK SC" } }
body { font: 16pt/28pt "Noto Serif CJK SC", serif; margin: 0 }
p { margin: 0; text-indent: 2em; text-align: justify }
h1 { font-size: 22pt; line-height: 32pt; text-align: center; font-weight: normal; margin: 0 }
h1 + p { text-align: center; text-indent: 0 }
ol { margin: 0; padding: 0; list-style-position: inside; text-indent: 2em }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 20pt }
td, th { border: 1px solid black; padding: 2pt 4pt; font-weight: normal; text-indent: 0 }
"""


def printed(page: str) -> bytes:
    """The PDF that Chromium prints of an HTML page."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: run `apt-get install -y chromium fonts-noto-cjk`.")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                str(CHROMIUM),
                *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                *("--disable-background-networking", "--disable-sync", "--no-pdf-header-footer"),
                *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return target.read_bytes()


def pictures(data: bytes, seed: int = 0, dots: int = 200, slant: float = 0.4) -> list[Image.Image]:
    """The pages of a PDF as a scanner gives them: grey paper, noise, each a little askew."""
    random = np.random.default_rng(seed)
    document = pdfium.PdfDocument(data)
    scans = []
    for page in document:
        clean = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        turned = clean.rotate(random.normal() * slant, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned, np.float32) * 0.9 + 14 + random.normal(size=turned.size[::-1]) * 9
        scans.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    document.close()
    return scans


def scanned(pages: Sequence[Image.Image], dots: int = 200) -> bytes:
    """A PDF of nothing but these pictures."""
    buffer = io.BytesIO()
    pages[0].save(
        buffer, "PDF", resolution=dots, save_all=True, append_images=list(pages[1:]), quality=75
    )
    return buffer.getvalue()

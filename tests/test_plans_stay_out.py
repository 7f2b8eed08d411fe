"""No sentence of a plan that is not ours stands in the repository."""

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PLANS = CHECKOUT.parent / "shared" / "plans"
LENGTH = 18
# Facts and short key words may stand here; whole notes of units are set phrases of the genre.
_NOTE = re.compile(r"[（(][^（）()]*(?:责任单位|牵头|配合|负责)[^（）()]*[）)]")


def _letters(text: str) -> str:
    bare = re.sub(r"\s", "", re.sub(r"(?m)^\d{1,3}、", "", text))
    return _NOTE.sub("。", bare.translate(str.maketrans(",:;()", "，：；（）")))


def test_no_sentence_of_the_real_plans_is_tracked() -> None:
    if not PLANS.is_dir():
        pytest.skip("the real plans are not beside this checkout")
    real = "".join(_letters(file.read_text(encoding="utf-8")) for file in PLANS.glob("*.txt"))
    known = {real[at : at + LENGTH] for at in range(len(real) - LENGTH + 1)}
    listed = subprocess.run(
        ["git", "-c", "core.quotepath=off", "ls-files"],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in listed.stdout.splitlines():
        if Path(name).suffix not in (".py", ".md", ".txt", ".jsonl", ".toml", ".tsv", ".js"):
            continue
        text = _letters((CHECKOUT / name).read_text(encoding="utf-8"))
        copied = [
            text[at : at + LENGTH]
            for at in range(len(text) - LENGTH + 1)
            if text[at : at + LENGTH] in known
        ]
        assert not copied, f"{name}: {copied[0]}"

"""What the documents say can rot; what can be checked is checked here."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
TEXTS = {name: (CHECKOUT / name).read_text(encoding="utf-8") for name in READMES}


def commands() -> list[tuple[str, str]]:
    """Every (module, command) that a README names."""
    found = [
        match.groups()
        for text in TEXTS.values()
        for match in re.finditer(r"python -m (index|rag|eval) ([a-z]+)", text)
    ]
    return sorted({(module, command) for module, command in found})


@pytest.mark.parametrize("module", sorted({module for module, _ in commands()}))
def test_the_commands_in_the_readmes_exist(module: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for command in (command for name, command in commands() if name == module):
        assert re.search(rf"\b{command}\b", run.stdout), f"{module} {command}"


def test_the_table_of_variables_is_complete() -> None:
    source = (CHECKOUT / "index" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(ANWEN_[A-Z_]+)"', source))
    assert read == set(re.findall(r"`(ANWEN_[A-Z_]+)`", TEXTS["README.md"]))


def test_every_package_is_explained_and_pinned() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = project["dependencies"] + project["optional-dependencies"]["test"]
    table = TEXTS["README.md"].split("## Packages")[1].split("Versions are pinned")[0]
    for pin in pins:
        name, version = pin.split("==")
        assert version
        assert re.search(rf"\b{re.escape(name)}\b", table), f"{name} is not in the README's table"


def test_the_pictures_are_there() -> None:
    for text in TEXTS.values():
        for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
            assert (CHECKOUT / picture).is_file(), picture


def test_no_figure_is_left_open() -> None:
    for name in (*READMES, "docs/measurements.md"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        assert not re.search(r"@[a-z]+(?:\.[A-Za-z0-9]+)?@", text), name

"""What the documents say can rot; what can be checked is checked here."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.__main__ import app
from index.corrections import Corrections, read_corrections
from index.readers.kinds.fit import PARCELS
from index.readers.read import READERS
from tests.index.bad_files import BAD

CHECKOUT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
TEXTS = {name: (CHECKOUT / name).read_text(encoding="utf-8") for name in READMES}
PAGES = sorted(path.name for path in (CHECKOUT / "docs").glob("*.md"))
DOCUMENTS = (CHECKOUT / "docs" / "documents.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", *(f"docs/{one}" for one in PAGES)])
def test_links_lead_somewhere(name: str) -> None:
    file = CHECKOUT / name
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", file.read_text(encoding="utf-8")):
        assert "://" in link or (file.parent / link).exists(), f"{name}: {link}"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_linked_from_the_readme(page: str) -> None:
    assert f"](docs/{page})" in TEXTS["README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    text = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:index|rag|ui|eval|tests|samples|benchmarks)/[\w/.-]*)`", text)
    assert [path for path in named if not (CHECKOUT / path).exists()] == []


def test_every_ending_that_can_be_added_is_in_the_table_of_documents() -> None:
    table = DOCUMENTS.split("| files | endings |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\.\w+)`", table)) == {*READERS, *PARCELS}


def test_the_corrections_of_the_example_may_be_written() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENTS, re.DOTALL)
    corrections = read_corrections(example.encode(), "计划.docx.anwen.toml")
    assert corrections.model_fields_set == set(Corrections.model_fields)
    assert corrections.of_plan(2).year == 2023


def test_the_preview_of_the_page_is_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CHECKOUT)
    pattern = r"```\n\$ \S+ -m index (preview \S+)\n(.*?)```"
    ((command, lines),) = re.findall(pattern, DOCUMENTS, re.DOTALL)
    done = CliRunner().invoke(app, [*command.split(), "--home", str(tmp_path)])
    said = iter(done.output.splitlines())
    for line in lines.splitlines():
        assert line == "…" or line in said, line


def test_what_is_said_of_bad_files_is_what_the_page_says() -> None:
    table = DOCUMENTS.split("| bad file | what is said |")[1].split("\n\n")[0]
    rows = [line.strip("|").split("|")[1] for line in table.splitlines()[2:]]
    said = {words.strip() for row in rows for words in row.split(", ")}
    assert len(said) > 5
    assert said <= {words for _, words in BAD.values()}


def test_no_figure_is_left_open() -> None:
    for name in (*READMES, "docs/measurements.md"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        assert not re.search(r"@[a-z]+(?:\.[A-Za-z0-9]+)?@", text), name

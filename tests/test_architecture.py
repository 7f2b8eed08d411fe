"""The shape of the house, read from the source: arrows, walls, names, sizes, imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
ROOMS = ("index", "rag", "ui", "eval")
# room: the rooms that it may import
ARROWS = {
    "index": {"index"},
    "rag": {"rag", "index"},
    "ui": {"ui", "rag", "index"},
    "eval": {"eval", "rag", "index"},
}
# library: the files or folders that may import it
WALLS = {
    "faiss": ("index/store/vectors.py",),
    "bm25s": ("index/store/words.py", "benchmarks/"),
    "sentence_transformers": (
        "index/embedder.py",
        "index/onnx_encoder.py",
        "benchmarks/make_embedder.py",
    ),
    "langchain_text_splitters": ("index/chunking.py",),
    "docx": ("index/readers/", "rag/export/document.py"),
    "fastapi": ("ui/",),
    "gradio": ("ui/",),
    "starlette": ("ui/",),
    "uvicorn": ("ui/",),
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
# `chunk` left the standard library with Python 3.13.
STANDARD = sys.stdlib_module_names - {"chunk"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 60


@cache
def modules() -> dict[str, ast.Module]:
    """Every module outside tests/ by its path from the checkout."""
    folders = (*ROOMS, "benchmarks")
    files = sorted(file for folder in folders for file in (CHECKOUT / folder).rglob("*.py"))
    return {
        file.relative_to(CHECKOUT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
    }


def imported(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield node.module or ""


def test_there_is_something_to_look_at() -> None:
    assert all(any(name.startswith(f"{room}/") for name in modules()) for room in ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_one_way(room: str) -> None:
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules().items()
        if name.startswith(f"{room}/")
        for target in imported(tree)
        if target.split(".")[0] in {*ROOMS, "tests", "benchmarks"} - ARROWS[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", WALLS)
def test_a_library_stays_behind_its_wall(library: str) -> None:
    wrong = [
        name
        for name, tree in modules().items()
        if library in {target.split(".")[0] for target in imported(tree)}
        and not name.startswith(WALLS[library])
    ]
    assert wrong == []


@pytest.mark.parametrize("command", ["index", "rag", "ui", "eval"])
def test_the_folder_is_the_command(command: str) -> None:
    assert f"{command}/__main__.py" in modules()


def test_no_file_is_named_vaguely_or_like_the_standard_library() -> None:
    names = {name: Path(name).stem for name in modules()}
    assert [name for name, stem in names.items() if stem in VAGUE] == []
    top = {name.split("/")[0] for name in modules()}
    assert top & STANDARD == set()
    top_level = {name for name in names if name.count("/") == 1}
    assert [
        name
        for name in sorted(top_level)
        if names[name] in STANDARD and not names[name].startswith("__")
    ] == []


def test_no_file_is_too_long() -> None:
    long = {name: len((CHECKOUT / name).read_text("utf-8").splitlines()) for name in modules()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_importing_everything_loads_no_model_and_touches_no_file() -> None:
    names = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in modules()
        if name.startswith(("index/", "rag/", "ui/"))
        and not name.endswith("__main__.py")
        and name != "index/onnx_encoder.py"
    ]
    # The encoder is a torch module: sentence-transformers loads it with the model, on first use.
    code = f"""
import importlib, sys
opened = []
def watch(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        opened.append(args[0])
    elif event == "open" and "/var/" in str(args[0]):
        opened.append(args[0])
sys.dont_write_bytecode = True
for name in ("index.library", "rag.service"):
    importlib.import_module(name)
heavy = sorted({{"torch", "transformers", "sentence_transformers", "onnxruntime"}} & set(sys.modules))
assert not heavy, heavy
sys.addaudithook(watch)
for name in {names!r}:
    importlib.import_module(name)
assert "torch" not in sys.modules
# What packages keep beside themselves in the virtual environment is theirs (gradio's seed).
ours = [str(path) for path in opened if not str(path).startswith(sys.prefix)]
inside = [path for path in ours if path.startswith({str(CHECKOUT)!r})]
assert not inside, inside
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    places = [f"/{folder}/".encode() for folder in ("work", "root", "Users")]
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        file = CHECKOUT / name
        data = file.read_bytes() if file.is_file() else b""
        if b"\0" not in data[:8000]:
            found += [f"{name}: {place.decode()}" for place in places if place in data]
    assert found == []


def test_nothing_is_answered_past_the_citation_gate() -> None:
    made = {
        name
        for name, tree in modules().items()
        if name.startswith(("rag/", "ui/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Answer"
    }
    assert made == {"rag/pipeline.py"}
    assert "rag.answers.passed" in set(imported(modules()["rag/pipeline.py"]))

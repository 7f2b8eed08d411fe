"""Asking, scoring and fingerprinting: a request becomes a run."""

import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from eval.libraries.cached_library import Say
from eval.runs.ask import run as ask_sets
from eval.runs.request import Mode, Request, check_mode
from eval.runs.rows import rows_of
from eval.runs.stored import LibraryPrint, Run, SetRun
from index.errors import InputError
from index.settings import CHECKOUT, Settings
from index.store.snapshot import Manifest
from rag.gate import THRESHOLD
from rag.retrieve import DEPTH, SENTENCE, WORDS
from rag.variant import Variant

# What answers; how it is measured is git's to know.
ROOMS = ("index", "rag")


def record(
    request: Request,
    settings: Settings,
    say: Say,
    mode: Mode = Mode.EXTRACTIVE,
    variant: Variant = Variant(),
) -> Run:
    """Run every set that can run; InputError when none can."""
    check_mode(mode)
    sets = {
        file.stem: SetRun(gold=_hash_of(file), library=print_of(manifest), rows=rows_of(outcomes))
        for file, manifest, outcomes in ask_sets(request, settings, say, variant)
    }
    if not sets:
        raise InputError("没有可以运行的题集。请用 --set 指定题集，或用 --plans、--home 指定库。")
    return run_of(sets, mode, variant, settings)


def run_of(
    sets: dict[str, SetRun], mode: Mode, variant: Variant, settings: Settings = Settings()
) -> Run:
    """Rows with what tells this run from others."""
    return Run(
        made=datetime.now(UTC),
        mode=mode.value,
        variant=variant_name(variant),
        settings=_in_words(settings),
        code=fingerprint(file for room in ROOMS for file in (CHECKOUT / room).rglob("*.py")),
        commit=_commit(),
        prompts=fingerprint(file for file in (CHECKOUT / "prompts").rglob("*") if file.is_file()),
        machine=f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}",
        sets=sets,
    )


def _in_words(settings: Settings) -> dict[str, str]:
    """What decides about answers besides code and library; a folder by its name, not its place."""
    model = Path(settings.model)
    return {
        "model": model.name if model.is_dir() else settings.model,
        "query_prefix": str(settings.query_prefix),
        "passage_prefix": str(settings.passage_prefix),
        "chunk_size": str(settings.chunk_size),
        "gate_threshold": str(THRESHOLD),
        "fusion": f"cosine (sentence {SENTENCE}) + {WORDS} share of BM25, {DEPTH} passages a leg",
    }


def variant_name(variant: Variant) -> str:
    """The legs and the gate in words: "bm25+dense, gate"."""
    return f"{'+'.join(sorted(variant.legs))}, {'gate' if variant.gated else 'no gate'}"


def print_of(manifest: Manifest) -> LibraryPrint:
    """The fingerprint of a library: a hash over the hashes of its files."""
    files = "".join(f"{name}\0{digest}\n" for name, digest in sorted(manifest.files.items()))
    return LibraryPrint(
        fingerprint=hashlib.sha256(files.encode()).hexdigest()[:12],
        embedder=manifest.embedder,
        chunk_size=manifest.chunk_size,
        plans=manifest.plans,
    )


def _hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def fingerprint(files: Iterable[Path]) -> str:
    """The first 12 hex digits of a SHA-256 over paths below the checkout and bytes."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(CHECKOUT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _commit() -> str:
    """git's name of the commit, "+" behind it when files differ; "" outside a checkout."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        return f"{head}+" if _git("status", "--porcelain") else head
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*words: str) -> str:
    command = ["git", "-C", str(CHECKOUT), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

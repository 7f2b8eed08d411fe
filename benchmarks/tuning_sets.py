"""What the scripts here choose constants on: the tuning halves, and their questions in folds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.runs.request import Half, Request, library_of, set_files
from index.settings import Settings


def tuning_sets() -> Iterator[tuple[Path, Settings]]:
    """The file of every tuning half that can run here, with the settings of its library."""
    request = Request(half=Half.TUNE)
    for file in set_files(request):
        settings = library_of(file, request, Settings(), print)
        if settings is not None:
            yield file, settings


def fold_groups(cases: Iterable[str]) -> list[int]:
    """A number for each row by its question, so that no fold parts the rows of one question."""
    listed = list(cases)
    names = {name: at for at, name in enumerate(dict.fromkeys(listed))}
    return [names[name] for name in listed]

"""Settings from the environment: what is unset keeps its default, what is wrong is named."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import InputError
from index.settings import Settings


def test_without_variables_every_setting_is_the_default() -> None:
    assert Settings.from_environment(environ={}) == Settings()
    assert Settings().today is None


def test_a_place_that_is_given_wins_over_the_variable() -> None:
    environ = {"ANWEN_HOME": "/somewhere"}
    assert Settings.from_environment(environ=environ).home == Path("/somewhere")
    assert Settings.from_environment(Path("/else"), environ).home == Path("/else")


def test_the_day_may_be_pinned() -> None:
    read = Settings.from_environment(environ={"ANWEN_TODAY": "2024-04-30"})
    assert read.today == date(2024, 4, 30)
    assert Settings.from_environment(environ={"ANWEN_TODAY": ""}).today is None


@pytest.mark.parametrize("words", ["2024-13-01", "2024-02-30", "30.4.2024", "今天", "2024-4"])
def test_a_day_that_is_none_is_named_with_the_way_out(words: str) -> None:
    with pytest.raises(InputError, match=r"ANWEN_TODAY=.*2024-04-30"):
        Settings.from_environment(environ={"ANWEN_TODAY": words})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANWEN_CHUNK_SIZE", "59"),
        ("ANWEN_CHUNK_SIZE", "501"),
        ("ANWEN_CHUNK_SIZE", "many"),
        ("ANWEN_MAX_BYTES", "-1"),
        ("ANWEN_READ_SECONDS", "4"),
        ("ANWEN_READ_MEMORY", "499"),
    ],
)
def test_a_number_out_of_bounds_is_named(name: str, value: str) -> None:
    with pytest.raises(InputError, match=name):
        Settings.from_environment(environ={name: value})


def test_numbers_are_read() -> None:
    read = Settings.from_environment(environ={"ANWEN_CHUNK_SIZE": "60", "ANWEN_MAX_BYTES": "1000"})
    assert (read.chunk_size, read.max_bytes) == (60, 1000)
    environ = {"ANWEN_READ_SECONDS": "600", "ANWEN_READ_MEMORY": "8000"}
    read = Settings.from_environment(environ=environ)
    assert (read.read_seconds, read.read_memory) == (600, 8000)

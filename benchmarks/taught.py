"""What both trainings learn from: questions with a text that answers, texts that do not, near misses."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pair_files import PAIRS, read_pairs
from benchmarks.panel_files import PANELS, read_panels
from eval.beir.folder import judged_queries, read_passages, read_queries
from eval.beir.halves import is_held_out

MOST_ARTICLES = 3
# Heading and sentence.
Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a text that answers it, texts of the same matter that do not, near misses.

    `answers` holds every sentence known to answer it, `matter` what the texts are about.
    """

    question: str
    text: Text
    siblings: tuple[Text, ...]
    misses: tuple[str, ...]
    answers: frozenset[str]
    matter: str


def clause_pairs(folder: Path = PAIRS) -> Iterator[Pair]:
    """A pair for each question of the clauses; the other sentences of the clause do not answer it."""
    for told in read_pairs(folder):
        for said in told.said:
            siblings = tuple((told.heading, one.text) for one in told.said if one is not said)
            answers, text = frozenset({said.text}), (told.heading, said.text)
            for question in said.questions:
                yield Pair(question, text, siblings, said.misses, answers, told.heading)


def panel_pairs(folder: Path = PANELS) -> Iterator[Pair]:
    """A pair for each question of the panels and each sentence that answers it."""
    for panel in read_panels(folder):
        misses = tuple(one.question for one in panel.asked if not one.answers)
        for asked in panel.asked:
            answers = frozenset(panel.sentences[at][1] for at in asked.answers)
            siblings = tuple(one for one in panel.sentences if one[1] not in answers)
            for at in sorted(asked.answers):
                text = panel.sentences[at]
                yield Pair(asked.question, text, siblings, misses, answers, panel.matter)


def article_pairs(statutes: Path) -> Iterator[Pair]:
    """The pairs of a BEIR folder's tuning half, by the hash of the question's id."""
    passages = read_passages(statutes)
    articles = {one.id: one for one in passages}
    for query in judged_queries(statutes, read_queries(statutes, passages), passages):
        if not is_held_out(query.id):
            answers = frozenset(articles[name].text for name in query.gains)
            for name in list(query.gains)[:MOST_ARTICLES]:
                article = articles[name]
                yield Pair(query.text, (article.title, article.text), (), (), answers, name)

"""Our ranking metrics and trec_eval's over random rankings: the same figures."""

from random import Random

import pytest
import pytrec_eval

from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank

QUERIES, DOCUMENTS, DEPTH = 300, 40, 10
# query → (ranking, grade of each judged document)
Queries = dict[str, tuple[list[str], dict[str, int]]]


@pytest.fixture(scope="module", params=["binary", "graded"])
def queries(request: pytest.FixtureRequest) -> Queries:
    """Rankings of 1 to 30 documents, most of them judged, some only nonrelevant; by a fixed seed."""
    random = Random(20241101)
    names = [f"d{number}" for number in range(DOCUMENTS)]
    grades = (0, 1) if request.param == "binary" else (0, 1, 2, 3)
    made: Queries = {}
    for number in range(QUERIES):
        ranking = random.sample(names, random.randint(1, 30))
        if number % 10 == 0:  # no hit
            judged = sorted({*names} - {*ranking})
        elif number % 10 == 1:  # nothing but hits
            judged = ranking
        else:
            judged = random.sample(names, random.randint(1, 20))
        found = {name: random.choice(grades) for name in judged}
        found[judged[0]] = max(grades)
        if number % 10 == 1:
            found = {name: max(grade, 1) for name, grade in found.items()}
        made[f"q{number}"] = (ranking, found)
    return made


@pytest.fixture(scope="module")
def theirs(queries: Queries) -> dict[str, dict[str, float]]:
    """trec_eval's figures; it orders by score, so that scores fall by 1 from rank to rank."""
    measures = {"recall.1,3,5,10", "ndcg_cut.10"}
    qrels = {name: grades for name, (_, grades) in queries.items()}
    run = {
        name: {document: float(len(ranking) - at) for at, document in enumerate(ranking)}
        for name, (ranking, _) in queries.items()
    }
    found = pytrec_eval.RelevanceEvaluator(qrels, measures).evaluate(run)
    # Its reciprocal rank knows no depth: the run is cut instead.
    cut = {
        name: dict(sorted(scores.items(), key=lambda pair: -pair[1])[:DEPTH])
        for name, scores in run.items()
    }
    ranks = pytrec_eval.RelevanceEvaluator(qrels, {"recip_rank"}).evaluate(cut)
    return {name: found[name] | ranks[name] for name in queries}


def test_every_figure_of_every_query_agrees(
    queries: Queries, theirs: dict[str, dict[str, float]]
) -> None:
    for name, (ranking, grades) in queries.items():
        gains = {document: float(grade) for document, grade in grades.items() if grade > 0}
        ours = {f"recall_{k}": recall_at(k, ranking, gains.keys()) for k in (1, 3, 5, 10)}
        ours["recip_rank"] = reciprocal_rank(ranking, gains.keys(), DEPTH)
        ours["ndcg_cut_10"] = ndcg_at(10, ranking, gains)
        assert ours == pytest.approx(theirs[name], abs=1e-6), name


def test_the_queries_are_of_every_sort(theirs: dict[str, dict[str, float]]) -> None:
    for key in ("recall_10", "recip_rank", "ndcg_cut_10"):
        values = [figures[key] for figures in theirs.values()]
        assert {0.0, 1.0} <= {round(value, 6) for value in values}
        assert sum(0 < value < 1 for value in values) > 100

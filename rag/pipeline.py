"""The straight line from a question to a checked answer, over one opened snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.embedder import Embedder
from index.errors import LibraryError
from index.passage import Passage
from rag.answer import Answer, Filters, Sentence, Status, Trace, Turn
from rag.answers.compose import Composed, composed, nearest_clauses
from rag.answers.draw import as_listed, draw
from rag.answers.evident import best_by_plan
from rag.answers.line import Drawn
from rag.answers.passed import cited_plans, passed
from rag.candidates import Key, key_of, nearest
from rag.clock import Clock
from rag.conversation import about_sentence, says_enough, with_subject
from rag.counterparts import counterparts
from rag.evidence import Evidence, weigh
from rag.gate import THRESHOLD, Verdict, judge
from rag.normalise import MAX_LENGTH, normalise
from rag.opened import Opened
from rag.question import Question
from rag.reranker import Reranker
from rag.retrieve import Found, retrieve
from rag.small_talk import chat, small_talk
from rag.standing import standing_notices
from rag.understand import understand
from rag.variant import Variant

DEPTH = 30
# From here on the sentence nearest to a question and its answer stood in the clause that the next
# question is about in 129 of 145 conversations of the tuning halves (2026-11-28), below in 19 of 27.
TOLD = 0.6
# And from here on in both conversations that were answered from another clause of the same plans (same day; of 120
# whose next question names nothing itself), below in 3 of 7.
REPLIED = 0.7


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question as understood, what retrieval found, and the evidence in it, best first.

    `best` is the best of each plan, `all` every sentence that was weighed.
    """

    asked: Question
    found: tuple[Found, ...]
    best: tuple[Evidence, ...]
    all: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Answers over one snapshot; `today` is the day that 今年 and 下个月 are counted from."""

    opened: Opened
    embedder: Embedder
    reranker: Reranker
    variant: Variant
    today: date

    def answer(self, question: str, history: Sequence[Turn], filters: Filters) -> Answer:
        """question → understand → retrieve → weigh → gate → draw → check → Answer.

        A follow-up that finds nothing is tried once more with the question before it.
        """
        if polite := small_talk(normalise(question)):
            return self._out_of_scope(question, polite)
        clock = Clock()
        with clock.step("理解问题"):
            asked = self.understood(question, history, filters)
        first = self._attempt(question, asked, clock)
        answered = first.status is Status.ANSWERED
        if (
            answered
            or not history
            or asked.missing
            or says_enough(asked, self.opened.lexicon.vocabulary)
        ):
            return first
        plans = tuple(self.opened.snapshot.plans.values())
        with clock.step("理解问题"):
            fuller = with_subject(normalise(question), asked.earlier, plans)
            again = self.understood(fuller, (), filters) if fuller else None
        if again is None or again.missing:
            return first
        second = self._attempt(question, replace(again, text=question), clock)
        return second if second.status is Status.ANSWERED else first

    def understood(self, text: str, history: Sequence[Turn], filters: Filters) -> Question:
        """What a question means; LibraryError when there is nothing to ask."""
        if not self.opened.snapshot.plans:
            raise LibraryError("库是空的。请先运行 python -m index add 文件… 添加计划。")
        return understand(text, history, filters, self.opened, self.today)

    def weighed(self, asked: Question, clock: Clock, depth: int = DEPTH) -> Weighed:
        """Passages and evidence; `depth` is the number of hits, evidence is weighed as in `answer`."""
        opened, legs = self.opened, self.variant.legs
        with clock.step("计算向量"):
            topic, said = self._topic(asked)
            asked = about_sentence(asked, said) if said else asked
            vector = self.embedder.embed_query(asked.standalone)
        with clock.step("检索"):
            found = retrieve(opened.snapshot, asked.standalone, vector, asked.plan_ids, depth, legs)
        with clock.step("比对证据"):
            near = found[:DEPTH]
            everything = weigh(opened.snapshot, opened.lexicon, asked, vector, near, legs, topic)
            if asked.points and topic:
                meant = {plan_id for plan_id, _ in topic}
                everything = tuple(one for one in everything if one.plan.id in meant)
            best = best_by_plan(asked, everything)
            if asked.compares:
                best = counterparts(opened.snapshot, best, everything)
            return Weighed(asked, found, best, everything)

    def _topic(self, asked: Question) -> tuple[frozenset[Key], Passage | None]:
        """The clauses of its plans that the conversation was about, and the sentence it now is about.

        The clauses are those that answer the question before, and the one of the sentence nearest to it and
        to what was answered. That sentence is what a question means that names nothing itself, if the
        question before finds other clauses of the same plans.
        """
        if not asked.earlier:
            return frozenset(), None
        # Two merged questions may be longer than one may be.
        earlier = asked.earlier[:MAX_LENGTH]
        before = self.weighed(self.understood(earlier, (), Filters()), Clock())
        answers = {one.key for one in self._judged(before).passed}
        topic = frozenset(key for key in answers if key[0] in asked.plan_ids)
        if not asked.reply:
            return topic, None
        vector = self.embedder.embed_query(f"{earlier} {asked.reply[:MAX_LENGTH]}")
        ((said, cosine),) = nearest(self.opened.snapshot, asked.plan_ids, vector, depth=1)
        told = key_of(said)
        same = said.plan_id in before.asked.plan_ids
        sure = asked.leans and same and told not in topic and cosine >= REPLIED
        return topic | ({told} if cosine >= TOLD else set()), said if sure else None

    def _judged(self, weighed: Weighed) -> Verdict:
        gated = self.variant.gated
        return judge(weighed.asked, weighed.best, weighed.all, self.reranker, gated)

    def _attempt(self, question: str, asked: Question, clock: Clock) -> Answer:
        asked = as_listed(self.opened, asked, self.today)
        weighed = self.weighed(asked, clock)
        with clock.step("判断依据"):
            verdict = self._judged(weighed)
        with clock.step("摘录"):
            drawn = draw(self.opened, weighed.asked, verdict, weighed.all, self.today)
        with clock.step("核对引文"):
            made, refused = passed(composed(drawn), self.opened.snapshot.plans, self.opened.names)
        trace = self._trace(asked, verdict, clock, refused)
        if made.sentences:
            return self._answered(question, asked, drawn, made, trace)
        if polite := chat(asked.standalone):
            return self._out_of_scope(question, polite)
        reason = "".join(drawn.notices[:1]) if not drawn.lines else ""
        return _refusal(question, asked, reason or verdict.reason, weighed.all, trace)

    def _answered(
        self, question: str, asked: Question, drawn: Drawn, made: Composed, trace: Trace
    ) -> Answer:
        plans = self.opened.snapshot.plans
        cited = cited_plans(made.citations, plans)
        standing = standing_notices(cited, plans.values(), self.today)
        return Answer(
            question,
            Status.ANSWERED,
            made.sentences,
            made.citations,
            (),
            trace,
            asked.wants.value,
            made.related,
            drawn.related_title if made.related else "",
            made.table,
            (*asked.notices, *drawn.notices, *standing),
        )

    def _out_of_scope(self, question: str, polite: str) -> Answer:
        """A short, polite line for what is no question to the plans."""
        trace = Trace(question, "", (), self.opened.snapshot.name, 0.0, THRESHOLD, ())
        return Answer(question, Status.OUT_OF_SCOPE, (Sentence(polite, ()),), (), (), trace)

    def _trace(
        self, asked: Question, verdict: Verdict, clock: Clock, refused: tuple[str, ...]
    ) -> Trace:
        plans = self.opened.snapshot.plans
        return Trace(
            asked.standalone,
            "、".join(asked.asks),
            tuple(plans[plan_id].title for plan_id in asked.plan_ids) if asked.named else (),
            self.opened.snapshot.name,
            verdict.strength,
            THRESHOLD,
            tuple(clock.steps),
            asked.notes,
            refused,
        )


def _refusal(
    question: str,
    asked: Question,
    reason: str,
    weighed: Sequence[Evidence],
    trace: Trace,
) -> Answer:
    """No evidence: what is missing, and the nearest clauses apart from any citation."""
    reason = reason or "找到的条款没有通过引文核对，不能据此回答。"
    return Answer(
        question,
        Status.NO_EVIDENCE,
        (Sentence(reason, ()),),
        (),
        nearest_clauses(weighed),
        trace,
        asked.wants.value,
        notices=asked.notices,
    )

"""A grammar of official numbering: from the numbers of a text to the tree of its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.document import BlockKind
from index.notices.attachment import is_attachment, is_mark
from index.parsing.clean import CleanText
from index.parsing.decision import Decision
from index.parsing.markers import Marker, Place, Rank, find_markers

ATTACHMENT, ASIDE, AFTER = "附件", "落款", "文末"
_MAX_HEADING = 48
_GAP_LINE, _GAP_SENTENCE = 10, 3
_AHEAD = 20_000
_SHOWN = 20
_COUNTED = (Rank.CHINESE, Rank.ARABIC)


@dataclass(slots=True)
class Node:
    """A node of the tree while it is built: `start` at its number, `body` behind it."""

    rank: Rank
    number: int
    label: str
    start: int
    body: int
    end: int = 0
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    def own_end(self) -> int:
        """Where the node's own text ends: at its first child or at its end."""
        return self.children[0].start if self.children else self.end


@dataclass(slots=True)
class Outline:
    """Builds the tree of one plan by deciding, number by number, which ones open a node.

    `asides` are stretches inside it that say nothing of the plan: each becomes a node ASIDE, what
    follows it a node AFTER. At `plain` offsets a person said that there is no heading.
    """

    clean: CleanText
    start: int
    end: int
    asides: tuple[tuple[int, int], ...] = ()
    plain: frozenset[int] = frozenset()
    doubts: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    root: Node = field(init=False)
    stack: list[Node] = field(init=False)
    last: dict[Rank, int] = field(default_factory=dict)
    fresh: set[Rank] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.root = Node(Rank.PART, 0, "", self.start, self.start, self.end)
        self.stack = [self.root]

    def build(self) -> Node:
        """The root of the tree; its own text is the opening."""
        candidates: list[tuple[int, Marker | Node]] = [
            (marker.start, marker) for marker in find_markers(self.clean.text, self.start, self.end)
        ]
        candidates += [(node.start, node) for node in self._unnumbered()]
        candidates = [one for one in candidates if not self._is_aside(one[0])]
        candidates = [(node.start, node) for node in self._beside(candidates)] + candidates
        covered = self.start
        for position, found in sorted(candidates, key=lambda pair: pair[0]):
            if position < covered:
                continue
            if isinstance(found, Node):
                self._open(found)
                covered = found.end if found.rank is Rank.LEAF else found.body
            elif self._accepts(found):
                self._open(Node(found.rank, found.number, found.label, found.start, found.end))
                covered = found.end
        _close(self.root, self.end)
        return self.root

    def _unnumbered(self) -> list[Node]:
        """Nodes that need no number: styled headings, attachments, table rows and what follows."""
        nodes: list[Node] = []
        position, above, marked_above = self.start, "", False
        for line in self.clean.text[self.start : self.end].split("\n"):
            start, position = position, position + len(line) + 1
            if not line.strip():
                continue
            block = self.clean.block(start)
            marked = next(find_markers(self.clean.text, start, min(start + 12, self.end)), None)
            numbered = marked is not None and marked.start == start
            end = start + len(line)
            if block.kind is BlockKind.ROW:
                nodes.append(Node(Rank.LEAF, 0, block.label, start, start, end))
            elif numbered or start in self.plain:
                pass
            elif is_attachment(line):
                # The name of an attachment stands below its 附件2.
                if not marked_above or is_mark(line):
                    nodes.append(Node(Rank.PART, 0, ATTACHMENT, start, start, end))
            elif block.kind is BlockKind.HEADING and start > self.start:
                rank = Rank.CHINESE if block.depth <= 2 else Rank.CHINESE_PAREN
                nodes.append(Node(rank, 0, line[:16], start, start, end))
            elif above:
                below = f"{above.partition('第')[0]}后"
                nodes.append(Node(Rank.LEAF, 0, below, start, start, end))
            above = block.label if block.kind is BlockKind.ROW else ""
            marked_above = is_mark(line)
        return nodes

    def _beside(self, candidates: Sequence[tuple[int, Marker | Node]]) -> Iterator[Node]:
        """A node for each aside, and one for what follows it, unless that is an attachment."""
        parts = {at for at, one in candidates if isinstance(one, Node) and one.rank is Rank.PART}
        for start, end in self.asides:
            yield Node(Rank.PART, 0, ASIDE, start, start)
            rest = self.clean.text[end : self.end]
            behind = end + len(rest) - len(rest.lstrip())
            if rest.strip() and behind not in parts:
                where = self.clean.block(behind).place
                self.doubts.append(f"{where}：落款之后还有文字，收入“{AFTER}”。")
                yield Node(Rank.PART, 0, AFTER, behind, behind)

    def _is_aside(self, position: int) -> bool:
        return any(start <= position < end for start, end in self.asides)

    def _open(self, node: Node) -> None:
        """Put a node into the tree: below the innermost open node of a smaller rank."""
        while len(self.stack) > 1 and self.stack[-1].rank >= node.rank:
            self.stack.pop()
        node.parent = self.stack[-1]
        node.parent.children.append(node)
        self.stack.append(node)
        if node.number:
            self.last[node.rank] = node.number
            self.fresh.discard(node.rank)
        if node.rank is not Rank.LEAF:
            self.fresh |= {rank for rank in Rank if rank > node.rank}

    def _accepts(self, marker: Marker) -> bool:
        """Whether a number opens a node here; the reason is kept."""
        opens, why = self._judged(marker)
        words = self.clean.text[marker.start : marker.start + _SHOWN].split("\n", 1)[0]
        if opens or marker.place <= Place.SENTENCE:
            self.decisions.append(Decision(self._where(marker), words, opens, why))
        return opens

    def _judged(self, marker: Marker) -> tuple[bool, str]:
        """Whether a number opens a node and why: its place and its turn in the sequence decide."""
        expected = self._expected(marker)
        in_turn = marker.number == expected
        if marker.start in self.plain:
            return False, "更正文件说这里不是标题"
        if marker.weak:
            at_line = marker.place is Place.LINE
            opens = at_line and in_turn and (marker.number > 1 or self._counts_on(marker))
            return opens, "在行首，编号接续" if opens else "后面紧跟数字，是数量"
        if marker.place is Place.LINE:
            return (True, "在行首，编号接续") if in_turn else self._out_of_turn(marker, expected)
        if marker.rank <= Rank.ARTICLE:
            return False, "在句子里，是引用"
        if marker.place is Place.WORD:
            return in_turn and self._ends_heading(marker), "紧跟在标题后面，编号接续"
        if marker.place is Place.COLON and marker.rank is Rank.ARABIC:
            opens = in_turn and marker.number == 1 and self._counts_on(marker)
            return opens, "在冒号后面，接着数下去"
        if in_turn:
            opens = marker.number > 1 or self._counts_on(marker)
            return opens, "在句末，编号接续" if opens else "只有一个，后面没有接着数下去"
        gap = marker.number - expected
        if marker.rank in _COUNTED and 0 < gap <= _GAP_SENTENCE and expected > 1:
            return self._with_gap(marker, expected)
        return False, f"不接续：轮到的是{expected}"

    def _expected(self, marker: Marker) -> int:
        """The number whose turn it is: the family counts on, or anew below a new heading."""
        last = self.last.get(marker.rank, 0)
        return 1 if marker.rank in self.fresh and marker.number <= last else last + 1

    def _out_of_turn(self, marker: Marker, expected: int) -> tuple[bool, str]:
        if marker.number == 1:
            self.doubts.append(f"{self._where(marker)}：编号在同一标题下重新从{marker.label}开始。")
            return True, "在行首，编号重新开始"
        if 0 < marker.number - expected <= _GAP_LINE:
            # A wrapped line may start with the （十一） of a law: alone it is no list.
            lone = expected == 1 and marker.rank not in _COUNTED and not self._counts_on(marker)
            if not lone:
                return self._with_gap(marker, expected)
        if 0 < expected - marker.number <= _GAP_SENTENCE:
            self.doubts.append(
                f"{self._where(marker)}：编号{marker.label}重复或倒退（上一个是{expected - 1}）。"
            )
            return True, "在行首，编号重复或倒退"
        return False, f"在行首，但不接续：轮到的是{expected}"

    def _with_gap(self, marker: Marker, expected: int) -> tuple[bool, str]:
        self.doubts.append(
            f"{self._where(marker)}：编号从{expected - 1}跳到{marker.number}，缺{expected}。"
        )
        return True, f"编号跳号，缺{expected}"

    def _ends_heading(self, marker: Marker) -> bool:
        """Whether the text so far is the bare heading of the open node: "一、健全体系1.深入…"."""
        node = self.stack[-1]
        heading = self.clean.text[node.body : marker.start]
        return (
            node is not self.root
            and node.rank < marker.rank
            and node.rank <= Rank.CHINESE_PAREN
            and marker.rank in (Rank.CHINESE_PAREN, Rank.ARABIC)
            and 2 <= len(heading) <= _MAX_HEADING
            and not re.search(r"[。；;，,：:\n]", heading)
        )

    def _counts_on(self, marker: Marker) -> bool:
        """Whether the next number of the family follows: a lone "一、" in a sentence is none."""
        return any(
            later.rank is marker.rank
            and later.number == marker.number + 1
            and later.place <= (Place.LINE if later.weak else Place.SENTENCE)
            for later in find_markers(
                self.clean.text, marker.end, min(self.end, marker.end + _AHEAD)
            )
        )

    def _where(self, marker: Marker) -> str:
        return self.clean.block(marker.start).place


def _close(node: Node, end: int) -> None:
    """Set the end of every node: where its next sibling starts."""
    node.end = end
    for at, child in enumerate(node.children):
        following = node.children[at + 1].start if at + 1 < len(node.children) else end
        _close(child, following)

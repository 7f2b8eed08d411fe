"""The item number of every node: the arabic number that a person cites within one plan."""

from collections.abc import Iterator

from index.parsing.markers import Rank
from index.parsing.outline import ATTACHMENT, Node

_FAMILIES = (Rank.ARTICLE, Rank.ARABIC, Rank.CHINESE_PAREN, Rank.CHINESE)


def item_numbers(root: Node) -> dict[int, int]:
    """Item numbers by `id(node)`; nodes below an item share its number, the opening has 0.

    Items are the 第一条 of a plan, else its 1., else its （一） or 一、, as its own text has them, not
    its attachments. The printed number counts when it runs on through the plan; where the numbering
    starts again, the items are counted through in document order.
    """
    nodes = list(_below(root))
    inside = [node for node in nodes if not _is_attached(node)] or nodes
    family = next((rank for rank in _FAMILIES if any(node.rank is rank for node in inside)), None)
    items = [node for node in nodes if node.rank is family and node.number]
    printed = [node.number for node in items]
    runs_on = len(set(printed)) == len(printed)
    numbers = {id(root): 0}
    for at, item in enumerate(items, 1):
        number = item.number if runs_on else at
        numbers[id(item)] = number
        numbers.update({id(node): number for node in _below(item)})
    return numbers


def _is_attached(node: Node | None) -> bool:
    """Whether a node is an attachment or stands in one."""
    while node is not None:
        if node.label == ATTACHMENT and not node.number:
            return True
        node = node.parent
    return False


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)

"""Where the marks of a drawn chart lie."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


def marks(node: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every item of a kind of marks."""
    if isinstance(node, dict):
        if node.get("marktype") == kind:
            yield from node["items"]
        for value in node.values():
            yield from marks(value, kind)
    elif isinstance(node, list):
        for value in node:
            yield from marks(value, kind)


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 2 and down > 2


def box(item: dict[str, Any]) -> Box:
    """About where a text is: letters are half as wide as they are high."""
    lines = item["text"] if isinstance(item["text"], list) else str(item["text"]).split("\n")
    size, leading = item["fontSize"], item.get("lineHeight", item["fontSize"] * 1.2)
    wide, high = max(len(line) for line in lines) * size * 0.5, size * 0.75 + leading * (len(lines) - 1)
    start = {"left": 0.0, "center": -wide / 2, "right": -wide}[item.get("align", "left")]
    rise = {"middle": -size * 0.4, "bottom": -high, "top": 0.0, "line-top": 0.0}[item.get("baseline", "bottom")]
    x, y = item.get("x", 0), item.get("y", 0)
    if item.get("angle"):  # turned by a quarter to the left: what runs to the right runs up
        return Box(str(item["text"]), x + rise, y - start - wide, x + rise + high, y - start)
    return Box(str(item["text"]), x + start, y + rise, x + start + wide, y + rise + high)

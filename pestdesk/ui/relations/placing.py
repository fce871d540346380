"""Where the pupils stand in the picture: each group that hangs together laid out by itself, the groups in rows.

Everything is counted in cells: the room that one pupil with her name needs is one wide and one high.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

Place = tuple[float, float]

#: The same picture for the same facts, whenever it is opened.
_SEED = 7
_ROUNDS = 80
#: From here on NetworkX's spring layout asks for SciPy, that the program does without.
_MOST_BY_SPRINGS = 500
#: More than these hang together in no year of a school; to lay them out would take minutes, and be no picture.
_MOST_LAID_OUT = 1_000
#: How far apart two who are linked should stand, and two who are not must at least.
_LINK_LENGTH = 1.4
#: The same of two who are by themselves, so that two such pairs fit beside each other on a small screen.
_PAIR_LENGTH = 1.2
_APART_X, _APART_Y = 1.08, 1.12
#: How many cells there are, at first, for each pupil of a group.
_ROOM = 2.0
_PUSHES = 300
_BETWEEN_GROUPS = 0.4
_ENOUGH = 1e-3


@dataclass(frozen=True, slots=True)
class Group:
    """Pupils who hang together, each with the middle of the cell, from the upper left corner of the group on."""

    places: tuple[tuple[int, Place], ...]
    width: float
    height: float


def arrange(count: int, pairs: Iterable[tuple[int, int]]) -> tuple[Group, ...]:
    """The groups of `count` pupils of whom these pairs are linked: the largest first. For a worker: it imports
    NetworkX, which takes half a second the first time."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs)
    found = sorted((sorted(each) for each in nx.connected_components(graph)), key=lambda each: (-len(each), each))
    return tuple(_group(graph.subgraph(each), each) for each in found)


def pack(groups: Sequence[Group], width: float) -> tuple[dict[int, Place], float, float]:
    """The place of every pupil with the groups in rows of at most `width`, unless one group is wider, and the width
    and height of it all."""
    width = max([width, *(group.width for group in groups)])
    places: dict[int, Place] = {}
    left = top = row_height = widest = 0.0
    for group in sorted(groups, key=lambda each: -each.height):
        if left and left + group.width > width + _ENOUGH:
            left, top, row_height = 0.0, top + row_height + _BETWEEN_GROUPS, 0.0
        places.update({pupil: (left + x, top + y) for pupil, (x, y) in group.places})
        widest = max(widest, left + group.width)
        left += group.width + _BETWEEN_GROUPS
        row_height = max(row_height, group.height)
    return places, widest, top + row_height


def _group(graph: Any, pupils: Sequence[int]) -> Group:
    import numpy as np

    if len(pupils) == 1:
        return Group(((pupils[0], (0.5, 0.5)),), 1.0, 1.0)
    if len(pupils) == 2:
        return Group(((pupils[0], (0.5, 0.5)), (pupils[1], (0.5 + _PAIR_LENGTH, 0.5))), 1.0 + _PAIR_LENGTH, 1.0)
    if len(pupils) > _MOST_LAID_OUT:
        return _in_rows(graph, pupils)
    places = _laid_out(graph, pupils)
    lengths = [float(np.hypot(*(places[a] - places[b]))) for a, b in graph.edges]
    points = np.array([places[each] for each in pupils])
    side = float((points.max(axis=0) - points.min(axis=0)).max())
    by_links = _LINK_LENGTH / max(float(np.mean(lengths)), _ENOUGH)
    # A group with many loose ends would lie scattered over the picture.
    by_room = float(np.sqrt(len(pupils) * _ROOM)) / max(side, _ENOUGH)
    points = _apart(points * min(by_links, by_room))
    points -= points.min(axis=0) - 0.5
    width, height = (float(each) for each in points.max(axis=0) + 0.5)
    return Group(
        tuple((pupil, (float(x), float(y))) for pupil, (x, y) in zip(pupils, points, strict=True)), width, height
    )


def _in_rows(graph: Any, pupils: Sequence[int]) -> Group:
    """Everyone in a cell of her own, in the order in which they are linked."""
    import networkx as nx

    in_order = [pupils[0], *(there for _here, there in nx.bfs_edges(graph, pupils[0]))]
    wide = ceil(sqrt(len(in_order)))
    places = tuple(
        (pupil, (0.5 + nth % wide * _APART_X, 0.5 + nth // wide * _APART_Y)) for nth, pupil in enumerate(in_order)
    )
    return Group(places, (wide - 1) * _APART_X + 1, (len(in_order) - 1) // wide * _APART_Y + 1)


def _laid_out(graph: Any, pupils: Sequence[int]) -> dict[int, Any]:
    import networkx as nx

    # In their order: a subgraph remembers none, and the places depend on it.
    ordered: Any = nx.Graph()
    ordered.add_nodes_from(pupils)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    layout: dict[int, Any]
    if len(pupils) < _MOST_BY_SPRINGS:
        layout = nx.spring_layout(ordered, seed=_SEED, iterations=_ROUNDS, method="force")
    else:
        layout = nx.forceatlas2_layout(ordered, seed=_SEED, max_iter=_ROUNDS)
    return layout


def _apart(points: Any) -> Any:
    """The points moved until no cell covers another: each two that do step aside, the shorter way."""
    import numpy as np

    points = points + 1e-6 * np.arange(len(points))[:, None] * np.array([1.0, -1.0])
    for _ in range(_PUSHES):
        gap = points[:, None, :] - points[None, :, :]
        too_near_x = _APART_X - np.abs(gap[..., 0])
        too_near_y = _APART_Y - np.abs(gap[..., 1])
        covers = (too_near_x > _ENOUGH) & (too_near_y > _ENOUGH)
        np.fill_diagonal(covers, val=False)
        if not covers.any():
            return points
        sideways = covers & (too_near_x <= too_near_y)
        upward = covers & ~sideways
        push = np.zeros_like(points)
        push[:, 0] = np.where(sideways, np.sign(gap[..., 0]) * too_near_x / 2, 0).sum(axis=1)
        push[:, 1] = np.where(upward, np.sign(gap[..., 1]) * too_near_y / 2, 0).sum(axis=1)
        # Not further than a part of a cell at once: in a crowd they would fly off.
        points = points + np.clip(push, -0.5, 0.5)
    # A crowd that finds no room yet gets it by growing as a whole.
    return _apart(points * 1.15)

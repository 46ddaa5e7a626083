"""How far each customer group sees each touchpoint from its target."""

import altair as alt
import pandas as pd

from tpm.charts import rows
from tpm.charts.frame import Layer, Sign, Wording, draw
from tpm.charts.lines import wrap
from tpm.charts.palette import Palette, mixed, palette
from tpm.charts.rows import SELECTION, Rows
from tpm.charts.theme import LEADING, SMALL, px
from tpm.charts.wording import about_score, about_touchpoint, between, explained, with_texts
from tpm.i18n.language import Language

_FULL = 30.0  # points from the target at which a cell has its full colour
_STRONGEST, _FAINTEST, _PALER = 0.54, 0.12, 0.4
_HEAD_CHARACTERS = 14, 9  # wide, on a phone
_WIDEST = 190  # pixels of a column
_LEADING = SMALL * LEADING
_OWN = " ◇"  # behind the gap to a target that the group has of its own


def gap_cells(frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str) -> alt.LayerChart:
    """A row per touchpoint and a column per group: vermilion and pointing down below the target, green and pointing up above it.

    `frame` as figures.gaps_groups gives it: touchpoint, group, n, score, low, high, target, own, gap, gap_low, gap_high, decision, hidden;
    touchpoints and groups in the order to be drawn. Cells of fewer than 30 answers are paler, hidden ones empty. A clear gap is bold.
    """
    colours, t = palette(dark=dark), language.t
    groups = list(dict.fromkeys(frame["group"]))
    placed = rows.arrange(frame.drop_duplicates("touchpoint")[["touchpoint"]].reset_index(drop=True))
    cells = _cells(frame, placed, groups, language, colours)
    heads = [max((len(wrap(str(group), n)) for group in groups), default=1) for n in _HEAD_CHARACTERS]
    wording = Wording(
        title=title,
        subtitle=t("Gap between target and score of each customer group, in points; the further from the target, the stronger the colour"),
        footnote=explained(frame.assign(n=frame["n"].fillna(0)), language, footnote),
    )
    key = [
        Sign(text=t("below the target"), shape="triangle-down", colour=colours.disappointment, fill=colours.disappointment),
        Sign(text=t("target reached or exceeded"), shape="triangle-up", colour=colours.delight, fill=colours.delight),
    ]
    layers = [*rows.names(placed, colours), *_heads(groups, colours), *_drawn(cells, len(groups), language, colours)]
    head = f"(wide ? {heads[0] * _LEADING + 8:g} : {heads[1] * _LEADING + 8:g})"
    left, right = rows.parameters(right=6)
    # A few columns do not run over the whole width
    room = alt.param(name="plot_right", expr=f"min({right.param.expr}, plot_left + {len(groups) * _WIDEST} * zoom)")
    return draw(layers, language, wording, dark=dark, bottom=placed.bottom, head=head, key=key, params=[left, room])


def _cells(frame: pd.DataFrame, placed: Rows, groups: list[str], language: Language, colours: Palette) -> pd.DataFrame:
    """The cells with place, colours and texts."""
    places = placed.frame[["touchpoint", *(name for name in placed.frame if str(name).endswith(("_wide", "_narrow")))]]
    known = with_texts(frame, language).merge(places, on="touchpoint")
    t, number, digits = language.t, language.number, int(known["gap_digits"].max()) if len(known) else 0
    fills = [_fill(gap, colours, small=small) for gap, small in zip(known["gap"], known["small"], strict=True)]
    cells = zip(known["gap"], known["hidden"], known["own"], strict=True)
    texts = [_text(gap, language, digits, hidden=hidden) + (_OWN if own and not hidden else "") for gap, hidden, own in cells]
    ends = zip(known["gap"], known["gap_low"], known["gap_high"], strict=True)
    targets = zip(known["target"], known["own"], strict=True)
    return known.assign(
        column=known["group"].map({group: place for place, group in enumerate(groups)}),
        fill=fills,
        sign=["" if pd.isna(gap) else "triangle-down" if round(gap) > 0 else "triangle-up" for gap in known["gap"]],
        cell_text=texts,
        weight=(known["decision"] == "open").map({True: "bold", False: "normal"}),
        n_text=[t("protected") if hidden else text for hidden, text in zip(known["hidden"], known["n_text"], strict=True)],
        gap_text=[
            number(None) if pd.isna(gap) else f"{number(gap, digits)} ({between(low, high, language, digits)})" for gap, low, high in ends
        ],
        target_text=[f"{number(target)} ({t('of its own')})" if own else number(target) for target, own in targets],
        decision=known["decision"].fillna(""),
        decision_text=["" if pd.isna(code) else language.word(code) for code in known["decision"]],
    )  # fmt: skip


def _fill(gap: float, colours: Palette, *, small: bool) -> str:
    """The colour of a cell: from the ground at the target to vermilion or green, never so strong that ink cannot be read upon it."""
    if pd.isna(gap):
        return colours.panel
    strength = _FAINTEST + (_STRONGEST - _FAINTEST) * min(abs(gap) / _FULL, 1)
    return mixed(colours.surface, _shade(gap, colours), strength * (_PALER if small else 1))


def _shade(gap: float, colours: Palette) -> str:
    return colours.disappointment if round(gap) > 0 else colours.delight


def _text(gap: float, language: Language, digits: int, *, hidden: bool) -> str:
    if hidden:
        return language.t("protected")
    return language.number(abs(gap), digits) if not pd.isna(gap) else language.number(None)


def _heads(groups: list[str], colours: Palette) -> list[Layer]:
    """The names of the groups over their columns."""
    frame = pd.DataFrame(
        {"column": range(len(groups)), **{f"name_{n}": ["\n".join(wrap(group, n)) for group in groups] for n in _HEAD_CHARACTERS}}
    )
    wide, narrow = _HEAD_CHARACTERS
    chart = alt.Chart(frame).transform_calculate(
        x=_across("(datum.column + 0.5)", len(groups)),
        words=f"wide ? datum.name_{wide} : datum.name_{narrow}",
        y=f"-6 * zoom - (length(split(datum.words, '\\n')) - 1) * {_LEADING:g} * zoom",
    )
    text = chart.mark_text(
        align="center", baseline="bottom", fontSize=px(SMALL), lineHeight=px(_LEADING), fontWeight="bold", color=colours.ink
    )
    return [text.encode(x=alt.X("x:Q", scale=None, axis=None), y=rows.y("y"), text=alt.Text("words:N"))]


def _across(column: str, count: int) -> str:
    return f"plot_left + (plot_right - plot_left) * {column} / {max(count, 1)}"


def _drawn(cells: pd.DataFrame, count: int, language: Language, colours: Palette) -> list[Layer]:
    t = language.t
    base = rows.beside(rows.placed(alt.Chart(cells))).transform_calculate(
        x=f"{_across('datum.column', count)} + 1",
        x2=f"{_across('(datum.column + 1)', count)} - 1",
        middle="(datum.x + datum.x2) / 2",
        above="datum.above + 1",
        below="datum.below - 1",
    )
    # The word for a hidden cell is wider than a column on a phone
    known, middle = "isValid(datum.gap)", alt.X("middle:Q", scale=None, axis=None)
    details = [
        *about_touchpoint(language),
        alt.Tooltip("group:N", title=t("Customer group")),
        *about_score(language),
        alt.Tooltip("target_text:N", title=t("Target")),
        alt.Tooltip("gap_text:N", title=t("Gap (95 % interval)")),
        alt.Tooltip("decision_text:N", title=t("Decision")),
    ]
    box = (
        base.mark_rect(cursor="pointer", strokeWidth=px(2), cornerRadius=2)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None), x2=alt.X2("x2:Q"), y=rows.y("above"), y2=alt.Y2("below:Q"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.StrokeValue("transparent", condition={"param": SELECTION, "empty": False, "value": colours.ink}),
            tooltip=details,
        )
        .add_params(alt.selection_point(name=SELECTION, fields=["touchpoint", "group"]))
    )  # fmt: skip
    size = alt.ExprRef("42 * zoom * zoom")
    triangles = base.transform_filter(known).mark_point(size=size, opacity=1, fill=colours.ink, xOffset=px(-12), strokeWidth=0)
    signs = triangles.encode(x=middle, y=rows.y(), shape=alt.Shape("sign:N", scale=None), tooltip=details)
    words = base.transform_filter(f"{known} || wide || datum.x2 - datum.x > 62 * zoom").mark_text(
        baseline="middle",
        align=alt.ExprRef(f"{known} ? 'left' : 'center'"),
        xOffset=alt.ExprRef(f"{known} ? -3 * zoom : 0"),
        fontSize=alt.ExprRef(f"({known} ? 14 : 12) * zoom"),
        fontWeight=alt.ExprRef("datum.weight"),
        fill=alt.ExprRef(f"{known} ? '{colours.ink}' : '{colours.quiet}'"),
        tooltip=None,
    )
    return [box, signs, words.encode(x=middle, y=rows.y(), text=alt.Text("cell_text:N"))]

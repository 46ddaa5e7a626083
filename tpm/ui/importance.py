"""The matrix of importance and performance, the ranking behind it, and how both are worked out."""

from tpm.analysis.matrix import Crosshair
from tpm.charts import importance as charts
from tpm.figures import importance, importance_findings, importance_table
from tpm.figures.importance import Importance
from tpm.model.survey import KANO, Role
from tpm.ui import cards, choice, figure, notes, routes, tiles, touchpoint_choice
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile

_CROSS = "importance.cross"


def choose_outcome(page: Page) -> Role | None:
    """Which judgement as a whole counts; a choice only where customers gave both."""
    given = importance.outcomes(page.store, page.filter)
    if len(given) < 2:  # noqa: PLR2004  two to choose from
        return next(iter(given), None)
    names = {str(role): importance_findings.outcome(role, page.language) for role in given}
    return Role(choice.segmented("importance.outcome", page.language.t("Held against"), names))


def crosshair(page: Page) -> Crosshair:
    """Where the matrix is divided, by the address."""
    return Crosshair(choice.asked(_CROSS, _crosshairs(page)))


def _crosshairs(page: Page) -> dict[str, str]:
    t = page.language.t
    return {
        str(Crosshair.MEAN): t("at the means"),
        str(Crosshair.MEDIAN): t("at the medians"),
        str(Crosshair.MIDDLE): t("in the middle of the scale"),
    }


def show_tiles(page: Page, found: Importance) -> None:
    """R², base, and how many important touchpoints are weak or can only disappoint."""
    t, number = page.language.t, page.language.number
    table = found.table
    tiles.show(
        [
            Tile(
                label=t("Explained together"),
                value=page.language.percent(found.r2),
                explained=t("R²: the share of the differences between customers' judgements that their ratings explain together."),
            ),
            Tile(label=t("Customers"), value=number(found.n), explained=t("Customers whose answers were used.")),
            Tile(
                label=t("Act first"),
                value=number(int((table["quadrant"] == "act").sum())),
                explained=t("Important and weak: importance at or above, score below the dividing line."),
            ),
            Tile(
                label=t("Basic factors"),
                value=number(int((table["type"] == "disappointment").sum())),
                explained=t("Disappointment factors: taken for granted when good, costly when bad."),
            ),
        ]
    )


def show_matrix(page: Page, found: Importance, at: tuple[float, float]) -> None:
    """The matrix and the choice of its cross; a click on a point or name opens that touchpoint."""
    t = page.language.t
    choice.segmented(_CROSS, t("Divide the matrix"), _crosshairs(page), labelled=True)
    title = importance_findings.act(found.table, page.language)
    subtitle = t("Upwards what a touchpoint explains of {outcome}, to the right how good it is", outcome=_outcome(page, found))
    chart = charts.importance_matrix(
        found.table, page.language, at=at, dark=page.dark, title=title, subtitle=subtitle, footnote=_footnote(page, found)
    )
    rows = importance_table.table(found.table, page.language)
    figure.show(page, chart, rows, key="importance.matrix", alt=title, on_select="rerun")
    explain(page, found)
    if name := touchpoint_choice.clicked("importance.matrix"):
        chosen = found.table.loc[found.table["touchpoint"] == name, "touchpoint_id"]
        routes.go("touchpoint", touchpoint=str(int(chosen.iloc[0])))


def show_ranking(page: Page, found: Importance) -> None:
    """The touchpoints by importance, with the kind of factor."""
    t = page.language.t
    first = found.table.iloc[0]
    title = t("“{touchpoint}” matters most, with {share}", touchpoint=first["touchpoint"], share=page.language.percent(first["share"]))
    subtitle = t("Share of what all ratings together explain of {outcome}", outcome=_outcome(page, found))
    chart = charts.importance_bars(
        found.table, page.language, dark=page.dark, title=title, subtitle=subtitle, footnote=_footnote(page, found)
    )
    figure.show(page, chart, importance_table.table(found.table, page.language), key="importance.ranking", alt=title)
    explain(page, found)


def explain(page: Page, found: Importance | None, *, stated: bool = False, kano: bool = False) -> None:
    """The formula cards of derived importance, where there is any, and of what stands beside it."""
    derived = () if found is None else ("importance", "r2") if found.refused else ("importance", "r2", "factor_kind", "quadrants")
    besides = (*(("stated_importance",) if stated else ()), *(("kano_kind", "kano_coefficients") if kano else ()))
    said = () if found is None else importance_findings.method(found, page.language)
    roles = notes.RATINGS | (KANO if kano else set()) | ({Role.IMPORTANCE} if stated else set())
    cards.show(page, *derived, *besides, said=said, key="importance", roles=roles)


def _outcome(page: Page, found: Importance) -> str:
    return importance_findings.outcome(found.outcome or Role.OVERALL, page.language)


def _footnote(page: Page, found: Importance) -> str:
    return notes.join(f"n = {page.language.number(found.n)}", notes.source(page), f"R² = {page.language.percent(found.r2)}")

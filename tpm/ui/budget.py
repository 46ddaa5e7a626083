"""Money against importance: which money, tiles, chart and formula card."""

from tpm.analysis.matrix import Quadrant
from tpm.charts import budget as charts
from tpm.figures import budget_findings
from tpm.figures.budget import Budget, Funding, Money
from tpm.ui import budget_address as address
from tpm.ui import cards, choice, figure, notes, routes, tiles, touchpoint_choice
from tpm.ui.amounts import write
from tpm.ui.frame import Page
from tpm.ui.tiles import Tile

_CHART = "budget.chart"


def choose_money(page: Page) -> Money:
    """The budget of the year, or what the open measures cost."""
    names = {str(Money.YEAR): page.language.t("Budget per year"), str(Money.PLANNED): page.language.t("Open measures")}
    return Money(choice.segmented(address.MONEY, page.language.t("Which money?"), names))


def show_tiles(page: Page, found: Budget) -> None:
    """The sum, what of it lies where little matters, and how many touchpoints get too much or too little."""
    t, number, percent = page.language.t, page.language.number, page.language.percent
    counts = found.table["funding"].value_counts()
    tiles.show(
        [
            Tile(label=t("Money compared"), value=page.language.money(found.total)),
            Tile(
                label=t("Where little matters"),
                value=percent(found.irrelevant),
                beside=t("{share} with a good score", share=percent(found.at(Quadrant.OVERSUPPLIED))),
                explained=t(
                    "Share of the money at touchpoints whose importance among all is below an even share, as on the importance page."
                ),
            ),
            Tile(
                label=t("Important but weak"),
                value=percent(found.at(Quadrant.ACT)),
                explained=t(
                    "Share of the money at touchpoints of at least an even share of importance among all and a score below the mean "
                    "of all, as on the importance page."
                ),
            ),
            Tile(
                label=t("Too much · too little money"),
                value=f"{number(int(counts.get(Funding.OVER, 0)))} · {number(int(counts.get(Funding.UNDER, 0)))}",
                explained=t("Touchpoints whose share of the money is at least two percentage points above or below their importance."),
            ),
        ]
    )


def show_dumbbells(page: Page, found: Budget, then: Budget | None) -> None:
    """The dumbbells, with the money that is being tried out; a click on a row opens that touchpoint."""
    t, language, words = page.language.t, page.language, budget_findings.funding_words(page.language)
    after = (then or found).table.set_index("touchpoint_id").loc[found.table["touchpoint_id"]].reset_index()
    drawn = found.table.assign(
        money_text=[write(money, language) for money in found.table["money"]],
        difference=after["difference"],
        funding=after["funding"],
        funding_text=after["funding"].map(words),
        then_share=after["money_share"].where((after["money_share"] - found.table["money_share"]).abs() > 0),
    )
    title = budget_findings.title(then or found, language)
    if then:
        title = t("{finding} (after the move)", finding=title)
        subtitle = t("Each in percent of all compared; at the right money minus importance after the move, in percentage points")
    else:
        subtitle = t("Each in percent of all compared; at the right money minus importance, in percentage points")
    footnote = notes.join(notes.base(page, found.table["n"]), notes.source(page))
    chart = charts.budget_dumbbells(drawn, language, dark=page.dark, title=title, subtitle=subtitle, footnote=footnote)
    figure.show(page, chart, budget_findings.table(found, language, then), key=_CHART, alt=title, on_select="rerun")
    if name := touchpoint_choice.clicked(_CHART):
        chosen = found.table.loc[found.table["touchpoint"] == name, "touchpoint_id"]
        routes.go("touchpoint", touchpoint=str(int(chosen.iloc[0])))


def explain(page: Page, found: Budget) -> None:
    """The formula card."""
    cards.show(page, "budget_share", "irrelevant_money", "importance", said=budget_findings.method(found, page.language))

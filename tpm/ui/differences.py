"""A comparison: what it says, the figures of both sides, the chart, and what is to be known besides."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from tpm.charts import differences as charts
from tpm.figures import difference_findings as findings
from tpm.figures import difference_table
from tpm.figures.comparison import SHARES, Figure, Kind
from tpm.figures.differences import Found
from tpm.i18n.language import Language
from tpm.model.survey import Role
from tpm.ui import cards, figure, notes, tiles
from tpm.ui.difference_choice import Choice
from tpm.ui.frame import Page
from tpm.ui.text import plain
from tpm.ui.tiles import Tile


def show(page: Page, found: Found, choice: Choice) -> None:
    """Tiles where one thing is compared, the chart with its table and card, notes."""
    language, sides = page.language, choice.sides
    if len(found.table) == 1:
        _tiles(page, found, choice)
    title = findings.headline(found, sides, language)
    frame = difference_table.drawn(found, sides, language)
    chart = charts.difference_dots(
        frame, language, dark=page.dark, title=title, subtitle=_subtitle(found, choice, language), footnote=_footnote(page, found)
    )
    figure.show(page, chart, difference_table.table(found, sides, language), key="differences.chart", alt=title)
    cards.show(page, *_codes(found), roles=_ASKED.get(found.asked.figure, notes.RATINGS))
    _tell(page, found, choice)


def refuse(page: Page, found: Found, choice: Choice) -> None:
    """Why there is nothing to see."""
    said = findings.refusal(found, page.language) if found.refused else findings.headline(found, choice.sides, page.language)
    st.info(plain(said), icon=":material/info:")
    if not found.refused:
        _tell(page, found, choice)


def _tell(page: Page, found: Found, choice: Choice) -> None:
    said = findings.notes(found, choice.sides, page.language)
    t, kind, chosen = page.language.t, found.asked.kind, page.filter
    if kind is Kind.PERIODS and (chosen.since or chosen.until):
        said.append(t("The period chosen in the filter does not count here."))
    if kind is Kind.GROUPS and chosen.segment:
        said.append(t("The customer group chosen in the filter does not count here."))
    if said:
        st.markdown("\n".join(f"- {plain(one)}" for one in said))


def _tiles(page: Page, found: Found, choice: Choice) -> None:
    """Both sides and the difference."""
    row, language = found.table.iloc[0].to_dict(), page.language
    t, ends = language.t, findings.ends(row, choice.sides, language)
    sides = [
        Tile(label=plain(end), value=findings.value(row[name], found, language), beside=f"n = {language.number(row[f'n_{name}'])}")
        for end, name in zip(ends, ("first", "second"), strict=True)
    ]
    tiles.show(
        [
            *sides,
            Tile(label=t("Difference"), value=findings.points(row, found, language), beside=findings.interval(row, language)),
            Tile(
                label=t("Chance alone (p)"),
                value=difference_table.probability(row["corrected"], language),
                beside=findings.verdict(row, language),
                explained=t("How often such a difference, or a larger one, would come about by chance alone"),
            ),
        ]
    )


def _subtitle(found: Found, choice: Choice, language: Language) -> str:
    t = language.t
    unit = t("Difference in percentage points") if found.asked.figure in SHARES else t("Difference in points")
    if len(choice.sides) == 2:  # noqa: PLR2004  one pair of sides
        return t("{unit}: {first} minus {second}", unit=unit, first=choice.sides[0], second=choice.sides[1])
    return t("{unit}: the first minus the second", unit=unit)


_ASKED = {Figure.NPS: {Role.NPS}, Figure.REFERRAL_RATE: {Role.ORIGIN}, Figure.RECOMMENDED: {Role.RECOMMENDED}}


def _footnote(page: Page, found: Found) -> str:
    t, table, kind = page.language.t, found.table, found.asked.kind
    shown = page.filter
    if kind is Kind.PERIODS:
        days = [day for days in found.asked.sides.periods for day in days if day]
        shown = replace(shown, since=min(days), until=max(days))
    elif kind is Kind.GROUPS:
        shown = replace(shown, segment=None)
    lines = t("95 % interval") if len(table) == 1 else t("95 % intervals for all {n} at once (Holm)", n=page.language.number(len(table)))
    people = pd.concat([table["n_first"], table["n_second"]])
    return notes.join(
        notes.base(page, people), notes.source(replace(page, filter=shown), _ASKED.get(found.asked.figure, notes.RATINGS)), lines
    )


def _codes(found: Found) -> list[str]:
    """The cards of what was done."""
    if found.asked.figure is Figure.SCORE:
        code = "difference_score"
    else:
        code = "difference_share" if found.asked.figure in SHARES else "difference_balance"
    people = ["same_people"] if found.asked.kind is Kind.TOUCHPOINTS else []
    many = ["many_at_once"] if len(found.table) > 1 else []
    size = ["effect_size"] if found.table["effect"].notna().any() else []
    return [code, *size, *people, *many, *_FIGURES[found.asked.figure]]


_FIGURES = {
    Figure.SCORE: ("score",),
    Figure.DELIGHT: ("zones",),
    Figure.DISAPPOINTMENT: ("zones",),
    Figure.NET_DELIGHT: ("net_delight", "zones"),
    Figure.NPS: ("nps",),
    Figure.REFERRAL_RATE: ("referral_rate",),
    Figure.RECOMMENDED: ("recommended",),
}

"""Blank workbooks to hand out and to import when they come back filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from tpm.analysis import suppression
from tpm.export.blank_workbooks import BlankColumn, BlankWorkbook, to_xlsx
from tpm.i18n.language import Language
from tpm.ingest import forms
from tpm.ingest.forms import Field
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.model.touchpoint import Status
from tpm.store import referrals, touchpoints
from tpm.store.database import Store
from tpm.tasks import workspaces

_WIDE = 34


@dataclass(frozen=True, kw_only=True)
class Template:
    """A blank workbook: whom it asks, the name of its file, and what it holds."""

    audience: Audience
    file_name: str
    content: bytes


def make(store: Store, audience: Audience, language: Language) -> Template:
    """The workbook for those who answer, with the touchpoints and origins of the workspace."""
    title = _title(audience, language)
    columns = _newcomers(store, language) if audience is Audience.NEW_CUSTOMERS else _ratings(store, audience, language)
    t = language.t
    blank = BlankWorkbook(
        title=title,
        columns=columns,
        notes_title=t("Notes"),
        notes=_notes(audience, language),
        refusal=t("Please choose one of the answers offered, or leave the cell empty."),
        day="DD.MM.YYYY" if language.code == "de" else "YYYY-MM-DD",
    )
    return Template(audience=audience, file_name=f"{title}.xlsx", content=to_xlsx(blank))


def _title(audience: Audience, language: Language) -> str:
    t = language.t
    return {
        Audience.CUSTOMER: t("Customer survey"),
        Audience.EMPLOYEE: t("Rating by employees"),
        Audience.MANAGEMENT: t("Rating by the management"),
        Audience.NEW_CUSTOMERS: t("New customers"),
    }[audience]


def _ratings(store: Store, audience: Audience, language: Language) -> list[BlankColumn]:
    """A date, who it is, a rating for each touchpoint, and what else is asked."""
    t, said = language.t, forms.HEADERS[language.code]
    stars = t("1 = very dissatisfied … 5 = very satisfied. Leave empty what you cannot judge.")
    rated = [
        BlankColumn(header=forms.RATINGS[language.code][audience].format(name=name), choices=(1, 2, 3, 4, 5), hint=stars)
        for name in _names(store, language)
    ]
    if audience is not Audience.CUSTOMER:
        return [
            BlankColumn(header=said[Field.DATE], is_date=True, width=14),
            BlankColumn(header=said[Field.TEAM], hint=t("For example sales, workshop, office"), width=20),
            *rated,
            BlankColumn(header=said[Field.HEARD], width=_WIDE),
        ]
    yes_or_no = (t("yes"), t("no"))
    return [
        BlankColumn(header=said[Field.DATE], is_date=True, width=14),
        BlankColumn(header=said[Field.GROUP], hint=t("For example new customer, regular customer"), width=20),
        *rated,
        BlankColumn(header=said[Field.OVERALL], choices=(1, 2, 3, 4, 5), hint=stars),
        BlankColumn(header=said[Field.NPS], choices=tuple(range(11)), hint=t("0 = not at all likely … 10 = extremely likely")),
        BlankColumn(header=said[Field.RECOMMENDED], choices=yes_or_no),
        BlankColumn(header=said[Field.IMPROVE], width=_WIDE),
    ]


def _newcomers(store: Store, language: Language) -> list[BlankColumn]:
    t, said = language.t, forms.HEADERS[language.code]
    hint = t("Choose one, or write your own. Empty means that nobody knows.")
    return [
        BlankColumn(header=said[Field.WON_ON], is_date=True, width=14),
        BlankColumn(header=said[Field.ORIGIN], choices=_origins(store, language), free=True, hint=hint, width=_WIDE),
        BlankColumn(header=said[Field.RECOMMENDER], hint=t("Who recommended you, if you know and may note it"), width=26),
        BlankColumn(header=said[Field.OFFER], width=26),
    ]


def _names(store: Store, language: Language) -> Sequence[str]:
    """The touchpoints that customers meet today, in their order; a starter list where there is none."""
    every = touchpoints.every(store)
    today = [touchpoint.name for touchpoint in every if touchpoint.status is Status.EXISTING]
    return today or [touchpoint.name for touchpoint in every] or workspaces.starters(language)


def _origins(store: Store, language: Language) -> Sequence[str]:
    """The origins that occur in the workspace, the most frequent first; usual ones where there is none.

    What only a few have said, such as a name, is not handed out to others.
    """
    t, known = language.t, referrals.origins(store, Filter())
    usual = (
        t("Recommendation by a customer"),
        t("Recommendation by friends or acquaintances"),
        t("Search engine"),
        t("Our website"),
        t("Social media"),
        t("Advertisement"),
        t("Trade fair"),
        t("Walk-in customer"),
        t("Unknown"),
    )
    return [name for name in known.loc[known["n"] >= suppression.MINIMUM, "origin"] if name] or usual


def _notes(audience: Audience, language: Language) -> list[str]:
    t = language.t
    about = {
        Audience.CUSTOMER: t("One line is one customer. Rate each touchpoint from 1 (very dissatisfied) to 5 (very satisfied)."),
        Audience.EMPLOYEE: t("One line is one employee: how do our customers experience each touchpoint, from 1 (bad) to 5 (very good)?"),
        Audience.MANAGEMENT: t(
            "One line is one person of the management: how do our customers experience each touchpoint, from 1 (bad) to 5 (very good)?"
        ),
        Audience.NEW_CUSTOMERS: t("One line is one new customer. The date is the day of the first order or contract."),
    }[audience]
    return [
        _title(audience, language),
        about,
        t("Whatever somebody cannot or does not want to answer stays empty."),
        t("Columns that you do not need can be deleted. Please leave the other headings as they are: by them the file is understood."),
        t("Please enter no e-mail addresses or phone numbers. Without a name the answers stay anonymous."),
        t("When it is filled in: open “Import a survey”, choose this file, and import it."),
    ]

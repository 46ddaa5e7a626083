"""Step 6: what was imported and what was not, then what there is to see now."""

from collections.abc import Sequence

import streamlit as st

from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.model.survey import KANO, SCALED, Audience, Role
from tpm.store.imports import Receipt
from tpm.ui import routes
from tpm.ui.frame import Page
from tpm.ui.importing import queue, top
from tpm.ui.importing.queue import Told, Why
from tpm.ui.text import plain


def show(page: Page) -> None:
    """Tell of everything that was chosen last; nothing where that is nothing, or was told of another workspace."""
    queue.stop()  # after a fault of ours something may still wait
    told = queue.current().told
    saved = [one for one in told if one.receipt and one.workspace == page.workspace]
    missed = [one for one in told if not one.receipt]
    if len(told) == 1 and missed:
        if missed[0].error:
            st.error(f"**{plain(missed[0].name)}**: {_reason(missed[0], page.language)}", icon=":material/error:")
        return
    if saved:
        _saved(page, saved)
    if missed:
        _missed(page, missed)
    if saved:
        _seen_now(page, saved)
        st.divider()


def _saved(page: Page, saved: Sequence[Told]) -> None:
    """What came in: one line, or the sum of several with a line for each."""
    language = page.language
    receipts = [one.receipt for one in saved if one.receipt]
    if len(saved) == 1 and saved[0].plan:
        said = f"**{plain(saved[0].plan.survey)}**: {_counts(language, receipts)}"
    else:
        lines = [f"- {plain(one.name)}: {_counts(language, [one.receipt])}" for one in saved if one.receipt]
        said = "\n".join([f"**{language.n('{n} import', '{n} imports', len(saved))}: {_counts(language, receipts)}**", "", *lines])
    st.success(said, icon=":material/check_circle:", title=language.t("Imported"))
    top.show(receipts[-1].import_id)


def _missed(page: Page, missed: Sequence[Told]) -> None:
    lines = [f"- {plain(one.name)}: {_reason(one, page.language)}" for one in missed]
    head = page.language.n("{n} was not imported:", "{n} were not imported:", len(missed))
    st.warning("\n".join([f"**{head}**", "", *lines]), icon=":material/info:")


def _reason(one: Told, language: Language) -> str:
    t = language.t
    if one.error:
        values = {name: plain(value) if isinstance(value, str) else value for name, value in one.error.values.items()}
        return say(language, one.error.code, values)
    if one.why is Why.TWICE:
        return t("the same file was chosen twice; it is taken once.")
    return t("skipped by you.") if one.why is Why.SKIPPED else t("not read any more.")


def _seen_now(page: Page, saved: Sequence[Told]) -> None:
    """The pages that have something to show now."""
    t = page.language.t
    seen = {name for one in saved for name in _pages(one)}
    if not seen:
        st.info(
            t(
                "No touchpoint is rated here, so no page has anything new to show. If a column does rate one, "
                "choose the file once more and say what the column means."
            ),
            icon=":material/info:",
        )
        return
    st.subheader(t("What you can see now"), anchor=False)
    for name, label in (
        ("ratings", t("How your customers rate each touchpoint")),
        ("importance", t("What customers take for granted, and what delights them")),
        ("self-image", t("What you believe yourselves beside what the customers say")),
        ("journey", t("The journey of your customers with its highs and lows")),
        ("recommendation", t("The willingness to recommend (NPS)")),
        ("referrals", t("How many new customers came by recommendation")),
        ("touchpoints", t("The touchpoints, to be put into phases")),
    ):
        if routes.exists(name) and name in seen:
            routes.link(name, label, icon=":material/arrow_forward:")
    if any(one.plan and one.plan.audience in (Audience.EMPLOYEE, Audience.MANAGEMENT) for one in saved):
        st.caption(t("These answers are your own picture. It stands beside the picture of the customers and never mixes with it."))


def _counts(language: Language, receipts: Sequence[Receipt]) -> str:
    respondents = sum(receipt.respondents for receipt in receipts if not receipt.referrals)
    answers, referrals = sum(receipt.answers for receipt in receipts), sum(receipt.referrals for receipt in receipts)
    left_out = sum(receipt.left_out for receipt in receipts)
    said = [
        language.n("{n} respondent", "{n} respondents", respondents) if respondents or not referrals else "",
        language.n("{n} answer", "{n} answers", answers) if answers else "",
        language.n("{n} new customer", "{n} new customers", referrals) if referrals else "",
        language.n("{n} was in already", "{n} were in already", left_out) if left_out else "",
    ]
    return " · ".join(part for part in said if part)


def _pages(one: Told) -> set[str]:
    """The pages that show something of an import."""
    if one.plan is None or one.receipt is None:
        return set()
    roles = {column.role for column in one.plan.columns}
    seen = {"referrals"} if one.receipt.referrals else set[str]()
    if Role.RATING in roles:
        seen |= {"touchpoints"} | ({"self-image"} if one.plan.audience in (Audience.EMPLOYEE, Audience.MANAGEMENT) else set())
    if one.plan.audience is Audience.CUSTOMER and roles & SCALED:
        seen |= {"ratings", "journey"} if Role.RATING in roles else set()
        seen |= {"recommendation"} if Role.NPS in roles else set()
        seen |= {"importance"} if roles >= KANO else set()
    return seen

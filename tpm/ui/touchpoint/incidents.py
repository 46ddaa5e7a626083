"""What happened here: the good against the bad."""

from collections.abc import Sequence

import streamlit as st

from tpm.figures import incidents as figures
from tpm.figures import measures
from tpm.model.incident import Incident
from tpm.model.touchpoint import Touchpoint
from tpm.ui import cards as formulas
from tpm.ui.frame import Page
from tpm.ui.touchpoint import cards, fields


def show(page: Page, touchpoint: Touchpoint, happened: Sequence[Incident]) -> None:
    """Which side weighs more, then both sides, the latest first."""
    t, language = page.language.t, page.language
    weighed = figures.balance(happened)
    if weighed.verdict:
        st.markdown(
            t(
                "**{verdict}** Good incidents: {good}, bad ones: {bad}; weighed by severity {good_weight} to {bad_weight}.",
                verdict=language.word(weighed.verdict),
                good=language.number(weighed.good),
                bad=language.number(weighed.bad),
                good_weight=language.number(weighed.good_weight),
                bad_weight=language.number(weighed.bad_weight),
            ),
        )
        formulas.show(page, "incidents")
    else:
        st.caption(t("No incident is written down yet. What do colleagues and customers tell of this touchpoint?"))
    flags = figures.red_flags(touchpoint, happened)
    with st.grid(2, min_column_width=300, gap="medium"):
        for positive, title in ((True, t("Good")), (False, t("Bad"))):
            with st.container(gap="small"):
                st.markdown(f"**{title}**")
                for one in happened:
                    if one.positive is positive:
                        _card(page, one, flagged=one in flags)
                new = Incident(touchpoint_id=touchpoint.id, happened_on=measures.today(), positive=positive)
                cards.add(t("Add a good incident") if positive else t("Add a bad incident"), new, key=f"incident.{positive}")


def _card(page: Page, one: Incident, *, flagged: bool) -> None:
    said = [page.language.date(one.happened_on), fields.severities(page, positive=one.positive)[one.severity], one.offer]
    label = f":red-badge[:material/flag: {page.language.t('Red flag')}]" if flagged else ""
    cards.card(page, one, one.text, [" · ".join(part for part in said if part)], label=label)

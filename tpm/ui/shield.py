"""A shield beside the filter where it asks for more than small groups of people can be shown for."""

import streamlit as st

from tpm.figures import protection
from tpm.i18n.language import Language
from tpm.model.period import Filter
from tpm.model.survey import Audience
from tpm.store import touchpoints
from tpm.store.database import Store
from tpm.ui import address, periods
from tpm.ui.periods import Stretch
from tpm.ui.text import plain


def show(store: Store, chosen: Filter, language: Language) -> None:
    """How many touchpoints are protected and why; nothing where customers are not protected or everything is shown."""
    shown = protection.visible(store, chosen)
    if shown is None:
        return
    t, every = language.t, touchpoints.every(store)
    hidden = sum(one.id not in shown for one in every)
    if not hidden:
        return
    said = language.n("{n} protected", "{n} protected", hidden)
    with st.popover(said, icon=":material/shield:", type="tertiary", key="bar.shield"):
        st.markdown(
            language.n(
                "{n} of {all} touchpoints has no figures here: fewer than {least} people, or nobody at all, rated it in this selection, "
                "or what they said could be worked out from other figures.",
                "{n} of {all} touchpoints have no figures here: fewer than {least} people, or nobody at all, rated them in this selection, "
                "or what they said could be worked out from other figures.",
                hidden,
                all=language.number(len(every)),
                least=language.number(protection.minimum(store, Audience.CUSTOMER)),
            )
        )
        offer_nearest(store, chosen, language, key="bar.shield.nearest")
        if chosen != Filter():
            st.markdown(t("Most is shown for the whole period, all customers and all surveys; next to that, for whole years or quarters."))
        st.caption(t("The smallest group can be set under *Manage workspaces*."))


def offer_nearest(store: Store, chosen: Filter, language: Language, *, key: str) -> None:
    """A button that shows the nearest period in which more can be shown; nothing where the chosen period is not the reason."""
    if not (chosen.since or chosen.until) or protection.visible(store, chosen) is None:
        return
    if near := protection.nearest(store, chosen):
        period = Stretch(near.since, near.until)
        st.button(
            language.t("Show {period}", period=plain(periods.say(period, language))), key=key, icon=":material/date_range:",
            on_click=lambda: address.put(**period.written), help=language.t("The nearest period in which more can be shown"),
        )  # fmt: skip

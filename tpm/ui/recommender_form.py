"""Adding and changing a recommender in a drawer."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from tpm.figures import word_of_mouth
from tpm.i18n.language import Language
from tpm.model.survey import Audience
from tpm.model.word_of_mouth import HIGHEST_INFLUENCE, Recommender, RecommenderKind
from tpm.store import answers, recommenders, touchpoints
from tpm.ui import amounts, periods
from tpm.ui import word_of_mouth_drawer as drawer
from tpm.ui.frame import Page

LONGEST_NAME, LONGEST_TEXT = 120, 2000


def kinds(language: Language) -> dict[RecommenderKind, str]:
    """The kinds in words."""
    t = language.t
    return {
        RecommenderKind.CUSTOMER: t("Customer"),
        RecommenderKind.PARTNER: t("Partner, club"),
        RecommenderKind.EMPLOYEE: t("Employee"),
        RecommenderKind.PRESS: t("Press"),
        RecommenderKind.INFLUENCER: t("Influencer"),
        RecommenderKind.OTHER: t("Others"),
    }


def add(page: Page) -> None:
    """The button that opens an empty form."""
    st.button(
        page.language.t("Add a recommender"),
        icon=":material/person_add:",
        key="word-of-mouth.add",
        on_click=drawer.put,
        args=(Recommender(name=""),),
    )


def form(page: Page, seen: Recommender) -> None:
    """The fields of a recommender with the ways to save and to remove."""
    t, key = page.language.t, f"word-of-mouth.form.{seen.id}.{seen.version}"
    wanted, reach = _fields(page, seen, key)
    with st.container(horizontal=True):
        if st.button(t("Save"), type="primary", key=f"{key}.save"):
            drawer.attempt(
                page,
                t("Recommender saved."),
                lambda change: recommenders.save(change, replace(wanted, reach=amounts.read_count(reach))),
            )
        if seen.id and st.button(t("Remove"), icon=":material/delete:", key=f"{key}.remove"):
            drawer.attempt(page, t("Recommender removed."), lambda change: recommenders.retire(change, seen))
    st.caption(t("Names are personal data: enter only what you may keep, a role (“head of the sports club”) is enough."))


def _fields(page: Page, seen: Recommender, key: str) -> tuple[Recommender, str]:
    """What the fields hold now; the reach as it was typed."""
    t, words = page.language.t, kinds(page.language)
    name = st.text_input(t("Name or role"), seen.name, max_chars=LONGEST_NAME, key=f"{key}.name")
    kind = st.pills(t("Who is it?"), list(words), default=seen.kind, required=True, format_func=lambda one: words[one], key=f"{key}.kind")
    reach = st.text_input(
        t("Reach"),
        amounts.write(seen.reach, page.language),
        max_chars=amounts.LONGEST,
        key=f"{key}.reach",
        help=t("How many people listen to this recommendation? An estimate will do."),
    )
    influence = st.segmented_control(
        t("Influence"),
        list(range(1, HIGHEST_INFLUENCE + 1)),
        default=seen.influence,
        key=f"{key}.influence",
        help=t("How much does the word of this person weigh? 1 very little, 5 very much."),
    )
    offers = st.multiselect(
        t("Recommends these offers"),
        _known_offers(page, seen),
        default=list(seen.offers),
        accept_new_options=True,
        placeholder=t("Choose or type"),
        key=f"{key}.offers",
    )
    touchpoint_id = choose_touchpoint(page, seen.touchpoint_id, key)
    group = _choose_group(page, seen, key)
    contact, thanked = st.columns(2)
    last_contact_on = contact.date_input(
        t("Last contact"), seen.last_contact_on, periods.EARLIEST, format="DD.MM.YYYY", key=f"{key}.contact"
    )
    thanked_on = thanked.date_input(t("Thanked on"), seen.thanked_on, periods.EARLIEST, format="DD.MM.YYYY", key=f"{key}.thanked")
    note = st.text_area(t("Note"), seen.note, max_chars=LONGEST_TEXT, key=f"{key}.note")
    wanted = Recommender(
        id=seen.id, version=seen.version, name=name, kind=RecommenderKind(kind), reach=seen.reach, influence=influence,
        offers=tuple(offers), touchpoint_id=touchpoint_id, group=group, note=note, last_contact_on=last_contact_on, thanked_on=thanked_on,
    )  # fmt: skip
    return wanted, reach


def choose_touchpoint(page: Page, now: int | None, key: str) -> int | None:
    """A list of the touchpoints, or none in particular."""
    t, names = page.language.t, {each.id: each.name for each in touchpoints.every(page.store)}
    return st.selectbox(
        t("At which touchpoint?"),
        list(names),
        index=list(names).index(now) if now in names else None,
        format_func=lambda i: names[i],
        placeholder=t("At none in particular"),
        key=f"{key}.touchpoint",
    )


def known_offers(page: Page) -> list[str]:
    """The offers that stand with new customers or recommenders."""
    named = word_of_mouth.offers(page.store, page.filter)["offer"]
    listed = [offer for one in recommenders.every(page.store) for offer in one.offers]
    return list(dict.fromkeys([*named, *listed]))


def _known_offers(page: Page, seen: Recommender) -> Sequence[str]:
    return list(dict.fromkeys([*seen.offers, *known_offers(page)]))


def _choose_group(page: Page, seen: Recommender, key: str) -> tuple[str, str] | None:
    t = page.language.t
    groups = [
        (str(attribute), str(value)) for attribute, value, _ in answers.segments(page.store, Audience.CUSTOMER).itertuples(index=False)
    ]
    if seen.group and seen.group not in groups:
        groups.append(seen.group)
    return st.selectbox(
        t("Customer group"),
        groups,
        index=groups.index(seen.group) if seen.group else None,
        format_func=lambda group: f"{group[0]}: {group[1]}",
        placeholder=t("None in particular"),
        key=f"{key}.group",
    )

"""The fields in which an entry about a touchpoint is written down, kind by kind."""

from dataclasses import replace
from functools import singledispatch

import streamlit as st

from tpm.figures import measures
from tpm.model.entry import Entry
from tpm.model.factor import Factor
from tpm.model.idea import Idea, Prompt, WorkFormat
from tpm.model.incident import SEVERITIES, Incident
from tpm.model.perspective import HIGHEST, LOWEST, Perspective, PerspectiveRating, Rater
from tpm.model.process import ProcessStep
from tpm.model.quality import Grade, QualityCheck
from tpm.model.remark import Obstacle, Remark, RemarkKind
from tpm.model.scale import Zone
from tpm.ui import amounts
from tpm.ui.frame import Page

SHORT, LONG = 120, 1000


@singledispatch
def draw(entry: Entry, page: Page, key: str) -> Entry:
    """Draw the fields of an entry and return what they hold now. Raises Refused, once all are drawn, for a number that cannot be read."""
    del page, key
    raise TypeError(type(entry))


@draw.register
def _(entry: Factor, page: Page, key: str) -> Factor:
    t = page.language.t
    kind = st.segmented_control(
        t("Against the zero line"), list(Zone), default=entry.kind, required=True, format_func=page.language.word, key=f"{key}.kind"
    )
    return replace(
        entry,
        kind=Zone(kind),
        text=st.text_area(t("What is it?"), entry.text, max_chars=LONG, key=f"{key}.text"),
        expectation=st.text_input(t("What the customer expects"), entry.expectation, max_chars=LONG, key=f"{key}.expectation"),
        delivered=st.text_input(t("What we deliver"), entry.delivered, max_chars=LONG, key=f"{key}.delivered"),
        reaction=st.text_input(t("How the customer reacts"), entry.reaction, max_chars=LONG, key=f"{key}.reaction"),
    )


@draw.register
def _(entry: PerspectiveRating, page: Page, key: str) -> PerspectiveRating:
    t, word = page.language.t, page.language.word
    perspective = st.selectbox(
        t("Perspective"), list(Perspective), index=list(Perspective).index(entry.perspective), format_func=word, key=f"{key}.perspective"
    )
    source = st.segmented_control(t("View of"), list(Rater), default=entry.source, required=True, format_func=word, key=f"{key}.source")
    score = st.segmented_control(
        t("Points (1–5)"), range(LOWEST, HIGHEST + 1), default=entry.score, required=True, key=f"{key}.score", help=t("5 is the best.")
    )
    return replace(
        entry,
        perspective=Perspective(perspective),
        source=Rater(source),
        score=int(score),
        rated_by=st.text_input(t("Rated by"), entry.rated_by, max_chars=SHORT, key=f"{key}.by"),
        rated_on=st.date_input(t("Date"), entry.rated_on, format="DD.MM.YYYY", key=f"{key}.on"),
        note=st.text_area(t("Note"), entry.note, max_chars=LONG, key=f"{key}.note"),
    )


@draw.register
def _(entry: QualityCheck, page: Page, key: str) -> QualityCheck:
    word = page.language.word
    answer = st.segmented_control(
        word(entry.question), list(Grade), default=entry.answer, required=True, format_func=word, key=f"{key}.answer"
    )
    note = st.text_area(page.language.t("Note"), entry.note, max_chars=LONG, key=f"{key}.note")
    return replace(entry, answer=Grade(answer), note=note)


@draw.register
def _(entry: Incident, page: Page, key: str) -> Incident:
    t = page.language.t
    sides = {False: t("bad"), True: t("good")}
    positive = st.segmented_control(
        t("How was it for the customer?"),
        list(sides),
        default=entry.positive,
        required=True,
        format_func=lambda s: sides[s],
        key=f"{key}.side",
    )
    names = severities(page, positive=bool(positive))
    severity = st.segmented_control(
        t("Severity"), list(SEVERITIES), default=entry.severity, required=True, format_func=lambda s: names[s], key=f"{key}.severity"
    )
    return replace(
        entry,
        positive=bool(positive),
        severity=int(severity),
        text=st.text_area(t("What happened?"), entry.text, max_chars=LONG, key=f"{key}.text"),
        happened_on=st.date_input(t("When?"), entry.happened_on, max_value=measures.today(), format="DD.MM.YYYY", key=f"{key}.on"),
        offer=st.text_input(t("Which offer was it about?"), entry.offer, max_chars=SHORT, key=f"{key}.offer"),
    )


@draw.register
def _(entry: Remark, page: Page, key: str) -> Remark:
    t, word = page.language.t, page.language.word
    text = st.text_area(word(entry.kind), entry.text, max_chars=LONG, key=f"{key}.text")
    entry = replace(entry, text=text)
    if entry.kind is RemarkKind.OBSTACLE:
        category = st.selectbox(
            t("Category"), list(Obstacle), index=list(Obstacle).index(entry.category) if entry.category else None,
            format_func=word, placeholder=t("Choose"), key=f"{key}.category",
        )  # fmt: skip
        return replace(entry, category=Obstacle(category) if category else None)
    if entry.kind is RemarkKind.CHURN:
        notice = st.text_input(t("How do we notice it?"), entry.notice, max_chars=LONG, key=f"{key}.notice")
        warning = st.text_input(t("What warns us early?"), entry.early_warning, max_chars=LONG, key=f"{key}.warning")
        return replace(entry, notice=notice, early_warning=warning)
    return entry


@draw.register
def _(entry: ProcessStep, page: Page, key: str) -> ProcessStep:
    t = page.language.t
    name = st.text_input(t("What is done?"), entry.name, max_chars=SHORT, key=f"{key}.name")
    left, right = st.columns(2)
    minutes, waiting = (amounts.write_number(value, page.language) for value in (entry.minutes, entry.waiting_minutes))
    waiting = left.text_input(t("Minutes of waiting before"), waiting, max_chars=amounts.LONGEST, key=f"{key}.waiting")
    minutes = right.text_input(t("Minutes"), minutes, max_chars=amounts.LONGEST, key=f"{key}.minutes")
    position = st.number_input(
        t("Place in the order"), 1, None, entry.position or None, 1, key=f"{key}.position", placeholder=t("at the end"), width=200
    )
    responsible = st.text_input(t("Responsible"), entry.responsible, max_chars=SHORT, key=f"{key}.responsible")
    return replace(
        entry,
        name=name,
        waiting_minutes=amounts.read_minutes(waiting),
        minutes=amounts.read_minutes(minutes),
        position=int(position or 0),
        responsible=responsible,
    )


@draw.register
def _(entry: Idea, page: Page, key: str) -> Idea:
    t, word = page.language.t, page.language.word
    text = st.text_area(t("What is the idea?"), entry.text, max_chars=LONG, key=f"{key}.text")
    prompt = st.selectbox(
        t("What is it to do for the customer?"), list(Prompt), index=list(Prompt).index(entry.prompt) if entry.prompt else None,
        format_func=word, placeholder=t("Choose"), key=f"{key}.prompt",
    )  # fmt: skip
    author = st.text_input(t("Whose idea is it?"), entry.author, max_chars=SHORT, key=f"{key}.author")
    origin = st.selectbox(
        t("Where did it come up?"), list(WorkFormat), index=list(WorkFormat).index(entry.format) if entry.format else None,
        format_func=word, placeholder=t("Choose"), key=f"{key}.format",
    )  # fmt: skip
    return replace(
        entry, text=text, author=author, prompt=Prompt(prompt) if prompt else None, format=WorkFormat(origin) if origin else None
    )


def severities(page: Page, *, positive: bool) -> dict[int, str]:
    """The words for 1, 2 and 3."""
    t = page.language.t
    return dict(zip(SEVERITIES, (t("slight"), t("noticeable"), t("great") if positive else t("severe")), strict=True))

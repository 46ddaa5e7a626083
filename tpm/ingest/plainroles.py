"""Rules for columns that hold no rating: what tools add, persons, dates, origins, comments, customer groups."""

from dataclasses import replace

from tpm.ingest import batteries, names, origin_groups, origins, personal, questions
from tpm.ingest.column import Content, Doubt
from tpm.ingest.guess import Guess, Setting, plain
from tpm.ingest.multi import separator
from tpm.ingest.tool import UNKNOWN
from tpm.ingest.wording import is_no_answer, yes_or_no
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role

FEW, PART = 40, 0.5
# An id without spaces is at least so long; a comment has at least so many letters on average.
LONG_ID, REMARK, COMMENT = 16, 15, 25


def empty(content: Content, _setting: Setting) -> Guess | None:
    """A column with a header only."""
    return plain(content, Role.IGNORE, 1) if content.n_filled == 0 else None


def meta(content: Content, setting: Setting) -> Guess | None:
    """A column that the survey tool adds by itself."""
    found = setting.meta.get(content.key) or setting.meta.get(content.label_key)
    if found is None:
        return None
    if found.role is Role.DATE:
        return dated(content, setting, found.rank) or plain(content, Role.IGNORE, 0.9)
    return plain(content, found.role, 0.98)


def rest(content: Content, _setting: Setting) -> Guess | None:
    """The free text beside a list of options, and groups made from the NPS question."""
    if questions.names_group(content.words):
        return plain(content, Role.IGNORE, 0.8)
    return plain(content, Role.COMMENT, 0.7) if content.item and questions.names_other(content.item.casefold()) else None


def recommended(content: Content, _setting: Setting) -> Guess | None:
    """Whether somebody has actually recommended us."""
    if not questions.asks_recommended(content.words):
        return None
    answers = {text: yes_or_no(text) for text in content.counts if not is_no_answer(text)}
    values = {text: float(answer) for text, answer in answers.items() if answer is not None}
    if not values or len(values) * 2 < len(answers):
        return None
    doubts = tuple(Doubt(code="unknown_answer", values={"text": text, "n": content.counts[text]}) for text in answers if text not in values)
    silent = frozenset(text for text in content.counts if is_no_answer(text))
    mapping = ColumnMapping(position=content.position, header=content.header, role=Role.RECOMMENDED, values=values, no_answer=silent)
    return Guess(mapping=mapping, confidence=0.7 if doubts else 0.9, doubts=doubts)


def recommender(content: Content, _setting: Setting) -> Guess | None:
    """Who has recommended us."""
    if not questions.asks_recommender(content.words):
        return None
    return plain(content, Role.RECOMMENDER, 0.7, Doubt(code="recommender_name"))


def origin(content: Content, _setting: Setting) -> Guess | None:
    """Where the customer came from."""
    if not origins.asks(content.words) or not content.tally or not origins.is_question(content.words, content.tally):
        return None
    return sorted_origin(content)


def sorted_origin(content: Content) -> Guess:
    """A column of origins with what each counts as."""
    groups = origin_groups.propose(content.tally, {})
    kinds, unknown = origin_groups.sort(content.tally, groups)
    doubts = (Doubt(code="origin_words", values={"texts": unknown[:20], "n": len(unknown)}),) if unknown else ()
    mapping = ColumnMapping(position=content.position, header=content.header, role=Role.ORIGIN, origins=kinds, origin_groups=groups)
    return Guess(mapping=mapping, confidence=0.7 if unknown else 0.9, doubts=doubts)


def identity(content: Content, _setting: Setting) -> Guess | None:
    """Who somebody is; "Telefon" that is only ticked is a way to reach people."""
    if personal.holds(content.sample) or (personal.says(content.words) and not _is_ticked(content)):
        return plain(content, Role.PERSONAL, 0.9)
    return None


def _is_ticked(content: Content) -> bool:
    """Whether the column of an option says no more than that it was chosen or not."""
    said = {text.casefold() for text in content.counts if not is_no_answer(text)} - {"0", "1", content.item.casefold()}
    return bool(content.item and content.counts) and all(yes_or_no(text) is not None for text in said)


def day(content: Content, setting: Setting) -> Guess | None:
    """The day of the answer."""
    if personal.says(content.words):
        return None
    return dated(content, setting, 50 if says_date(content.words) else 60)


def says_date(words: str) -> bool:
    """Whether the header says that the column holds dates."""
    return any(
        word in words
        for word in (
            "datum",
            "date",
            "timestamp",
            "zeitstempel",
            "zeitpunkt",
            "submitted",
            "created",
            "erstellt",
            "abgeschickt",
            "time",
            "zeit",
        )
    )


def dated(content: Content, setting: Setting, rank: int) -> Guess | None:
    """A column of dates; the one with the lowest rank says when somebody answered."""
    reading = setting.dates.get(content.position)
    if reading is None:
        return None
    mapping = ColumnMapping(position=content.position, header=content.header, role=Role.DATE, date_order=reading.order)
    doubts = (Doubt(code="date_order", values={"order": reading.order.value}),) if reading.tie else ()
    return Guess(mapping=mapping, confidence=0.6 if reading.tie else 0.95, doubts=doubts, rank=rank)


def number(content: Content, setting: Setting) -> Guess | None:
    """The number of the answer or the respondent."""
    unique = content.n_distinct >= 0.9 * content.n_filled
    if questions.names_id(content.words) and (unique or setting.tool != UNKNOWN):
        return plain(content, Role.ID, 0.9 if unique else 0.6)
    spaceless = content.sample and all(" " not in text and len(text) >= LONG_ID for text in content.sample)
    return plain(content, Role.ID, 0.6) if unique and spaceless and content.n_filled > FEW else None


def several(content: Content, setting: Setting) -> Guess | None:
    """Several answers in one cell, or one column per option."""
    answers = [text for text in content.counts if not is_no_answer(text)]
    options = answers and (all(yes_or_no(text) is not None for text in answers) or set(answers) == {"0", "1"})
    in_group = setting.grouped.get(batteries.stem(content), 0) > 1
    if in_group and (options or (len(answers) == 1 and content.item.casefold() == answers[0].casefold())):
        return _option(content, answers)
    parted = separator(content, setting.tool)
    if not parted:
        return None
    mapping = ColumnMapping(
        position=content.position, header=content.header, role=Role.MULTI, attribute=names.shorten(content), separator=parted
    )
    return Guess(mapping=mapping, confidence=0.7)


def _option(content: Content, answers: list[str]) -> Guess:
    """One option of a question with a column for each."""
    asked = replace(content, header=content.group or batteries.stem(content), label="", item="")
    mapping = ColumnMapping(
        position=content.position,
        header=content.header,
        role=Role.MULTI,
        attribute=names.shorten(asked),
        option=content.item or content.label or content.header,
        values={text: float(yes_or_no(text) is not False and text != "0") for text in answers},
    )
    return Guess(mapping=mapping, confidence=0.8)


def comment(content: Content, _setting: Setting) -> Guess | None:
    """Words of the respondent."""
    if not content.sample:
        return None
    length = sum(map(len, content.sample)) / len(content.sample)
    various = content.n_distinct > PART * content.n_filled
    numeric = all(text.replace(".", "").replace(",", "").isdigit() for text in content.sample)
    if numeric:
        return None
    said = questions.asks_comment(content.words) and (various or length > REMARK)
    long = various and length > COMMENT and any(" " in text for text in content.sample)
    return plain(content, Role.COMMENT, 0.9 if said else 0.6) if said or long else None


def offer(content: Content, _setting: Setting) -> Guess | None:
    """What the customer bought or was recommended."""
    return plain(content, Role.OFFER, 0.6) if questions.asks_offer(content.words) and content.counts else None


def segment(content: Content, _setting: Setting) -> Guess | None:
    """Few different words: a customer group."""
    texts = [text for text in content.counts if not is_no_answer(text)]
    worded = texts and sum(any(letter.isalpha() for letter in text) or "-" in text[1:] for text in texts) * 2 > len(texts)
    if not worded or len(texts) > FEW or (content.n_filled > FEW and len(texts) > PART * content.n_filled):
        return None
    return plain(content, Role.SEGMENT, 0.7, attribute=names.shorten(content))

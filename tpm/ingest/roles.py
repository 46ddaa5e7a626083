"""What each column is: one rule after the other, the most certain first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tpm.ingest import batteries, names, origins, personal, questions, scales
from tpm.ingest.column import Content, Doubt
from tpm.ingest.dates import Reading
from tpm.ingest.multi import separator
from tpm.ingest.scales import FoundScale
from tpm.ingest.tool import Meta
from tpm.ingest.wording import is_no_answer, yes_or_no
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role

BATTERY = 3
BARE_BATTERY = 4
LONG_HEADER = 30
POINTS, POINTS_MOST = 5, 11
FEW, PART = 40, 0.5


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the file as a whole says about its columns; mappings go by position."""

    tool: str
    respondents: int
    meta: Mapping[str, Meta]
    shared: Mapping[int, Mapping[str, int]]
    sizes: Mapping[int, int]
    dates: Mapping[int, Reading]
    grouped: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Guess:
    """The mapping guessed for a column, how sure it is (0–1), what to ask, and the rank among dates."""

    mapping: ColumnMapping
    confidence: float
    doubts: tuple[Doubt, ...] = ()
    rank: int = 100


Rule = Callable[[Content, Setting], Guess | None]


def guess(content: Content, setting: Setting) -> Guess:
    """What a column is taken for."""
    for rule in _RULES:
        found = rule(content, setting)
        if found is not None:
            return found
    return _plain(content, Role.IGNORE, 0.5)


def _plain(content: Content, role: Role, confidence: float, *doubts: Doubt, attribute: str = "", rank: int = 100) -> Guess:
    mapping = ColumnMapping(position=content.position, header=content.header, role=role, attribute=attribute)
    return Guess(mapping=mapping, confidence=confidence, doubts=doubts, rank=rank)


def _empty(content: Content, _setting: Setting) -> Guess | None:
    return _plain(content, Role.IGNORE, 1) if content.n_filled == 0 else None


def _meta(content: Content, setting: Setting) -> Guess | None:
    """A column that the survey tool adds by itself."""
    found = setting.meta.get(content.key) or setting.meta.get(content.label_key)
    if found is None:
        return None
    if found.role is Role.DATE:
        return _date_guess(content, setting, found.rank) or _plain(content, Role.IGNORE, 0.9)
    return _plain(content, found.role, 0.98)


def _rest(content: Content, _setting: Setting) -> Guess | None:
    """The free text beside a list of options, and groups made from the NPS question."""
    if questions.names_group(content.words):
        return _plain(content, Role.IGNORE, 0.8)
    return _plain(content, Role.COMMENT, 0.7) if content.item and questions.names_other(content.item.casefold()) else None


def _date(content: Content, setting: Setting) -> Guess | None:
    if personal.says(content.words):
        return None
    return _date_guess(content, setting, 50 if says_date(content.words) else 60)


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


def _date_guess(content: Content, setting: Setting, rank: int) -> Guess | None:
    reading = setting.dates.get(content.position)
    if reading is None:
        return None
    mapping = ColumnMapping(position=content.position, header=content.header, role=Role.DATE, date_order=reading.order)
    doubts = (Doubt(code="date_order", values={"order": reading.order.value}),) if reading.tie else ()
    return Guess(mapping=mapping, confidence=0.6 if reading.tie else 0.95, doubts=doubts, rank=rank)


def _nps(content: Content, setting: Setting) -> Guess | None:
    if not questions.asks_to_recommend(content.words):
        return None
    found = scales.find(content, setting.shared[content.position], setting.respondents, recommend=True, coded=setting.tool == "sosci")
    if found is None:
        return None
    if found.numeric and (found.scale.minimum, found.scale.maximum) == (0, 10):
        return _scaled(content, Role.NPS, found)
    return _scaled(
        content, Role.RATING, found, Doubt(code="nps_other_scale", values={"minimum": found.scale.minimum, "maximum": found.scale.maximum})
    )


def _scaled(content: Content, role: Role, found: FoundScale, *doubts: Doubt) -> Guess:
    mapping = ColumnMapping(
        position=content.position,
        header=content.header,
        role=role,
        touchpoint=names.shorten(content) if role is Role.RATING else "",
        scale=found.scale,
        values=found.values,
        no_answer=found.no_answer,
    )
    return Guess(mapping=mapping, confidence=found.confidence * (0.8 if doubts else 1), doubts=(*doubts, *found.doubts))


def _recommended(content: Content, _setting: Setting) -> Guess | None:
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


def _recommender(content: Content, _setting: Setting) -> Guess | None:
    if not questions.asks_recommender(content.words):
        return None
    return _plain(content, Role.RECOMMENDER, 0.7, Doubt(code="recommender_name"))


def _origin(content: Content, _setting: Setting) -> Guess | None:
    if not content.counts or not origins.is_question(content.words, content.counts):
        return None
    kinds, unknown = origins.sort(content.counts)
    doubts = (Doubt(code="origin_words", values={"texts": unknown[:20], "n": len(unknown)}),) if unknown else ()
    mapping = ColumnMapping(position=content.position, header=content.header, role=Role.ORIGIN, origins=kinds)
    return Guess(mapping=mapping, confidence=0.7 if unknown else 0.9, doubts=doubts)


def _words(content: Content, setting: Setting) -> Guess | None:
    """Answers in words that make a scale."""
    found = scales.find(content, setting.shared[content.position], setting.respondents)
    if found is None or found.numeric or not content.counts:
        return None
    return _scaled(content, Role.OVERALL if questions.asks_overall(content.words) else Role.RATING, found)


def _identity(content: Content, _setting: Setting) -> Guess | None:
    if personal.says(content.words) or personal.holds(content.sample):
        return _plain(content, Role.PERSONAL, 0.9)
    return None


def _id(content: Content, setting: Setting) -> Guess | None:
    unique = content.n_distinct >= 0.9 * content.n_filled
    if questions.names_id(content.words) and (unique or setting.tool != "unknown"):
        return _plain(content, Role.ID, 0.9 if unique else 0.6)
    spaceless = content.sample and all(" " not in text and len(text) >= 16 for text in content.sample)
    return _plain(content, Role.ID, 0.6) if unique and spaceless and content.n_filled > FEW else None


def _numbers(content: Content, setting: Setting) -> Guess | None:
    """Numbers: a rating where header or neighbours say so, else only asked."""
    found = scales.find(content, setting.shared[content.position], setting.respondents)
    if found is None:
        return None
    size, bare, said = setting.sizes.get(content.position, 1), batteries.is_bare(content), questions.asks_rating(content.words)
    if found.scale.maximum > POINTS_MOST and not said:
        return None
    used = len(set(found.values.values()))
    full = used >= min(POINTS, found.scale.points)
    is_rating = said or (full and found.scale.points >= POINTS and (size >= BATTERY or len(content.header) > LONG_HEADER))
    if bare:
        is_rating = size >= (BATTERY if content.group else BARE_BATTERY) and used >= POINTS
    if questions.asks_number(content.words) and not (size > BARE_BATTERY and found.numeric):
        is_rating = False
    if is_rating:
        return _scaled(content, Role.OVERALL if questions.asks_overall(content.words) else Role.RATING, found)
    if found.confidence < 0.5 or bare and not full:
        return None
    doubt = Doubt(code="maybe_rating", values={"minimum": found.scale.minimum, "maximum": found.scale.maximum})
    return _plain(content, Role.IGNORE, 0.4, doubt)


def may_join(content: Content) -> bool:
    """Whether a column of numbers may be taken for a rating because other columns are: words, and no count of something."""
    return not batteries.is_bare(content) and not questions.asks_number(content.words) and content.code == ""


def as_rating(content: Content, setting: Setting) -> Guess | None:
    """The column as a rating, less certain than one that says so."""
    found = scales.find(content, setting.shared[content.position], setting.respondents)
    if found is None or len(set(found.values.values())) < BATTERY:
        return None
    sure = _scaled(content, Role.RATING, found)
    return Guess(mapping=sure.mapping, confidence=min(sure.confidence, 0.6), doubts=sure.doubts)


def _several(content: Content, setting: Setting) -> Guess | None:
    """Several answers in one cell, or one column per option."""
    answers = [text for text in content.counts if not is_no_answer(text)]
    options = answers and all(yes_or_no(text) is not None for text in answers)
    in_group = setting.grouped.get(batteries.stem(content), 0) > 1
    if in_group and (options or (len(answers) == 1 and content.item.casefold() == answers[0].casefold())):
        return _plain(content, Role.MULTI, 0.8, attribute=names.shorten(content))
    parted = separator(content, setting.tool)
    if not parted:
        return None
    mapping = ColumnMapping(
        position=content.position, header=content.header, role=Role.MULTI, attribute=names.shorten(content), separator=parted
    )
    return Guess(mapping=mapping, confidence=0.7)


def _comment(content: Content, setting: Setting) -> Guess | None:
    if not content.sample:
        return None
    length = sum(map(len, content.sample)) / len(content.sample)
    various = content.n_distinct > PART * content.n_filled
    numeric = all(text.replace(".", "").replace(",", "").isdigit() for text in content.sample)
    if numeric:
        return None
    said = questions.asks_comment(content.words) and (various or length > 15)
    long = various and length > 25 and any(" " in text for text in content.sample)
    return _plain(content, Role.COMMENT, 0.9 if said else 0.6) if said or long else None


def _offer(content: Content, _setting: Setting) -> Guess | None:
    return _plain(content, Role.OFFER, 0.6) if questions.asks_offer(content.words) and content.counts else None


def _segment(content: Content, _setting: Setting) -> Guess | None:
    """Few different words: a customer group."""
    texts = [text for text in content.counts if not is_no_answer(text)]
    worded = texts and sum(any(letter.isalpha() for letter in text) or "-" in text[1:] for text in texts) * 2 > len(texts)
    if not worded or len(texts) > FEW or (content.n_filled > FEW and len(texts) > PART * content.n_filled):
        return None
    return _plain(content, Role.SEGMENT, 0.7, attribute=names.shorten(content))


_RULES: tuple[Rule, ...] = (
    *(_empty, _meta, _rest, _nps, _recommended, _recommender, _origin, _words, _identity, _date, _id),
    *(_numbers, _several, _comment, _offer, _segment),
)

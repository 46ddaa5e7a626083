"""From the contents of the columns to what they mean: tool, layout, roles, the date that counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from tpm.ingest import batteries, dates, expected, forms, kanopairs, names, plainroles, questions, roles, scaledroles, tool, topics, turned
from tpm.ingest.column import Column, Content
from tpm.ingest.dates import Reading
from tpm.ingest.guess import Guess, Setting
from tpm.model.survey import SCALED, Role

WIDE, LONG = "wide", "long"
MOST_TOPICS = 200


@dataclass(frozen=True, kw_only=True)
class Recognition:
    """What a table was recognised as."""

    tool: str
    layout: str
    columns: tuple[Column, ...]


def recognise(contents: Sequence[Content], body: Mapping[int, pa.DictionaryArray], respondents: int) -> Recognition:
    """Recognise the columns of a table; `body` maps position → texts, `respondents` is the number of rows."""
    written = tool.recognise([key for content in contents for key in (content.key, content.label_key)])
    setting = Setting(
        tool=written,
        respondents=respondents,
        meta=tool.meta(written),
        shared=batteries.shared(contents),
        sizes=batteries.sizes(contents),
        dates=_dates(contents, body),
        grouped=Counter(batteries.stem(content) for content in contents if batteries.stem(content)),
        own=forms.are_own([content.header for content in contents]),
    )
    guesses = _one_date({content.position: roles.guess(content, setting) for content in contents})
    guesses = _weighed(contents, _like_the_others(contents, guesses, setting))
    halves = {content.position: half for content in contents if (half := roles.half(content, setting))}
    guesses = expected.recognised(contents, kanopairs.paired(contents, guesses, halves), setting)
    guesses = _name(contents, guesses)
    topic = _topic(contents, _with_value(contents, guesses, setting))
    if topic is not None:
        guesses[topic] = _as_topic(guesses[topic])
        guesses = _about_topics(contents, guesses)
        guesses = _with_scales(topic, _with_id(contents, guesses), body)
    guesses = _with_turned(contents, guesses)
    columns = tuple(_column(content, guesses[content.position]) for content in contents)
    return Recognition(tool=written, layout=WIDE if topic is None else LONG, columns=columns)


def _dates(contents: Sequence[Content], body: Mapping[int, pa.DictionaryArray]) -> dict[int, Reading]:
    found: dict[int, Reading] = {}
    for content in contents:
        if not content.n_filled or not any(letter.isdigit() for text in content.sample[:5] for letter in text):
            continue
        named = plainroles.says_date(content.words)
        sample = pa.array(content.sample, pa.string())
        if dates.judge(sample, named=named) is None:
            continue
        texts = body[content.position].unique().drop_null().cast(pa.string())
        reading = dates.judge(texts, named=named)
        if reading is not None:
            found[content.position] = reading
    return found


def _one_date(guesses: dict[int, Guess]) -> dict[int, Guess]:
    """Only one date says when somebody answered; the others are left out unless the user takes them."""
    ranked = sorted((guess.rank, position) for position, guess in guesses.items() if guess.mapping.role is Role.DATE)
    for _, position in ranked[1:]:
        guess = guesses[position]
        guesses[position] = replace(guess, mapping=replace(guess.mapping, role=Role.IGNORE), doubts=())
    return guesses


def _like_the_others(contents: Sequence[Content], guesses: dict[int, Guess], setting: Setting) -> dict[int, Guess]:
    """Numbers that could be a rating are one where another question of the file is certainly rated on the same scale."""
    scales = {
        (guess.mapping.scale.minimum, guess.mapping.scale.maximum)
        for guess in guesses.values()
        if guess.mapping.role in (Role.RATING, Role.OVERALL) and guess.mapping.scale is not None
    }
    for content in contents:
        asked = next((doubt for doubt in guesses[content.position].doubts if doubt.code == "maybe_rating"), None)
        if asked and (asked.values["minimum"], asked.values["maximum"]) in scales and scaledroles.may_join(content):
            guesses[content.position] = scaledroles.as_rating(content, setting) or guesses[content.position]
    return guesses


def _weighed(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """What looks like a rating, but asks how important something is."""
    for content in contents:
        guess = guesses[content.position]
        said = [text for text in content.counts if text not in guess.mapping.no_answer]
        if guess.mapping.role is Role.RATING and not forms.rating(content.header) and questions.asks_importance(content.words, said):
            guesses[content.position] = replace(guess, mapping=replace(guess.mapping, role=Role.IMPORTANCE))
    return guesses


def _name(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """Ratings with names that tell them apart; how important a thing is may have the name of its rating."""
    for role, shorten in ((Role.RATING, names.shorten), (Role.IMPORTANCE, names.weighed), (Role.EXPECTATION, names.expected)):
        named = [content for content in contents if guesses[content.position].mapping.role is role]
        for position, name in names.tell_apart(named, shorten).items():
            guesses[position] = replace(guesses[position], mapping=replace(guesses[position].mapping, touchpoint=name))
    return guesses


def _topic(contents: Sequence[Content], guesses: Mapping[int, Guess]) -> int | None:
    """The column that names, row by row, what the only rating of a long table is about."""
    if sum(guess.mapping.role in SCALED for guess in guesses.values()) != 1:
        return None
    found = [
        content.position
        for content in contents
        if guesses[content.position].mapping.role in (Role.SEGMENT, Role.OFFER, Role.IGNORE)
        and questions.names_topic(content.words)
        and 1 < len(content.counts) <= MOST_TOPICS
        and any(letter.isalpha() for text in content.sample[:5] for letter in text)
    ]
    return found[0] if found else None


def _with_value(contents: Sequence[Content], guesses: dict[int, Guess], setting: Setting) -> dict[int, Guess]:
    """Where nothing else is rated, a column of values beside one of topics holds the ratings of a long table."""
    values = [content for content in contents if questions.names_value(content.words)]
    topics = any(questions.names_topic(content.words) for content in contents)
    if topics and len(values) == 1 and not any(guess.mapping.role in SCALED for guess in guesses.values()):
        position = values[0].position
        guesses[position] = scaledroles.as_rating(values[0], setting) or guesses[position]
    return guesses


def _with_id(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """In a long table the number of the respondent recurs from row to row."""
    if any(guess.mapping.role is Role.ID for guess in guesses.values()):
        return guesses
    for content in contents:
        guess = guesses[content.position]
        if guess.mapping.role in (Role.IGNORE, Role.SEGMENT) and questions.names_id(content.words) and content.n_distinct > 1:
            guesses[content.position] = replace(guess, mapping=replace(guess.mapping, role=Role.ID, attribute=""), doubts=())
            break
    return guesses


def _about_topics(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """Satisfaction that is rated row by row with the thing named beside it is no satisfaction overall."""
    for content in contents:
        guess = guesses[content.position]
        if guess.mapping.role is Role.OVERALL:
            rating = replace(guess.mapping, role=Role.RATING, touchpoint=names.shorten(content))
            guesses[content.position] = replace(guess, mapping=rating)
    return guesses


def _with_scales(topic: int, guesses: dict[int, Guess], body: Mapping[int, pa.DictionaryArray]) -> dict[int, Guess]:
    """Where the topics have different scales, each gets its own, and that is asked."""
    for position, guess in guesses.items():
        if guess.mapping.role in SCALED and guess.mapping.scale is not None:
            guesses[position] = topics.kept_apart(guess, body[topic], body[position])
    return guesses


def _with_turned(contents: Sequence[Content], guesses: dict[int, Guess]) -> dict[int, Guess]:
    """Customer groups among which dates stand are asked about."""
    for content in contents:
        guess = guesses[content.position]
        if guess.mapping.role is Role.SEGMENT:
            guesses[content.position] = replace(guess, doubts=(*guess.doubts, *turned.find(content)))
    return guesses


def _as_topic(guess: Guess) -> Guess:
    return replace(guess, mapping=replace(guess.mapping, role=Role.TOUCHPOINT, attribute=""), confidence=0.7)


def _column(content: Content, guess: Guess) -> Column:
    return Column(
        position=content.position,
        header=content.header,
        code=content.code,
        label=content.label,
        group=content.group,
        item=content.item,
        n_filled=content.n_filled,
        n_distinct=content.n_distinct,
        counts=content.counts,
        examples=content.examples,
        sample=content.sample,
        cells=content.cells,
        guess=guess.mapping,
        confirm=guess.doubts,
        confidence=guess.confidence,
        otherwise=guess.otherwise,
    )

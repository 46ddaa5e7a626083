"""Rules for questions that are answered on a scale."""

from tpm.ingest import batteries, names, questions, scales
from tpm.ingest.column import Content, Doubt
from tpm.ingest.guess import Guess, Setting, plain
from tpm.ingest.scales import FoundScale
from tpm.model.mapping import ColumnMapping
from tpm.model.survey import Role

# So many columns side by side with the same numbers are rated alike; more where the header is a mere code.
BATTERY, BARE_BATTERY = 3, 4
LONG_HEADER = 30
# A rating uses this many points; a mere code on a longer scale is not even asked about.
POINTS, POINTS_MOST, ASKED = 5, 11, 7
LEAST = 0.5


def nps(content: Content, setting: Setting) -> Guess | None:
    """Willingness to recommend; a rating where it is asked on another scale than 0–10."""
    if not questions.asks_to_recommend(content.words):
        return None
    found = scales.find(content, setting.shared[content.position], setting.respondents, recommend=True, coded=setting.tool == "sosci")
    if found is None:
        return None
    if found.numeric and (found.scale.minimum, found.scale.maximum) == (0, 10):
        return _scaled(content, Role.NPS, found)
    return _scaled(
        content,
        Role.RATING,
        found,
        Doubt(code="nps_other_scale", values={"minimum": scales.whole(found.scale.minimum), "maximum": scales.whole(found.scale.maximum)}),
    )


def words(content: Content, setting: Setting) -> Guess | None:
    """Answers in words that make a scale."""
    found = scales.find(content, setting.shared[content.position], setting.respondents)
    if found is None or found.numeric or not content.counts:
        return None
    doubts = [Doubt(code="frequency", values={"n": content.n_filled})] if questions.asks_frequency(content.words) else []
    return _scaled(content, Role.OVERALL if questions.asks_overall(content.words) else Role.RATING, found, *doubts)


def numbers(content: Content, setting: Setting) -> Guess | None:
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
    if found.confidence < LEAST or (bare and (used < POINTS or found.scale.maximum > ASKED)):
        return None
    doubt = Doubt(code="maybe_rating", values={"minimum": scales.whole(found.scale.minimum), "maximum": scales.whole(found.scale.maximum)})
    return plain(content, Role.IGNORE, 0.4, doubt)


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

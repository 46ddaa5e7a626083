"""The guide through the four steps: every question, where it is answered, and how far one has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tpm.figures import guide_actual as actual
from tpm.figures import guide_later as later
from tpm.figures import guide_priorities as priorities
from tpm.figures import guide_targets as targets
from tpm.figures import guide_word_of_mouth as word_of_mouth
from tpm.figures.guide_answers import Answer, Ask, nothing
from tpm.figures.guide_facts import Facts
from tpm.i18n.language import Language
from tpm.model.note import Note
from tpm.model.quality import QualityQuestion
from tpm.model.remark import RemarkKind
from tpm.store import notes
from tpm.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Part:
    """A sub-step, e.g. 1a; `title` is an English message id."""

    code: str
    title: str

    def said(self, language: Language) -> str:
        """Its title."""
        return language.t(self.title)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; its code begins with its sub-step. `text` is an English message id.

    `page` is the page that answers it ("" for none), `view` the part of that page ("" for the whole).
    """

    code: str
    text: str
    page: str
    view: str
    ask: Ask

    @property
    def part(self) -> str:
        """The sub-step it belongs to."""
        return self.code.partition("-")[0]

    def said(self, language: Language) -> str:
        """The question itself."""
        return language.t(self.text)


@dataclass(frozen=True, kw_only=True)
class State:
    """A question with its answer and its note."""

    question: Question
    answer: Answer
    note: Note

    @property
    def answered(self) -> bool:
        """Whether the data answer it; where no page records it, whether there is a note."""
        return bool(self.answer.said or (not self.question.page and self.note.text))


PARTS = (
    Part(code="1a", title="Capture the touchpoints"),
    Part(code="1b", title="Document the actual state"),
    Part(code="2a", title="Define the target state"),
    Part(code="2b", title="Find better approaches"),
    Part(code="3a", title="Plan the measures"),
    Part(code="3b", title="Carry out a fitting mix"),
    Part(code="4a", title="Measure the results"),
    Part(code="4b", title="Optimise and learn"),
)
STEPS = ("See what is", "Decide what should be", "Do it", "Check what it brought")
_KIND, _ASKED = RemarkKind, QualityQuestion


def _q(code: str, place: str, ask: Ask, text: str) -> Question:
    page, _, view = place.partition("/")
    return Question(code=code, text=text, page=page, view=view, ask=ask)


QUESTIONS = (
    _q("1a-who", "touchpoints/groups", actual.who, "Which customers meet us at which touchpoint?"),
    _q("1a-occasion", "touchpoints/groups", actual.occasion, "On what occasion, and how often?"),
    _q("1a-staff", "touchpoints", actual.staff, "With which employees: role, department, responsible person?"),
    _q("1a-order", "journey", actual.order, "In which order do they meet us, and where is the weakest link?"),
    _q("1b-experience", "touchpoint/experience", actual.experience, "What do customers experience there?"),
    _q("1b-rating", "ratings", actual.rating, "How do customers judge it?"),
    _q("1b-self", "self-image", actual.self_image, "Where does our own picture differ from theirs?"),
    _q("1b-process", "touchpoint/experience", actual.process, "How does the process run: steps, duration, waiting time?"),
    _q(
        "1b-view",
        "touchpoint/experience",
        actual.quality(_ASKED.CUSTOMER_VIEW),
        "Is it designed from the customer's view, or from our own?",
    ),
    _q("1b-natural", "touchpoint/experience", actual.quality(_ASKED.NATURAL), "Does it suit how customers naturally behave?"),
    _q("1b-coordination", "touchpoint/experience", actual.quality(_ASKED.COORDINATION), "Is it coordinated across departments?"),
    _q("1b-brand", "touchpoint/experience", actual.quality(_ASKED.BRAND_FIT), "Is it true to the brand?"),
    _q("1b-promise", "touchpoint/experience", actual.quality(_ASKED.PROMISE), "How well do our employees live what we promise?"),
    _q("1b-well", "touchpoint/remarks", actual.remarks(_KIND.GOES_WELL), "What goes well?"),
    _q("1b-go", "touchpoint/remarks", actual.remarks(_KIND.MUST_GO), "What must go?"),
    _q("1b-change", "touchpoint/remarks", actual.remarks(_KIND.MUST_CHANGE), "What must change?"),
    _q("1b-obstacles", "touchpoint/remarks", actual.remarks(_KIND.OBSTACLE, actual.obstacles), "What has kept us from it so far?"),
    _q("1b-potential", "word-of-mouth", word_of_mouth.potential, "Where is potential for word of mouth and recommendation?"),
    _q("1b-recommenders", "word-of-mouth", word_of_mouth.recommenders, "Who are the recommenders with most reach and influence?"),
    _q("1b-offers", "word-of-mouth", word_of_mouth.offers, "Which offers are really recommended?"),
    _q("1b-warnings", "word-of-mouth", word_of_mouth.warned, "Where, and how strongly, are we advised against?"),
    _q("1b-preferred", "ratings", actual.preferred, "Which touchpoints do customers prefer?"),
    _q("1b-action", "touchpoint/remarks", actual.remarks(_KIND.ACTION_NEEDED), "What need for action follows from it?"),
    _q("1b-deepen", "touchpoint/remarks", actual.remarks(_KIND.DEEPEN), "What would deepen the relationship?"),
    _q("1b-churn", "touchpoint/remarks", actual.remarks(_KIND.CHURN), "Where may customers leave us?"),
    _q("1b-notice", "touchpoint/remarks", actual.noticed, "How do we notice it, and is there an early warning?"),
    _q("2a-quality", "targets", targets.quality, "Which quality for which customers at which touchpoint?"),
    _q("2a-resources", "targets", targets.resources, "With which resources, in which way, with which priority?"),
    _q("2a-scenario", "targets/scenarios", targets.scenario, "In which scenario: minimal, realistic, ambitious?"),
    _q("2a-number", "targets/count", targets.number, "More touchpoints or fewer?"),
    _q("2b-word-of-mouth", "word-of-mouth", word_of_mouth.developed, "Where can word of mouth best be developed, and with whose help?"),
    _q("2b-key", "priorities", priorities.key_touchpoints, "How is each key touchpoint made to bring repurchase and word of mouth?"),
    _q("2b-ideas", "touchpoint/plan", later.ideas, "Which better approaches are there?"),
    _q("3a-who", "measures", later.plan, "Who does what from when until when, with which budget?"),
    _q("3a-timeline", "measures", later.timeline, "Is the timeline feasible?"),
    _q("3a-quick", "measures", later.quick_win, "Does a quick win stand on top of the list?"),
    _q("3b-told", "", nothing, "How will what we do be told on, and bring recommendations?"),
    _q("3b-customers", "", nothing, "How are customers involved: asked, testing, creating with us?"),
    _q("3b-employees", "touchpoint/plan", later.employees, "How are employees involved?"),
    _q("3b-mix", "measures", later.carried_out, "What is being carried out, what is done?"),
    _q("4a-indicators", "", nothing, "Which indicators do we measure: how, how often, for whom, with which target?"),
    _q("4a-results", "gaps", later.results, "How far is each touchpoint from its target?"),
    _q("4a-recommendation", "referrals", later.willing_and_done, "How willing are customers to recommend, and how many come by it?"),
    _q("4b-learned", "", nothing, "What did we learn, and with whom was it discussed?"),
    _q("4b-next", "", nothing, "Who starts the next improvement?"),
)


def states(store: Store, language: Language) -> Sequence[State]:
    """Every question with its answer and its note, in the order of the method."""
    facts, written = Facts(store), notes.every(store)
    return [State(question=q, answer=q.ask(facts, language), note=written.get(q.code, Note(question=q.code))) for q in QUESTIONS]


def progress(found: Sequence[State]) -> Mapping[str, tuple[int, int]]:
    """Per sub-step how many of its questions are answered, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for state in found:
        answered, everything = counts.get(state.question.part, (0, 0))
        counts[state.question.part] = (answered + state.answered, everything + 1)
    return counts


def step(number: int, language: Language) -> str:
    """The name of one of the four steps, counted from 1."""
    return language.t(STEPS[number - 1])


def finding(found: Sequence[State], language: Language) -> str:
    """How many questions are answered, and where most are open."""
    answered, counts = sum(state.answered for state in found), progress(found)
    if answered == len(found):
        return language.t("All {all} questions are answered. After the fourth step the way begins anew with the first.", all=len(found))
    said = language.t("{answered} of {all} questions are answered.", answered=language.number(answered), all=language.number(len(found)))
    widest = max(counts, key=lambda code: counts[code][1] - counts[code][0])
    title = next(part.said(language) for part in PARTS if part.code == widest)
    return f"{said} " + language.t("Most are open in {code}, “{title}”.", code=widest, title=title)


def next_open(found: Sequence[State]) -> State | None:
    """The first question without an answer that a page could answer."""
    return next((state for state in found if not state.answered and state.question.page), None)

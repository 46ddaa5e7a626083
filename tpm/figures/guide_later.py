"""Answers to the questions of the second, third and fourth step."""

from tpm.figures import findings, say_do_findings
from tpm.figures import measures as figures
from tpm.figures.guide_answers import Answer, at_touchpoint, named, quoted
from tpm.figures.guide_facts import Facts
from tpm.i18n.language import Language
from tpm.model.measure import Measure, Progress


def ideas(facts: Facts, language: Language) -> Answer:
    """Which better approaches are on the table."""
    at = at_touchpoint(facts, facts.ideas)
    if not facts.ideas:
        return Answer(open=language.t("No idea is written down."), touchpoint_id=at)
    return Answer(said=quoted([(one.text, facts.name(one)) for one in facts.ideas], language), touchpoint_id=at)


def plan(facts: Facts, language: Language) -> Answer:
    """Who does what until when with which budget."""
    unfinished = _unfinished(facts)
    if not unfinished:
        return Answer(open=language.t("No open measure is planned."))
    budget = sum(one.budget or 0 for one in unfinished)
    complete = sum(bool(one.owner and one.due_on) for one in unfinished)
    said = language.n(
        "{n} open measure; {complete} with somebody responsible and a date, {budget} of budget.",
        "{n} open measures; {complete} with somebody responsible and a date, {budget} of budget in all.",
        len(unfinished),
        complete=language.number(complete),
        budget=language.money(budget),
    )
    missing = len(unfinished) - complete
    still = language.n("{n} lacks somebody responsible or a date.", "{n} lack somebody responsible or a date.", missing)
    return Answer(said=said, open=still if missing else "")


def timeline(facts: Facts, language: Language) -> Answer:
    """Whether the plan is kept, and how much lies with whom."""
    count = figures.count(facts.measures, figures.today())
    owners = [one.owner for one in _unfinished(facts) if one.owner]
    if not owners:
        return Answer(open=language.t("No open measure has somebody responsible."))
    busiest = max(dict.fromkeys(owners), key=owners.count)
    said = language.t(
        "Overdue: {overdue} of {open} open measures; most lie with {owner} ({n}).",
        overdue=language.number(count.overdue),
        open=language.number(count.open),
        owner=busiest,
        n=language.number(owners.count(busiest)),
    )
    return Answer(said=said, open=language.t("What depends on what cannot be recorded yet."))


def quick_win(facts: Facts, language: Language) -> Answer:
    """What is quick and works."""
    quick = [one.title for one in _unfinished(facts) if one.quick_win]
    if not quick:
        return Answer(open=language.t("No open measure is marked as a quick win."))
    return Answer(said=language.t("Quick wins on top of the list: {names}.", names=named(quick, language)))


def employees(facts: Facts, language: Language) -> Answer:
    """Who of the employees has brought ideas, and in which format."""
    authors = {one.author for one in facts.ideas if one.author}
    formats = {language.word(str(one.format)) for one in facts.ideas if one.format}
    at = at_touchpoint(facts, facts.ideas)
    if not authors and not formats:
        return Answer(open=language.t("No idea names its author or the format it came from."), touchpoint_id=at)
    said = language.t("Ideas come from {names}.", names=named(sorted(authors), language)) if authors else ""
    came = language.t("Formats: {names}.", names=", ".join(sorted(formats))) if formats else ""
    return Answer(said=" ".join(one for one in (said, came) if one), touchpoint_id=at)


def carried_out(facts: Facts, language: Language) -> Answer:
    """What is running and what is done."""
    running = sum(one.progress is Progress.RUNNING for one in facts.measures)
    done = sum(one.progress is Progress.DONE for one in facts.measures)
    if not running + done:
        return Answer(open=language.t("No measure is running or done."))
    said = language.t("{running} measures are running, {done} are done.", running=language.number(running), done=language.number(done))
    return Answer(said=said)


def results(facts: Facts, language: Language) -> Answer:
    """What the gaps say."""
    if not facts.gaps["gap"].notna().any():
        return Answer(open=language.t("No touchpoint has both a rating and a target."))
    return Answer(said=findings.widest_gap(facts.gaps, language))


def willing_and_done(facts: Facts, language: Language) -> Answer:
    """Willingness to recommend beside the referral rate."""
    said: list[str] = []
    still: list[str] = []
    if len(facts.nps):
        said.append(findings.willingness(facts.nps, language))
    else:
        still.append(language.t("Nobody was asked for the willingness to recommend."))
    if facts.say_do.gap:
        said.append(say_do_findings.headline(facts.say_do, language))
    elif len(facts.nps) and facts.say_do.refused != "protected":
        still.append(say_do_findings.refusal(facts.say_do, language))
    if len(facts.referrals):
        said.append(findings.referral_rate(facts.referrals, language))
    else:
        still.append(language.t("No new customers are entered, so there is no referral rate."))
    return Answer(said=" ".join(said), open=" ".join(still))


def _unfinished(facts: Facts) -> list[Measure]:
    return [one for one in facts.measures if one.progress in figures.OPEN]

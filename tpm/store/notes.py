"""Free notes to the questions of the guide."""

from dataclasses import replace

from tpm.model.errors import Conflict
from tpm.model.note import Note
from tpm.store.change import Change
from tpm.store.database import Store

_EVERY = "SELECT question, text, version FROM note ORDER BY question"
_FIND = "SELECT id, version FROM note WHERE question = $question"


def every(store: Store | Change) -> dict[str, Note]:
    """All notes by the code of their question."""
    return {question: Note(question=question, text=text, version=version) for question, text, version in store.rows(_EVERY)}


def save(change: Change, note: Note) -> Note:
    """Write a note over the version that was seen (0 for none); an empty one takes it away. Raises Conflict."""
    text = note.text.strip()
    found = change.rows(_FIND, {"question": note.question})
    if (found[0][1] if found else 0) != note.version:
        raise Conflict("conflict")
    if not found:
        return replace(note, text=text, version=_add(change, note.question, text))
    if not text:
        change.delete("note", found[0][0])
        return replace(note, text="", version=0)
    return replace(note, text=text, version=change.update("note", found[0][0], note.version, text=text))


def _add(change: Change, question: str, text: str) -> int:
    if not text:
        return 0
    change.insert("note", question=question, text=text)
    return 1

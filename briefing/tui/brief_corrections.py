"""Setting the brief right: which issue a paragraph serves, who is whom, which stories to follow, which sources to read.

The source's words are never touched. Every correction is kept for later briefs and can be taken back: with ``u`` in the
same sitting, from the list of corrections ever after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from briefing.errors import BriefingError
from briefing.model import (
    ActorLine,
    Brief,
    Correction,
    CorrectionKind,
    Evidence,
    Line,
    PositionLine,
    QuoteLine,
    Thread,
    passage_id,
)
from briefing.tui.ask import AskScreen
from briefing.tui.brief_output import BriefOutput
from briefing.tui.choose import ChooseScreen
from briefing.tui.desk import Desk, day_words
from briefing.tui.rows import Para, Row, Run, para, reason

if TYPE_CHECKING:
    from briefing.tui.app import BriefingApp

_NONE = "none"
Change = tuple[CorrectionKind, str, str, str]


class BriefCorrections(BriefOutput):
    """What the reader sets right."""

    def action_move_passage(self) -> None:
        """Ask which issue the paragraphs behind the line belong to."""
        row, line = self.current_row, self.line_here()
        if row is None or line is None:
            return
        current = self.desk.issues.get(
            row.issue or (self.desk.places[line.id].issue if line.id in self.desk.places else 0)
        )
        name = current.name if current else ""
        others = [issue for issue in self.desk.brief.issues if issue.name != name]
        rows = [Row(issue.name, (para(Run(f"{issue.number} ", "strong"), issue.name),)) for issue in others]
        if name:
            rows.append(Row(_NONE, (para(Run(f"{self.desk.glyphs.left_out} ", "strong"), "none of the issues"),)))
        from_words = f" (now under {name})" if name else ""
        question = f"Which issue does this paragraph serve{from_words}?"
        self.app.push_screen(
            ChooseScreen(question, rows, glyphs=self.desk.glyphs), lambda chosen: self._move(line, name, chosen)
        )

    def action_merge_actors(self) -> None:
        """Ask whom the line's actor or speaker is the same as."""
        line = self.line_here()
        name = _actor_of(line, self.desk)
        if name is None:
            if line is not None:
                self.say("this line names no actor")
            return
        names = _most_like(name, (other for other in _actor_names(self.desk.brief) if other != name))
        rows = [Row(other, (para(other),)) for other in names] or [reason("There is no other actor.")]
        question = f"{name} is the same as whom? The name chosen is the one that will be shown."
        self.app.push_screen(
            ChooseScreen(question, rows, glyphs=self.desk.glyphs), lambda chosen: self._merge(name, chosen)
        )

    def action_corrections(self) -> None:
        """List what was set right; what is chosen is taken back."""
        kept = self.desk.brief.corrections
        rows = [Row(str(number), _correction_words(each)) for number, each in enumerate(kept)]
        question = "What you set right; Enter takes one back"
        self.app.push_screen(
            ChooseScreen(question, rows or [reason("Nothing yet.")], glyphs=self.desk.glyphs),
            lambda chosen: self._withdraw(kept[int(chosen)]) if chosen else None,
        )

    def action_add_source(self) -> None:
        """Ask for a source, and read it."""
        question = (
            "Add which source? The address of a feed (https://…), or the path of a file or a folder. Esc leaves it."
        )
        self.app.push_screen(AskScreen(question), self._add_source)

    def judge_story(self, thread: Thread, *, follow: bool) -> None:
        """Follow a story as an issue from now on, or see it proposed no more."""
        if not thread.terms:
            self.say("this story does not recur; it is not proposed as an issue")
        elif not follow:
            self._correct("story dismissed", [("dismiss thread", thread.id, "", "")])
        else:
            try:
                name = self.seams.accept_thread(thread.id)
            except (BriefingError, OSError) as error:
                self.say(f"not followed: {error}")
                return
            self._settings_changed(f"{name} is an issue now")

    def _move(self, line: Line, issue: str, chosen: str | None) -> None:
        if chosen is None:
            return
        passages = self._passages_of(line.evidence, issue)
        if chosen == _NONE:
            self._correct(f"taken out of {issue}", [("eject passage", subject, issue, "") for subject in passages])
        else:
            self._correct(f"moved to {chosen}", [("move passage", subject, issue, chosen) for subject in passages])

    def _passages_of(self, evidence: Sequence[Evidence], issue: str) -> tuple[str, ...]:
        """Return what corrections call the paragraphs in which these words stand."""
        served = [one for each in self.desk.brief.issues if each.name == issue for one in each.passages]
        found: list[str] = []
        for words in evidence:
            at = (words.item_id, words.paragraph)
            ids = [one.id for one in served if (one.evidence.item_id, one.evidence.paragraph) == at]
            found += ids or self._paragraph_id(words)
        return tuple(dict.fromkeys(found))

    def _paragraph_id(self, words: Evidence) -> list[str]:
        try:
            text = self.seams.load_item(words.item_id, words.version).text
        except (KeyError, BriefingError):
            return []
        paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
        return [passage_id(words.item_id, paragraphs[words.paragraph - 1])]

    def _merge(self, name: str, chosen: str | None) -> None:
        if chosen is not None:
            self._correct(f"{name} is {chosen}", [("merge actors", name, "", chosen)])

    def _withdraw(self, correction: Correction) -> None:
        kept: Change = (correction.kind, correction.subject, correction.issue, correction.target)
        with self.telling("not taken back"):
            self.seams.delete_correction(*kept[:3])
            self._did("correction taken back", partial(self.seams.save_correction, *kept))
            self.say("taken back")
            self.make_anew()

    def _correct(self, what: str, changes: Sequence[Change]) -> None:
        def take_back() -> None:
            for kind, subject, issue, _target in changes:
                self.seams.delete_correction(kind, subject, issue)

        if not changes:
            self.say("the article is no longer stored")
            return
        with self.telling("not set right"):
            self._did(what, take_back)
            for change in changes:
                self.seams.save_correction(*change)
            self.say(f"{what}; {self.views.key('undo')} takes it back")
            self.make_anew()

    def _did(self, what: str, take_back: Callable[[], None]) -> None:
        def undo() -> None:
            take_back()
            self.make_anew()

        self.marks.history.did(what, undo)

    def _add_source(self, location: str | None) -> None:
        if not location:
            return
        try:
            name = self.seams.add_source(location)
        except (BriefingError, OSError) as error:
            self.say(f"not added: {error}")
            return
        self._settings_changed(f"source {name} added", poll=True)

    def _settings_changed(self, what: str, *, poll: bool = False) -> None:
        self._did(what, self.seams.take_back_settings)
        self.say(f"{what}; {self.views.key('undo')} takes it back")
        self.progress.kinds = {source.name: source.kind for source, _state in self.seams.source_rows()}
        if poll:
            cast("BriefingApp", self.app).refresh_brief()
        else:
            self.make_anew()

    def make_anew(self) -> None:
        """Make the brief anew with what was set right, and show it: the reader has asked for it."""
        self.run_worker(self._make_anew(), group="recompose", exclusive=True, exit_on_error=False)

    async def _make_anew(self) -> None:
        try:
            brief = await self.seams.recompose()
        except (BriefingError, OSError) as error:
            self.say(f"the brief is as it was: {error}")
        else:
            self.waiting = brief
            self.take_arrivals()
            self.line_pane(self.pane).refresh()


def _actor_of(line: Line | None, desk: Desk) -> str | None:
    match line:
        case PositionLine(id=line_id):
            return desk.actor_names.get(line_id)
        case ActorLine(name=name):
            return name
        case QuoteLine(speaker=speaker):
            return speaker
        case _:
            return None


def _actor_names(brief: Brief) -> tuple[str, ...]:
    """Return whom the brief names, actors of issues first, each once."""
    actors = [actor.name for issue in brief.issues for actor in issue.actors if actor.kind != "unnamed"]
    speakers = [
        quote.speaker
        for issue in brief.issues
        for quote in issue.quotes
        if quote.speaker and quote.speaker_kind != "unnamed"
    ]
    return tuple(dict.fromkeys((*actors, *speakers)))


def _most_like(name: str, others: Iterable[str]) -> list[str]:
    """Return names with the ones first that are spelled most like ``name``; among equals the order stays."""
    # Only whoever merges needs it, and the screen opens sooner without.
    from rapidfuzz import fuzz, utils

    return sorted(others, key=lambda other: -fuzz.WRatio(name, other, processor=utils.default_process))


def _correction_words(correction: Correction) -> tuple[Para, ...]:
    match correction.kind:
        case "move passage":
            words = f"a paragraph moved from {correction.issue or 'no issue'} to {correction.target}"
        case "eject passage":
            words = f"a paragraph taken out of {correction.issue}"
        case "merge actors":
            words = f"{correction.subject} is {correction.target}"
        case _:
            words = f"not proposed as an issue: {correction.target or correction.subject}"
    return (para(Run(f"{day_words(correction.at)} {correction.at.year} ", "faint"), words),)

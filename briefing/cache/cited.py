"""Which items does a brief rest on?"""

from __future__ import annotations

from itertools import chain

from briefing.model import Brief, Evidence, Line


def cited_items(brief: Brief) -> tuple[str, ...]:
    """Return the ids of all items that a brief names as evidence, source or part of a story, each once, in order."""
    issues, threads = brief.issues, brief.threads
    lines: list[Line] = [*brief.changes, *brief.look_ahead, *threads, *brief.unnamed]
    evidence: list[Evidence] = []
    for issue in issues:
        lines += [*issue.bottom_line, *issue.rules, *issue.actors, *issue.quotes, *issue.questions]
        lines += issue.disagreements
        lines += [position for actor in issue.actors for position in actor.positions]
        evidence += [variant.evidence for quote in issue.quotes for variant in quote.variants]
        evidence += [answer for question in issue.questions for answer in question.answers]
        evidence += [step.evidence for question in issue.questions for step in question.history if step.evidence]
        evidence += [side.evidence for difference in issue.disagreements for side in difference.sides]
        evidence += [passage.evidence for passage in issue.passages]
    found = {each.item_id for each in chain(evidence, *(line.evidence for line in lines))}
    found.update(*(issue.item_ids for issue in issues), *(thread.item_ids for thread in threads))
    found.update(source.item_id for source in brief.sources)
    return tuple(sorted(found))


def find_item_ids(brief: object) -> tuple[str, ...]:
    """Return what :func:`cited_items` returns, of a brief of an older form.

    ``brief`` is what its JSON or MessagePack decodes to without a type.
    """
    found: set[str] = set()
    waiting = [brief]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key, within in value.items():
                if key == "item_id" and isinstance(within, str):
                    found.add(within)
                elif key == "item_ids" and isinstance(within, list | tuple):
                    found.update(one for one in within if isinstance(one, str))
                elif isinstance(within, _NESTED):
                    waiting.append(within)
        elif isinstance(value, _NESTED):
            waiting.extend(within for within in value if isinstance(within, _NESTED))
    return tuple(sorted(found))


_NESTED = (dict, list, tuple)

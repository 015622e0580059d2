"""Every rule is tried where it may match, and at few other words."""

from __future__ import annotations

from typing import Final

import pytest

from briefing.model import Span
from briefing.summarize.questions.cues import RULES, find_cues, look_for_rules

# One sentence at least for each rule that is tried at its opening words alone, or where its core stands.
SENTENCES: Final = """
Whether the chamber will back the treaty is an open question.
How the money was spent is under investigation.
What nobody in Velden could answer was whether the dam would hold.
No decision has been taken on whether the port will reopen.
Economists are split on whether the levy would raise prices.
The two towns disagree over who should pay.
The court is to rule on Friday on whether the levy is legal.
There was no word on whether the crew had been found.
There was no word on who had sailed.
The line has yet to say how many posts will go.
A spokeswoman could not say if the talks would resume.
The harbour master couldn't say when the ferry would sail.
It is too early to say whether the vaccine works.
It is too soon to tell who won.
She wouldn't be drawn on whether she would stand again.
The mayor left open whether the levy would be cut.
The minister left open the possibility of early elections.
The premier called it a matter of deciding whether the bloc is at war.
The debate about whether to arm the coast guard comes late, and the big question is whether it can.
Critics question whether the plan would work.
It was not immediately clear whether the bridge would reopen, and it isn't known if it did.
It is unclear how many ships were lost.
The council hasn't decided when the port will reopen.
Questions remain about how the dam failed.
The envoys want a better sense of what the rebels would accept.
Asked if the port would reopen, the minister said it was too early to tell.
Asked about the sale of the port, the minister would not be drawn.
The ministry declined to say whether the ships had sailed.
She would not say how many ships had sailed, and didn't disclose who owned them.
The ministry has not indicated which ports will close.
The ministry declined to confirm reports that the ships had sailed.
The premier said he would publish a plan, though did not offer specifics.
The minister declined to comment.
Aides did not expect the premier would sign the order this week.
Aides don't expect the council to approve the loan before June.
Aides do not anticipate the council widening the ban.
No change in the rules is expected to be announced this month.
No ruling is expected before June.
The bank has not changed its policy on cash deposits.
The council has yet to approve the loan.
The ministry is standing firm in not releasing the names.
Talks have been under way at the ministry about a possible swap.
The chancellor signalled openness to easing the ban.
The premier appeared to admit that the cabinet is moving towards a vote.
The council is on the verge of closing the port.
The envoys discussed the idea of the bloc sending ships.
The cabinet is set to vote on Monday.
The two premiers will discuss the dam.
The council plans to meet in June.
She expects the premier and the union leader to discuss the strike.
The dam will be the subject when they meet.
The summit is the next opportunity to discuss it: a matter for discussion at the summit.
There is no consensus within the federation.
She pushed back on the notion that the toll would empty the roads.
The bank doesn't believe that a rate cut would help.
He told reporters that no single road would be decisive.
There are fears that the toll could empty the shops.
The risk of a strike and concerns about the dam remain.
The port accused the line of dumping oil.
The line reportedly sold its ships.
Some assessments show the fleet has already left.
“Easing the ban will not cause the yards to move,” they wrote.
This would end the strike.
Unless the ban is lifted, the yards will struggle to win orders.
The ban should be lifted in order to give the yards a better chance.
The officer expects the fleet to move out of range.
""".strip().splitlines()


@pytest.mark.parametrize("printed", ["{}", "“{}", "({}", "Lind/{}", "off-{}", "No whether, no if: {}"])
def test_a_rule_that_is_tried_at_its_openers_finds_what_a_search_finds(printed: str) -> None:
    """A mark before an opening word, or another word that only a mark parts from it, hides no match."""
    for sentence in SENTENCES:
        text = printed.format(sentence)
        looked = look_for_rules(text, [0])[0]
        expected = [(rule.kind, Span(*match.span("cue"))) for rule in RULES for match in rule.pattern.finditer(text)]
        assert [(found.kind, found.cue) for found in find_cues(text, 0, len(text), looked)] == expected


def test_every_rule_with_openers_has_a_sentence() -> None:
    """No opening words are trusted that no sentence has tried."""
    tried = [rule for rule in RULES if rule.opener is not None]
    assert [rule for rule in tried if not any(map(rule.pattern.search, SENTENCES))] == []


def test_each_sentence_is_read_by_its_own_words() -> None:
    """A look that is answered in the next sentence only lets no rule by."""
    text = "The mayor declined it. To comment is free."
    assert look_for_rules(text, [0, 23]) == {}

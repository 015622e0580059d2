"""Who said what stands between quotation marks; every construction that has a rule has a sentence here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Quote
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import find_quotations
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.quotes.speakers import attribute_quotations
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a text."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quotations = find_quotations(text)
    return attribute_quotations([Reading(period) for period in read_periods(text, sentences, quotations)], quotations)


def speakers_in(text: str) -> list[str | None]:
    """Return the speaker of each quote, as printed."""
    return [quote.speaker.of(text) if quote.speaker else None for quote in quotes_in(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the clause on the right
        ("“We will go,” Ms. Okafor said.", "Ms. Okafor"),
        ("“We will go,” he added.", "he"),
        ("“We will go”, Ines Okafor told the Ardal Post.", "Ines Okafor"),
        ("“Will we go?” Lindt asked.", "Lindt"),
        ("Okafor met the board.\n“Will we go? Who knows?” Lindt told Ardal’s radio station.", "Lindt"),
        ("“No Ferries for Ardal,” Okafor said.", "Okafor"),
        ("“We will go,” Lindt has said repeatedly.", "Lindt"),
        ("“We will go,” Lindt, a former docker, said on Tuesday.", "Lindt"),
        ("“We will go,” Rep. Ines Okafor (L-Ardal) said in a statement.", "Rep. Ines Okafor"),
        ("“We will go,” Harbour Secretary Bram J. Lindt Jr. said.", "Harbour Secretary Bram J. Lindt Jr."),
        ("“We will go,” a plainly angry Lindt said.", "a plainly angry Lindt"),
        ("“We will go,” Lindt demurred.", "Lindt"),
        ("“We will go,” a message on the wall reads.", "a message on the wall"),
        ("The harbour chief, Ines Okafor, said the plan was “a farce.”", "Ines Okafor"),
        ("ARDAL — Norland's harbour chief, Ines Okafor, said the plan was “a farce.”", "Ines Okafor"),
        ("Okafor told the Ledger that the plan was “a farce,” the newspaper reported.", "Okafor"),
        ("“It is a farce,” the newspaper said.", "the newspaper"),
        # inverted
        ("“We will go,” said Ms. Okafor.", "Ms. Okafor"),
        ("“No Ferries for Ardal,” said Ms. Okafor.", "Ms. Okafor"),
        ("“We will go,” said a spokesman for the ministry on Friday.", "a spokesman for the ministry"),
        ("“We will go,” said retired Gen. Bram Lindt, who led the force.", "retired Gen. Bram Lindt"),
        ("“We will go,” wrote the Ardal Post.", "the Ardal Post"),
        ("Added Ms. Okafor: “We will go.”", "Ms. Okafor"),
        # on the left
        ("Ms. Okafor said, “We will go.”", "Ms. Okafor"),
        ("Ms. Okafor said: “We will go.”", "Ms. Okafor"),
        ("Okafor told reporters on Monday that the plan was “a farce.”", "Okafor"),
        (
            "The board complained that its guards had been sent away and said the hall could not open “on such terms.”",
            "The board",
        ),
        ("Okafor said that Lindt was fired on Monday and called the talks “a farce.”", "Okafor"),
        ("Okafor on Tuesday called the plan “a farce.”", "Okafor"),
        ("The board called it “a farce.”", "The board"),
        ("Ines Okafor, the harbour chief, called it “a farce.”", "Ines Okafor"),
        ("Ines Okafor, 52, of Port Ardal, said the plan was “a farce.”", "Ines Okafor"),
        ("As Bram Lindt put it, “We will go.”", "Bram Lindt"),
        # noun phrases that are no names
        ("“We will go,” a senior administration official said.", "a senior administration official"),
        ("“We will go,” one of the officials said.", "one of the officials"),
        ("The campaign said the charge was “baseless.”", "The campaign"),
        ("“Fifty berths lie empty,” the report said.", "the report"),
        ("In an open letter, 14 former harbour pilots urged the board to “act at once.”", "14 former harbour pilots"),
        ("A group of Ardal and Velden mayors said the toll was “a gift to the rich.”",
         "A group of Ardal and Velden mayors"),
        ("About four in ten residents said they were “very worried” by it.", "About four in ten residents"),
        ("A spokeswoman for the port in Velden called it “a farce.”", "A spokeswoman for the port in Velden"),
        ("A source speaking to the Ardal Post called it “a farce.”", "A source"),
        ("Supporters of closing the quay say it is “long dead.”", "Supporters of closing the quay"),
        # verbs that share a subject, participles, infinitives
        ("Okafor met the dockers and called the plan “a farce.”", "Okafor"),
        ("Okafor said the board takes the “remarks seriously,” but added they are “nothing new.”", "Okafor"),
        ("Okafor rejected the offer, calling it “a farce.”", "Okafor"),
        ("Calling the offer “a farce,” Okafor left the room.", "Okafor"),
        ("Okafor went on to call the plan “a farce.”", "Okafor"),
        ("The rally ended with Lindt shouting “Never again!” at the crowd.", "Lindt"),
        ("The board sent a letter that said, “The quay will close.”", "The board"),
        # what somebody says that others want, call or do is the words of who says it
        ("Okafor said the board wanted “a clean break.”", "Okafor"),
        ("Okafor declined to say if he wants it shut, saying instead he wants “the noise to stop.”", "Okafor"),
        # at the end of the sentence, with other words between
        ("The two were eager to discuss “a range of matters” that week, one official said.", "one official"),
        ("The move was “a grave mistake,” Foreign Secretary Bram Lindt said at a briefing.",
         "Foreign Secretary Bram Lindt"),
        # according to, nouns, labels
        ("According to Ms. Okafor, the plan is “a farce.”", "Ms. Okafor"),
        ("The plan is “a farce,” according to people familiar with the matter.", "people familiar with the matter"),
        ("Nobody believed her claim that the plan was “a farce.”", "her"),
        ("The crowd broke into a chant of “Go home, go home!”", "The crowd"),
        ("OKAFOR: “We will go.”", "OKAFOR"),
        ("“We will go.” — Ines Okafor", "Ines Okafor"),
        ("“We will go.” ― Ines Okafor", "Ines Okafor"),
        ("Ms. Okafor’s “never again” remark made the rounds.", "Ms. Okafor"),
        ("Ms. Okafor called Lindt’s remarks on the quay “absurd.”", "Ms. Okafor"),
        ("The Ardal Post quoted a pilot as saying the quay was “a death trap.”", "a pilot"),
        # handles and labels
        ("@ardalwatch: “They lost, in fact.”", "@ardalwatch"),
        ("@quay_post: “We told you.”", "@quay_post"),
        # whom a verb of causing makes speak
        ("Okafor resigned, prompting Lindt to say the board was “desperate.”", "Lindt"),
        ("The vote forced Lindt to say that the plan was “dead.”", "Lindt"),
        ("The leak led a spokesman for the board to call it “a farce.”", "a spokesman for the board"),
        ("Okafor left, forcing him to say it was “over.”", "him"),
        ("Okafor left, leading her to call it “a clean break.”", "her"),
        # a report in a report: the innermost owns what it leads straight into
        ("Okafor said that Lindt told her: “Trust me.”", "Lindt"),
        ("Okafor said Lindt had told the board, “We go home.”", "Lindt"),
        ("Okafor said Lindt told her “good luck.”", "Lindt"),
        ("Okafor said he would tell him “no more toll.”", "Okafor"),
        ("A clerk recalled that Okafor wrote: “Never again.”", "Okafor"),
        # whose claim it is, whoever speaks of it
        ("A spokesman for Lindt said Okafor’s claim that “he hid money” was false.", "Okafor"),
        ("Lindt said Okafor’s allegation that he “sold the quay” was untrue.", "Okafor"),
        ("Lindt rejected a suggestion by Ms. Okafor that he had “sold the quay.”", "Ms. Okafor"),
        ("Lindt called Okafor’s claim that he fled “a lie.”", "Lindt"),
        # quoted as saying, texts passed on
        ("“I will go,” the Ardal Post quoted Okafor as saying.", "Okafor"),
        ("“I will go,” Lindt’s lawyer quoted her as saying.", "her"),
        ("Lindt read aloud from Okafor’s letter: “We go.”", "Okafor"),
        ("Lindt retweeted Okafor’s message, “We lost.”", "Okafor"),
        # subjects across clauses
        ("The matter came up after Mr. Lindt, asked about the toll, had said, “We all pay.”", "Mr. Lindt"),
        ("In Ardal, Va., Lindt, in a green coat, said he was “sorry.”", "Lindt"),
        ("Okafor conceded that the step that closed the quay was rash, but said it was “long overdue.”",
         "Okafor"),
        # passive
        ("“We were misled,” the committee was told by Ms. Okafor.", "Ms. Okafor"),
        ("“It is late,” reporters were told by a port official.", "a port official"),
        ("Lindt, described by Ms. Okafor as “a clown,” won the vote.", "Ms. Okafor"),
        ("The plan was criticised by Ms. Okafor for “ignoring the dockers.”", "Ms. Okafor"),
        ("Okafor was asked by host Bram Lindt, who likes her but has doubts, “Will the quay close? Why?”",
         "host Bram Lindt"),
        # what has been fronted is not the main clause
        ("After Lindt fell ill, Okafor wrote to him, calling him a friend and telling him, “Rest.”", "Okafor"),
        ("Even before Mr. Lindt spoke on Friday, his campaign sent a note to members saying: “We won.”",
         "his campaign"),
        # who speaks in somebody's account
        ("According to Ms. Okafor, Bram Lindt shouted “get out” at the clerks.", "Bram Lindt"),
        ("According to Ms. Okafor, her chief, Bram Lindt, had shouted “get out” at the clerks.", "Bram Lindt"),
        ("Nothing the mayor said “will calm the dockers,” the harbour chief said.", "the harbour chief"),
        # two people
        ("Sen. Ines Okafor (L-Ardal) and Rep. Bram Lindt (L-Velden) wrote in a letter: “It must end.”",
         "Sen. Ines Okafor (L-Ardal) and Rep. Bram Lindt"),
        # relative clauses: the word as printed, to be resolved later
        ("Lindt, who has called the plan “a farce,” stayed at home.", "who"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_in(text: str, speaker: str) -> None:
    """Every quote of the sentence has this speaker."""
    assert set(speakers_in(text)) == {speaker}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # The kinds of the Guardian's guide to annotating quotations, with invented sentences.
        ("Lindt was blunt: “The quay is dead.”", ["Lindt"]),
        ("Lindt said he left because “nobody listened any more to the pilots”.", ["Lindt"]),
        ("Okafor called for a “fresh start” at the port.", ["Okafor"]),
        ("Lindt looked puzzled. “Really?”", [None]),
        ("“We left,” Okafor said. “Nobody stayed.”", ["Okafor", "Okafor"]),
        ("“We left,” Okafor said, “and nobody stayed.”", ["Okafor", "Okafor"]),
        ("“We left in May,” said Okafor, adding: “Nobody stayed.”", ["Okafor", "Okafor"]),
        ("“We came in May.\n\n“We left in June,” Okafor said.", ["Okafor", "Okafor"]),
        ("Lindt spoke.\n\n“We came in May.\n\n“We left in June,” Okafor said.", ["Okafor", "Okafor"]),
        ("It is not known whether Lindt will speak.\n\n“We left in June.”", [None]),
        ("“We fight on, said Lindt.\n\n“It is over,” Okafor said.", ["Lindt", "Okafor"]),
        ("“We left,” Okafor said on Friday. @quaypost: “She did not.”", ["Okafor", "@quaypost"]),
        ("“We left,” Lindt said, and Okafor agreed: “All of us.”", ["Lindt", "Okafor"]),
        ("Okafor accused Lindt of being “a liar,” prompting Lindt to say she was “lost.”", ["Okafor", "Lindt"]),
        ("Okafor continued:\n\n“We left in June.”", ["Okafor"]),
        ("“We left,” Okafor said.\n\n“And we will not come back.”", ["Okafor", "Okafor"]),
        # Sentences like those that users of other programs report as lost.
        ("Hugo Aldane, a doctor, said: “It was late.”\n\n“Nobody came,” he added.", ["Hugo Aldane", "he"]),
        ("“We stayed,” said Sen. Robert P. Casewell Jr. (D-Ardal), a Lindt ally. “All of us.”",
         ["Sen. Robert P. Casewell Jr.", "Sen. Robert P. Casewell Jr."]),
        ("“It was,” Okafor said, “a farce.” “It was not,” Lindt replied.", ["Okafor", "Okafor", "Lindt"]),
        ("When Lindt said the toll was “a gift,” Okafor said: “No.”", ["Lindt", "Okafor"]),
        ("“Ready? Always.” “We were born ready,” Okafor said.", ["Okafor", "Okafor"]),
        ("“We go on,” Okafor said as the docker yelled: “You stink!”", ["Okafor", "the docker"]),
        ("Okafor said the plan was “sound,” to which Lindt interjected: “It is not.”", ["Okafor", "Lindt"]),
        ("Unlike Lindt, who called the plan “reckless”, Ines Okafor said it was “sound”.", ["who", "Ines Okafor"]),
        ("While the plan is “a clean break,” Okafor said, “nobody likes it.”", ["Okafor", "Okafor"]),
        ("The board called it “false,” according to two clerks, and Lindt dismissed it as “noise.”",
         ["The board", "Lindt"]),
        ("When Okafor announced the plan, Lindt called it “a farce.”", ["Lindt"]),
        ("Both sent a note – Okafor calling it “a start” and Lindt leaving it at that.", ["Okafor"]),
        ("Okafor told the board she was done. “I am tired.”", ["Okafor"]),
        ("“Nobody was warned,” Okafor said. Still, “everybody who read the reports knew that it would come.”",
         ["Okafor", "Okafor"]),
    ],
)  # fmt: skip
def test_the_speakers_of_several_pieces_are_found_in(text: str, speakers: list[str | None]) -> None:
    """The pieces of one speaker are told from those of another."""
    assert speakers_in(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Bram “Shorty” Lindt runs the harbour bar.",
        "Her book, “The Long Way Home,” came out in May.",
        "She spoke on “Ardal Tonight” about nothing much.",
        "A group called “Neighbours First” met in the hall.",
        "The so-called “smart quay” opened last year.",
        "“The Long Way Home,” which opens on Friday, is long.",
        "The board has called a referendum — “No to the Toll” — for May.",
        "The “experts” of the ministry had no comment, Okafor wrote.",
        "It cost the port a week to reply, offering a “plan” of two pages to the mayor.",
        "Ines Okafor, a teacher in Port Ardal, has opened a shop called “Ropes and More” for sailors.",
        "Her column helped popularize harbour issues like the “quay tax.”",
    ],
)
def test_titles_nicknames_and_terms_are_not_speech(text: str) -> None:
    """Marks round a name or a term report nobody's words."""
    assert quotes_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is dead.”",
        "The sun was out. “The quay is dead.”",
        "Lindt was asked, “Will the quay close?”",
        "“The quay is dead,” is a common saying here.",
        "“The quay is dead,” the committee was told.",
        "After Lindt spoke, Okafor took the floor. “The quay is dead.”",
        "The columnist imagined Okafor was thinking: “Why did I ever come?”",
        "Lindt spoke as if Okafor had said, “The quay is dead.”",
    ],
)
def test_a_speaker_that_no_rule_finds_stays_unknown(text: str) -> None:
    """A guess would put a name on words that somebody else may have said."""
    assert speakers_in(text) == [None]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("He fears nobody — as Lindt has said — and he can “guarantee” that it holds.", "Lindt"),
        ("While Mr. Lindt, a pilot, set out “a free quay,” Okafor, the mayor, attacked the board.", "Okafor"),
        ("Neither Okafor nor Lindt said “sorry.”", "Neither Okafor nor Lindt"),
        ("It was left to Lindt to say that the plan was “dead.”", "It"),
        ("The issue had come up and was called “a farce.”", "The issue"),
        ("The delay, which some call “a farce,” goes on.", "The delay"),
    ],
)
def test_a_name_is_not_put_on_words_that_are_not_theirs(text: str, nobody: str) -> None:
    """Asides, negations and things that cannot speak own no quotation."""
    assert nobody not in speakers_in(text)


def test_pieces_of_one_utterance_form_a_group() -> None:
    """A split quotation and what follows it in the paragraph are one group, the next speaker's another."""
    text = "“It was late,” Okafor said, “and cold.” “We left.” “I stayed,” Lindt said."
    groups = [quote.group for quote in quotes_in(text)]
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_whole_sentences_are_direct_and_pieces_mixed() -> None:
    """The kind says whether the reporter's sentence runs through the quotation."""
    text = "“We left,” Okafor said, “and nobody stayed.” She called it “a farce.”"
    assert [quote.kind for quote in quotes_in(text)] == ["direct", "direct", "mixed"]


def test_a_comma_outside_the_marks_parts_them_as_one_inside_does() -> None:
    """British papers put the comma behind the mark."""
    text = "“We left”, said Ms. Okafor. “Nobody stayed”, Lindt added."
    assert [(quote.kind, quote.rule) for quote in quotes_in(text)] == [
        ("direct", "inverted clause"),
        ("direct", "right clause"),
    ]


def test_nothing_in_captions_and_headings_is_quoted() -> None:
    """Words that are not the reporter's prose give no quotes."""
    text = (
        "“We go,” says Okafor\n\nOkafor said “no” to the harbour board on Tuesday, and left by the side door.\n\n"
        "Ines Okafor waves and says “Goodbye, all of you” to the crowd. (Bram Quill/AFP)\n\nShe took the bus home."
    )
    assert [quote.span.of(text) for quote in quotes_in(text)] == ["“no”"]


def test_a_heading_between_two_paragraphs_parts_no_quotation_from_who_speaks() -> None:
    """Only the reporter's paragraphs are one before the other, and the nearest of them tells."""
    opening = "Okafor met the board.\n\nThe clerk, Bram Lindt, spoke to the crew on the old quay on Tuesday.\n\n"
    for between in ("", "A Day at the Quay\n\n"):
        text = f"{opening}{between}“We are going to leave. We were always ready to go, all of us, and now we do.”"
        assert speakers_in(text) == ["Bram Lindt"]


def test_every_rule_is_named() -> None:
    """The name of the construction goes with the quote."""
    text = "“We left,” Okafor said. “For good.” Lindt called it “a farce.” “Shame,” said Quill."
    assert [quote.rule for quote in quotes_in(text)] == [
        "right clause",
        "same paragraph",
        "left clause, subject",
        "inverted clause",
    ]


PIECES = st.sampled_from(
    [
        "“We go,”",
        " said ",
        "Ms. Okafor",
        " Lindt",
        ", ",
        ". ",
        "\n",
        "“",
        "”",
        '"',
        "'",
        " who ",
        " and ",
        "calling it ",
        "according to ",
        " that ",
        "— ",
        ": ",
        "(",
        ")",
        " to say ",
        "\xa0",
        "the board ",
        " told ",
        "’s ",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_mixture_of_speech_and_marks_gives_quotes_that_slice_back(text: str) -> None:
    """Nothing raises; quotes are in order, and speakers and cues lie in the text."""
    quotes = quotes_in(text)
    assert [quote.span for quote in quotes] == sorted(quote.span for quote in quotes)
    for quote in quotes:
        for span in (quote.span, quote.speaker, quote.cue):
            assert span is None or span.of(text)


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_is_read(text: str) -> None:
    """Nothing raises on text that is no news."""
    assert all(quote.span.of(text) for quote in quotes_in(text))

"""Who acts and speaks in one text? All people and texts are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Quote, Span
from briefing.summarize.actors.actors import find_actors
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences
from tests.summarize.speaking import Said, actor, names, read, speakers


class TestWhoIsAnActor:
    """Who counts as acting or speaking."""

    @pytest.mark.parametrize(
        "thing",
        ["Marlow Air Base", "Storm Petrel", "Schloss Harnau", "Leopard 2A6", "the Green Labour Party", "Falk-360"],
    )
    def test_places_weapons_and_parties_in_passing_are_nobody(self, thing: str) -> None:
        """Only what acts or speaks is an actor; two capitals alone show no person."""
        assert names(read(f"Envoys looked at {thing} and went home.")) == ["Envoys"]

    def test_a_seat_of_government_is_its_state_where_it_acts(self) -> None:
        """Oslo has agreed; talks in Oslo are only held there."""
        assert actor(read("Oslo has agreed to the plan."), "Oslo").affiliation == "Norway"
        assert names(read("Talks in Oslo were long.")) == []

    def test_two_names_of_a_state_are_one_actor(self) -> None:
        """The name, its abbreviation and its seat of government."""
        found = read("The U.K. has agreed. London will pay. Britain has waited.")
        assert actor(found, "U.K.").spellings == ("U.K.", "London", "Britain")

    def test_a_country_that_no_list_has_is_a_state(self) -> None:
        """Something lies in it and it has a ministry."""
        text = "“No,” Sarovia said. Ports in Sarovia stayed shut. Sarovia’s foreign ministry has declined to comment."
        found = read(text, Said("“No,”", "Sarovia"))
        assert (speakers(found), actor(found, "Sarovia").kind) == (["Sarovia"], "state")

    def test_trust_in_somebody_makes_nobody_a_country(self) -> None:
        """What one has in Okafor is confidence."""
        found = read("Okafor said little. Confidence in Okafor is low. Okafor’s government has not helped.")
        assert actor(found, "Okafor").kind == "person"

    def test_a_peoples_government_is_its_state(self) -> None:
        """The Danish government is Denmark, and Denmark's name is shown."""
        found = read("The Danish government has agreed. Denmark will pay.")
        assert [(each.name, each.kind, each.spellings) for each in found.actors] == [
            ("Denmark", "state", ("Denmark", "The Danish government"))
        ]

    def test_a_joint_description_keeps_both_peoples(self) -> None:
        """Two governments are not the second one alone."""
        found = read("Both the Polish and Finnish governments have agreed. The two countries’ ministers met.")
        assert names(found) == ["the Polish and Finnish governments", "The two countries’ ministers"]

    def test_both_halves_of_a_joint_subject_act(self) -> None:
        """The first of two joined states does what the verb says as well."""
        assert names(read("Norway and Sweden signed the accord.")) == ["Norway", "Sweden"]

    def test_capitals_that_never_speak_are_no_body(self) -> None:
        """A weapon's letters stand before verbs too."""
        assert names(read("QTACS have been sent to the coast.")) == []

    def test_described_people_keep_their_description(self) -> None:
        """Unnamed, collective and organised speakers are told apart by kind."""
        found = read(
            "US officials declined to answer. The bipartisan Baltic caucus objected. 17 former border officials wrote."
        )
        assert [(each.name, each.kind, each.plural) for each in found.actors] == [
            ("US officials", "unnamed", True),
            ("The bipartisan Baltic caucus", "group", False),
            ("17 former border officials", "group", True),
        ]

    def test_a_headlines_verb_ends_a_name(self) -> None:
        """In headline case every word has a capital; the name stops at the verb."""
        found = read("Mayor Imre Kodaly Rejects The New Harbour Plan\n\nKodaly has asked for another report.\n")
        assert "Imre Kodaly" in names(found)
        assert not any("Rejects" in name for name in names(found))

    def test_nobody_is_brought_in_by_quoted_words(self) -> None:
        """Whom a speaker only mentions does not act in the report."""
        text = "“Bo Lind failed us,” Ilse Brandt said."
        assert names(read(text, Said("“Bo Lind failed us,”", "Ilse Brandt"))) == ["Ilse Brandt"]


class TestOnePersonOrTwo:
    """Which names are one person."""

    def test_a_surname_is_the_full_name_before_it(self) -> None:
        """And the full name gathers all spellings, transcriptions too."""
        found = read("President Danylo Dovhanskyy spoke. Dovhanskyy thanked them. Dovhansky left.")
        assert actor(found, "Danylo Dovhanskyy").spellings == ("Danylo Dovhanskyy", "Dovhanskyy", "Dovhansky")

    def test_a_surname_may_stand_before_the_full_name(self) -> None:
        """A lede names somebody by surname who is introduced further down."""
        assert names(read("Okafor will resign.\n\nAda Okafor, the mayor, said so.\n")) == ["Ada Okafor"]

    def test_two_people_of_one_surname_stay_two(self) -> None:
        """Two Rowntrees who hold one seat each."""
        found = read("Rep. Mike Rowntree objected. Rep. Ellen Rowntree agreed.")
        assert names(found) == ["Mike Rowntree", "Ellen Rowntree"]

    def test_father_and_son_stay_two(self) -> None:
        """A suffix is part of the name."""
        found = read("Harlan Pike spoke. Harlan Pike Jr. spoke as well.")
        assert names(found) == ["Harlan Pike", "Harlan Pike Jr."]

    def test_a_suffix_alone_tells_father_and_son_apart(self) -> None:
        """Ames Jr. is the son, the elder Ames the father, and Ames may be either."""
        text = (
            "President Harlan Ames and his son, Senator Harlan Ames Jr., spoke. “One,” Ames Jr. said. "
            "“Two,” the elder Ames said. “Three,” the younger Ames said. “Four,” Ames said."
        )
        found = read(
            text,
            Said("“One,”", "Ames Jr.", nth=2),
            Said("“Two,”", "the elder Ames"),
            Said("“Three,”", "the younger Ames"),
            Said("“Four,”", "Ames", nth=6),
        )
        assert speakers(found) == ["Harlan Ames Jr.", "Harlan Ames", "Harlan Ames Jr.", None]

    def test_a_name_with_a_suffix_only_is_not_the_full_name_without(self) -> None:
        """Pike Jr. says what Harlan Pike does not."""
        text = "Pike Jr. spoke first. “One,” Pike Jr. said. “Two,” Harlan Pike said."
        found = read(text, Said("“One,”", "Pike Jr.", nth=2), Said("“Two,”", "Harlan Pike"))
        assert speakers(found) == ["Pike Jr.", "Harlan Pike"]

    def test_a_relative_is_not_the_one_whose_relative_it_is(self) -> None:
        """Lind's brother is a Lind too, and a bare Lind is not known to be he."""
        text = "Lind’s brother, Tom Lind, spoke. “No,” Lind said."
        assert speakers(read(text, Said("“No,”", "Lind", nth=3))) == [None]

    def test_a_bare_surname_of_two_people_is_left_open(self) -> None:
        """Both were just introduced: nobody is guessed."""
        text = "Ada Okafor and Ben Okafor met reporters. “We won,” Okafor said."
        assert speakers(read(text, Said("“We won,”", "Okafor", nth=3))) == [None]

    def test_a_form_of_address_tells_two_people_of_one_surname_apart(self) -> None:
        """Ms. Okafor is the woman of the two."""
        text = "Anna Okafor and Robert Okafor met reporters. “We won,” Ms. Okafor said."
        assert speakers(read(text, Said("“We won,”", "Ms. Okafor"))) == ["Anna Okafor"]

    @pytest.mark.parametrize(
        "text",
        [
            "Foreign Minister Bram Lindt spoke. Mrs. Lindt, his wife, said: “No.”",
            "Foreign Minister Ines Lindt spoke. Mr. Lindt, her husband, said: “No.”",
        ],
    )
    def test_a_wife_or_husband_is_not_the_one_of_that_surname(self, text: str) -> None:
        """Whose relative somebody is, they are not."""
        speaker = "Mrs. Lindt" if "Mrs." in text else "Mr. Lindt"
        assert speakers(read(text, Said("“No.”", speaker))) == [None]

    def test_a_ministry_is_not_its_minister(self) -> None:
        """The body and the person are two actors."""
        found = read("Defense Minister Liv Dahl agreed. The Defense Ministry has declined to comment.")
        assert [(each.name, each.kind) for each in found.actors] == [
            ("Liv Dahl", "person"),
            ("Defense Ministry", "organisation"),
        ]


_LINES = st.lists(
    st.sampled_from(
        ["Sen. ", "Ada Okafor", " said", ", ", "“No,” ", "he ", "the official ", "’s ", "President of ", "Norway", "\n",
         "US officials ", "(D-Md.) ", "and ", ". ", "\u00a0", "Jr.", "of ", "bin ", "one of the ", "WALDO: ", "—", "'"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


class TestAnyText:
    """What holds for whatever a feed sends."""

    @given(st.one_of(st.text(max_size=200), _LINES))
    @settings(max_examples=150, deadline=None)
    def test_mentions_and_speakers_point_into_text_and_actors(self, text: str) -> None:
        """Whatever comes in, every span slices and every index is one."""
        paragraphs = find_paragraphs(text)
        sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
        quotes = [
            Quote(sentence.span, "direct", Span(sentence.start, min(sentence.start + 6, sentence.end)), None, "test", 0)
            for sentence in sentences[::2]
            if sentence.end > sentence.start
        ]
        found = find_actors(text, sentences, quotes)
        assert len(found.quotes) == len(quotes)
        for mention in found.mentions:
            assert mention.span.of(text).strip()
            assert 0 <= mention.actor < len(found.actors)
        for quote in found.quotes:
            assert quote.actor is None or 0 <= quote.actor < len(found.actors)
        assert all(each.name and each.name in each.spellings for each in found.actors)
        assert list(found.mentions) == sorted(found.mentions, key=lambda mention: mention.span)


def test_a_quote_keeps_all_that_was_known_of_it_when_its_speaker_is_found() -> None:
    """Nothing but the actor changes, whatever else the quote tells."""
    text = "Ada Okafor said on Monday in Ardal: “We stay.”"
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quote = Quote(
        span=Span(36, 46),
        kind="mixed",
        speaker=Span(0, 10),
        cue=Span(11, 15),
        rule="before",
        group=3,
        closed=False,
        occasion=Span(26, 34),
        when=Span(16, 25),
        day=date(2026, 3, 2),
    )
    assert find_actors(text, sentences, (quote,)).quotes == (replace(quote, actor=0),)

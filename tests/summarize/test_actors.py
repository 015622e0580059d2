"""Who acts and speaks in one text, in which role, and whom do its words mean? All people and texts are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor, Quote, Span
from briefing.summarize.actors.actors import ActorsFound, find_actors
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences


@dataclass(frozen=True)
class Said:
    """A quotation in a test text and the words that say who speaks, the ``nth`` time that they stand in the text."""

    words: str
    speaker: str
    nth: int = 1


def read(text: str, *said: Said) -> ActorsFound:
    """Return the actors of a text whose quotations and speakers are given by their words."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quotes = []
    for group, each in enumerate(said):
        start = text.index(each.words)
        at = -1
        for _ in range(each.nth):
            at = text.index(each.speaker, at + 1)
        span = Span(start, start + len(each.words))
        quotes.append(Quote(span, "direct", Span(at, at + len(each.speaker)), None, "test", group))
    return find_actors(text, sentences, quotes)


def actor(found: ActorsFound, name: str) -> Actor:
    """Return the actor of that name."""
    return next(each for each in found.actors if each.name == name)


def names(found: ActorsFound) -> list[str]:
    """Return the names of all actors, in order."""
    return [each.name for each in found.actors]


def speakers(found: ActorsFound) -> list[str | None]:
    """Return who speaks each quotation, None where it was left open."""
    return [None if quote.actor is None else found.actors[quote.actor].name for quote in found.quotes]


class TestRolesAsPrinted:
    """What a text prints about an office."""

    @pytest.mark.parametrize(
        ("text", "name", "role", "affiliation"),
        [
            (
                "Norwegian Foreign Minister Liv Dahl met envoys.",
                "Liv Dahl",
                "Norwegian Foreign Minister",
                "Norway",
            ),
            (
                "Norway’s new foreign minister, Liv Dahl, met envoys.",
                "Liv Dahl",
                "Norway’s new foreign minister",
                "Norway",
            ),
            (
                "Liv Dahl, the foreign minister of Norway, met envoys.",
                "Liv Dahl",
                "foreign minister of Norway",
                "Norway",
            ),
            (
                "Harbour Council spokesman Tom Reyes spoke.",
                "Tom Reyes",
                "Harbour Council spokesman",
                "Harbour Council",
            ),
            (
                "Tom Reyes, 61, a retired teacher from Leeds, objected.",
                "Tom Reyes",
                "retired teacher from Leeds",
                None,
            ),
            (
                "The head of Coastal Command, Gen. Ada Rowe, was told.",
                "Ada Rowe",
                "head of Coastal Command",
                "Coastal Command",
            ),
            (
                "Sen. Nora Vance (D-Md.) objected.",
                "Nora Vance",
                "Sen.",
                "United States",
            ),
            (
                "Secretary of State Ama Boateng objected.",
                "Ama Boateng",
                "Secretary of State",
                "United States",
            ),
            (
                "Chairman of the Joint Chiefs of Staff J.R. Holt agreed.",
                "J.R. Holt",
                "Chairman of the Joint Chiefs of Staff",
                "United States",
            ),
            (
                "Outgoing NATO Secretary General Pim Koster agreed.",
                "Pim Koster",
                "Outgoing NATO Secretary General",
                "NATO",
            ),
            (
                "Former President Rosa Lindqvist agreed.",
                "Rosa Lindqvist",
                "Former President",
                None,
            ),
            (
                "Former ZQA director Rosa Lindqvist agreed.",
                "Rosa Lindqvist",
                "Former ZQA director",
                None,
            ),
            (
                "Former harbour director Rosa Lindqvist agreed.",
                "Rosa Lindqvist",
                "Former harbour director",
                None,
            ),
            (
                "The panel heard national security adviser Jake Orley.",
                "Jake Orley",
                "national security adviser",
                None,
            ),
            (
                "Vance, including its chairman Sen. Ben Arlow of Ohio, agreed.",
                "Ben Arlow",
                "chairman",
                "United States",
            ),
        ],
    )
    def test_the_role_is_shown_as_printed(self, text: str, name: str, role: str, affiliation: str | None) -> None:
        """Before the name, behind it, across a comma: the role's own words, and whose it is."""
        found = actor(read(text), name)
        assert (found.role, found.affiliation) == (role, affiliation)

    def test_a_form_of_address_is_no_role(self) -> None:
        """Mr. and Ms. tell a gender and nothing else."""
        assert actor(read("Mr. Okafor objected."), "Okafor").role is None

    def test_an_ambassador_to_a_state_is_not_that_states(self) -> None:
        """What stands behind "to" is not whose the role is."""
        assert actor(read("Tom Reyes, an ambassador to Norway, objected."), "Tom Reyes").affiliation is None

    def test_a_list_of_names_gives_nobody_anothers_title(self) -> None:
        """A name behind the role noun makes it that person's own title."""
        found = read("Nora Vance, President Tom Reyes and Liv Dahl met on the island.")
        assert actor(found, "Nora Vance").role is None
        assert actor(found, "Tom Reyes").role == "President"

    def test_a_possessive_ties_a_person_to_a_state(self) -> None:
        """Denmark's Brandt is Denmark's, with no role printed."""
        found = actor(read("Ilse Brandt spoke first. Denmark’s Brandt said no."), "Ilse Brandt")
        assert (found.role, found.affiliation) == (None, "Denmark")

    def test_a_caption_lends_a_role_and_names_nobody_new(self) -> None:
        """A picture's caption gives the prose's Dahl her full name and role; its photographer acts in nothing."""
        text = (
            "Norwegian Prime Minister Liv Dahl arrives for a meeting in Bergen. (Zeno Falk/Getty Images)\n\n"
            "The harbour will be deepened next year, and Dahl has promised to pay for it in full.\n"
        )
        found = read(text)
        assert names(found) == ["Liv Dahl"]
        assert actor(found, "Liv Dahl").role == "Norwegian Prime Minister"

    def test_a_leader_belongs_where_the_ministers_belong(self) -> None:
        """A cabinet's Danish minister makes its head Danish."""
        text = "Liv Dahl waited. Others in the Dahl government, including Danish Foreign Minister Bo Lind, objected."
        assert actor(read(text), "Liv Dahl").affiliation == "Denmark"

    def test_a_description_ties_the_only_one_it_fits_to_its_state(self) -> None:
        """The Finnish president, where one president has no state and the other is Polish."""
        text = "Polish President Jan Wilk met President Eino Salo. The Finnish president thanked him."
        assert actor(read(text), "Eino Salo").affiliation == "Finland"


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


class TestWhoIsMeant:
    """Whom pronouns and descriptions mean."""

    def test_a_role_tells_a_woman_from_a_man(self) -> None:
        """The spokeswoman is no "he"; a chairman may be a "she"."""
        told = read("Council spokeswoman Robin Lindt left. “We are shut,” he said.", Said("“We are shut,”", "he"))
        chaired = read(
            "The council chairman, Robin Lindt, left. “We are shut,” she said.", Said("“We are shut,”", "she")
        )
        assert speakers(told) == [None]
        assert speakers(chaired) == ["Robin Lindt"]

    def test_he_is_the_subject_of_the_sentence_before(self) -> None:
        """Not the last man named."""
        text = "Bo Lind deflected a question about Harlan Pike. “I am sure,” he said."
        assert speakers(read(text, Said("“I am sure,”", "he"))) == ["Bo Lind"]

    def test_he_is_the_one_whose_matter_the_sentence_is_about(self) -> None:
        """The owner of the feud, not somebody further back."""
        text = "Robert Hale spoke. Harlan Pike’s feud with the board began when he called it “lazy.”"
        assert speakers(read(text, Said("“lazy.”", "he ", nth=2))) == ["Harlan Pike"]

    def test_a_surname_may_be_a_nationality(self) -> None:
        """Danes are many; Dane is Ada Dane where the text has her."""
        text = "Ada Dane, a trader, waited. The market is calm, Dane said. “It is,” she said."
        assert speakers(read(text, Said("“It is,”", "she"))) == ["Ada Dane"]

    def test_she_is_no_man(self) -> None:
        """A given name that shows the other gender is passed over."""
        text = "Robert Hale spoke after Anna Lowe had agreed. “We differ,” she said."
        assert speakers(read(text, Said("“We differ,”", "she"))) == ["Anna Lowe"]

    def test_she_is_not_known_to_be_the_one_who_does_something_to_her(self) -> None:
        """Whoever heckles her may be a man; only a name that shows a woman speaks."""
        text = "Anna Lowe spoke. Opposition leader Dougal Munn heckled her. “Sit,” she said."
        assert speakers(read(text, Said("“Sit,”", "she"))) == [None]
        text = "Anna Lowe spoke. Ms. Munn praised her. “Right,” she said."
        assert speakers(read(text, Said("“Right,”", "she"))) == ["Munn"]
        text = "Anna Lowe said Dougal Munn had called her a fool. “Wrong,” she said."
        assert speakers(read(text, Said("“Wrong,”", "she"))) == ["Anna Lowe"]

    def test_who_is_made_to_speak_is_not_who_makes_them(self) -> None:
        """Him and her as objects are somebody else than the subject."""
        text = "Anna Lowe left, forcing him to say it was “over.”"
        assert speakers(read(text, Said("“over.”", "him"))) == [None]

    def test_who_answers_is_not_who_asked(self) -> None:
        """The one asked may not be known."""
        text = "Tom Hale met Bob Lowe. “Will you stay?” Lowe asked Hale. “Yes,” he answered."
        found = read(text, Said("“Will you stay?”", "Lowe", nth=2), Said("“Yes,”", "he", nth=1))
        assert speakers(found)[0] == "Bob Lowe"
        start = text.index("he answered")
        meant = read(
            text, Said("“Will you stay?”", "Lowe", nth=2), Said("“Yes,”", "he", nth=text[:start].count("he") + 1)
        )
        assert speakers(meant)[1] is None

    def test_who_is_told_is_not_who_tells(self) -> None:
        """He told Lowe: he is the one whom Lowe asked."""
        text = "Bob Lowe asked Tom Hale how high the quay was. “It is high,” he told Lowe."
        nth = text[: text.index("he told")].count("he") + 1
        assert speakers(read(text, Said("“It is high,”", "he", nth=nth))) == ["Tom Hale"]
        text = "Bob Lowe spoke. “It is high,” he told Lowe."
        nth = text[: text.index("he told")].count("he") + 1
        assert speakers(read(text, Said("“It is high,”", "he", nth=nth))) == [None]

    def test_what_is_seen_is_not_who_speaks_next(self) -> None:
        """The officials are the object of "meeting"."""
        text = "Bo Lind said meeting so many harbour officials had been useful. They wanted “to help.”"
        assert speakers(read(text, Said("“to help.”", "They"))) == [None]

    def test_a_month_is_nobody(self) -> None:
        """In May, a spokeswoman said — May is no given name there."""
        text = "In May, a spokeswoman said the firm was sound. “It is,” she said."
        assert speakers(read(text, Said("“It is,”", "she"))) == ["a spokeswoman"]

    def test_he_behind_somebody_not_understood_is_left_open(self) -> None:
        """The tall Ohioan may be anybody; so is the he that follows."""
        text = "Bo Lind spoke.\n\nThe retired governor disagreed. “No,” he said.\n"
        assert speakers(read(text, Said("“No,”", "he"))) == [None]

    def test_she_behind_a_name_of_two_people_is_left_open(self) -> None:
        """Okafor may be either; so is the she that follows, and nobody further back."""
        text = "Anna Lowe spoke. Ada Okafor and Ben Okafor met reporters. Okafor left early. “Tired,” she said."
        assert speakers(read(text, Said("“Tired,”", "she"))) == [None]

    def test_they_are_the_last_plural_subject(self) -> None:
        """The letter's signers, not the people it is addressed to."""
        text = "In a letter, 17 former border officials called on Bo Lind to act. “It is time,” they wrote."
        assert speakers(read(text, Said("“It is time,”", "they"))) == ["17 former border officials"]

    def test_a_description_of_an_office_is_its_holder(self) -> None:
        """The foreign minister, the top Norwegian diplomat."""
        text = (
            "Norwegian Foreign Minister Liv Dahl arrived. “Good,” the top Norwegian diplomat said. "
            "“Fine,” the foreign minister said."
        )
        found = read(text, Said("“Good,”", "the top Norwegian diplomat"), Said("“Fine,”", "the foreign minister"))
        assert speakers(found) == ["Liv Dahl", "Liv Dahl"]

    def test_the_president_among_two_needs_a_state(self) -> None:
        """A nationality decides; without one the two stay undecided."""
        text = (
            "Polish President Jan Wilk met Finnish President Eino Salo. “Well,” the Finnish president said. "
            "Both talked for hours. “So,” the president said."
        )
        found = read(text, Said("“Well,”", "the Finnish president"), Said("“So,”", "the president"))
        assert speakers(found) == ["Eino Salo", None]

    def test_the_secretary_of_state_is_not_the_secretary_of_defense(self) -> None:
        """The complement is part of the office."""
        text = (
            "Secretary of State Ama Boateng met Secretary of Defense Carl Ruiz. "
            "“We agree,” the secretary of state said."
        )
        assert speakers(read(text, Said("“We agree,”", "the secretary of state"))) == ["Ama Boateng"]

    def test_a_nominee_is_told_by_the_pronoun_behind(self) -> None:
        """Of a woman and a man who run, the nominee who declined to say if he won is the man."""
        text = (
            "They briefed the Norwegian presidential candidates, Senator Anna Lowe and Mayor Robert Hale. "
            "The Conservative nominee declined to say if he liked “the plan.”"
        )
        assert speakers(read(text, Said("“the plan.”", "The Conservative nominee"))) == ["Robert Hale"]

    def test_another_partys_candidate_is_not_the_nominee(self) -> None:
        """A printed party keeps the two apart."""
        text = "Libertarian candidate Robert Hale spoke. “No,” the Republican nominee said."
        assert speakers(read(text, Said("“No,”", "the Republican nominee"))) == [None]

    def test_the_official_is_the_one_before_and_another_is_new(self) -> None:
        """One of the officials, the official, a separate official."""
        text = (
            "Two port officials spoke. “One,” one of the officials said. “Two,” the official said. "
            "“Three,” a separate port official said."
        )
        found = read(
            text,
            Said("“One,”", "one of the officials"),
            Said("“Two,”", "the official", nth=2),
            Said("“Three,”", "a separate port official"),
        )
        assert speakers(found) == ["one of the officials", "one of the officials", "a separate port official"]

    def test_the_second_diplomat_is_no_minister(self) -> None:
        """An ordinal counts the unnamed; it never points at somebody named."""
        text = "Danish Foreign Minister Bo Lind spoke. A Danish diplomat agreed. “No,” the second diplomat said."
        assert speakers(read(text, Said("“No,”", "the second diplomat"))) == ["the second diplomat"]

    def test_the_diplomat_is_the_unnamed_one_before(self) -> None:
        """Once a diplomat is brought in without a name, the diplomat is that one."""
        text = "Danish Foreign Minister Bo Lind spoke. “Yes,” a senior diplomat said. “Soon,” the diplomat added."
        found = read(text, Said("“Yes,”", "a senior diplomat"), Said("“Soon,”", "the diplomat"))
        assert speakers(found) == ["a senior diplomat", "a senior diplomat"]

    def test_an_unlisted_trade_speaks_and_a_poll_does_not(self) -> None:
        """One lighthouse keeper is somebody; a new poll is a paper."""
        text = "“Dark,” one lighthouse keeper said. “Down,” a new poll said."
        found = read(text, Said("“Dark,”", "one lighthouse keeper"), Said("“Down,”", "a new poll"))
        assert speakers(found) == ["one lighthouse keeper", None]

    def test_the_senator_may_be_the_one_just_spoken_of(self) -> None:
        """One senator is printed as such; the person just spoken of may be another."""
        text = "Sen. Nora Vance spoke. Robert Hale said no word. “Later,” the senator said."
        assert speakers(read(text, Said("“Later,”", "the senator"))) == [None]

    def test_the_senate_leader_is_no_president(self) -> None:
        """A leader is the head of a state only when a state is named."""
        text = "Danish President Bo Lind spoke. “No,” the Senate leader said. “Yes,” the Danish leader said."
        found = read(text, Said("“No,”", "the Senate leader"), Said("“Yes,”", "the Danish leader"))
        assert speakers(found) == [None, "Bo Lind"]

    def test_a_candidate_of_no_printed_party_is_not_a_partys_nominee(self) -> None:
        """Nothing says whose candidate she is."""
        text = "Presidential candidate Anna Lowe spoke. “No,” the Democratic nominee said."
        assert speakers(read(text, Said("“No,”", "the Democratic nominee"))) == [None]

    def test_a_chairmans_bill_is_not_the_chairman(self) -> None:
        """What somebody wrote is nobody."""
        text = "Committee Chairman Bo Lind spoke. The chairman’s bill says “never.”"
        assert speakers(read(text, Said("“never.”", "The chairman’s bill"))) == [None]

    def test_a_body_and_somebody_are_not_that_somebody(self) -> None:
        """A list that opens with a body is a group."""
        text = "“No,” the Harbour Board and Mayor Ada Dahl said."
        found = read(text, Said("“No,”", "the Harbour Board and Mayor Ada Dahl"))
        assert speakers(found) == ["the Harbour Board and Mayor Ada Dahl"]

    def test_a_spokeswoman_for_somebody_is_not_that_somebody(self) -> None:
        """A name behind "for" speaks for nobody."""
        text = "Ilse Brandt was away. “No,” a spokeswoman for Ilse Brandt said."
        assert speakers(read(text, Said("“No,”", "a spokeswoman for Ilse Brandt"))) == ["a spokeswoman for Ilse Brandt"]

    def test_two_who_speak_together_are_neither_of_them(self) -> None:
        """A joint statement is not the first signer's own."""
        text = "“Yes,” Nora Vance and Tom Reyes said."
        found = read(text, Said("“Yes,”", "Nora Vance and Tom Reyes"))
        assert speakers(found) == ["Nora Vance and Tom Reyes"]
        assert found.actors[found.quotes[0].actor or 0].kind == "group"

    def test_who_is_the_name_right_before(self) -> None:
        """A relative pronoun means what it hangs on."""
        text = "They met Nora Vance, who said “never” twice."
        assert speakers(read(text, Said("“never”", "who"))) == ["Nora Vance"]


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


class TestHostileText:
    """No paragraph makes the reading of a text slower than its length."""


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

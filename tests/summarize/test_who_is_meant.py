"""Whom do pronouns, roles and surnames mean? All people and texts are invented."""

from __future__ import annotations

from tests.summarize.speaking import Said, read, speakers


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

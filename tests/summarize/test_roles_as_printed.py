"""What does a text print about the office of an actor? All people and texts are invented."""

from __future__ import annotations

import pytest

from tests.summarize.speaking import actor, names, read


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

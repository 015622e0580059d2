"""States with their other names, the words for what and who is theirs, and the cities that stand for governments.

Origin: English short names of the ISO 3166-1 country list, demonyms and capitals as in the CIA World Factbook's fields,
abbreviations as the Associated Press and Guardian style guides print them. Written down by hand.
"""

from typing import Final

# name | other names | demonyms (adjectives and nouns) | seats of government that news lets speak
_STATES: Final = """
United States|US,U.S.,USA,U.S.A.,United States of America,America|American,Americans|Washington
United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton,Britons,Brits|London,Downing Street,Whitehall
Ukraine||Ukrainian,Ukrainians|Kyiv,Kiev
Russia|Russian Federation|Russian,Russians|Moscow,Kremlin
China|People's Republic of China|Chinese|Beijing
France||French,Frenchman,Frenchwoman|Paris,Elysee,Élysée
Germany||German,Germans|Berlin
Poland||Polish,Pole,Poles|Warsaw
Italy||Italian,Italians|Rome
Spain||Spanish,Spaniard,Spaniards|Madrid
Portugal||Portuguese|Lisbon
Netherlands|Holland|Dutch|The Hague
Belgium||Belgian,Belgians|Brussels
Luxembourg||Luxembourgish|
Ireland|Republic of Ireland|Irish|Dublin
Denmark||Danish,Dane,Danes|Copenhagen
Norway||Norwegian,Norwegians|Oslo
Sweden||Swedish,Swede,Swedes|Stockholm
Finland||Finnish,Finn,Finns|Helsinki
Iceland||Icelandic|Reykjavik
Estonia||Estonian,Estonians|Tallinn
Latvia||Latvian,Latvians|Riga
Lithuania||Lithuanian,Lithuanians|Vilnius
Belarus||Belarusian,Belarusians|Minsk
Moldova||Moldovan,Moldovans|Chisinau
Romania||Romanian,Romanians|Bucharest
Bulgaria||Bulgarian,Bulgarians|Sofia
Hungary||Hungarian,Hungarians|Budapest
Slovakia||Slovak,Slovakian,Slovaks|Bratislava
Czech Republic|Czechia|Czech,Czechs|Prague
Austria||Austrian,Austrians|Vienna
Switzerland||Swiss|Bern
Slovenia||Slovenian,Slovenians|Ljubljana
Croatia||Croatian,Croatians|Zagreb
Serbia||Serbian,Serb,Serbs|Belgrade
Bosnia|Bosnia and Herzegovina|Bosnian,Bosnians|Sarajevo
Montenegro||Montenegrin|Podgorica
Kosovo||Kosovar,Kosovan|Pristina
Albania||Albanian,Albanians|Tirana
North Macedonia|Macedonia|Macedonian|Skopje
Greece||Greek,Greeks|Athens
Cyprus||Cypriot,Cypriots|Nicosia
Malta||Maltese|Valletta
Turkey|Türkiye,Turkiye|Turkish,Turk,Turks|Ankara
Georgia||Georgian,Georgians|Tbilisi
Armenia||Armenian,Armenians|Yerevan
Azerbaijan||Azerbaijani,Azeri|Baku
Kazakhstan||Kazakh,Kazakhstani|Astana
Uzbekistan||Uzbek|Tashkent
Kyrgyzstan||Kyrgyz|Bishkek
Tajikistan||Tajik|Dushanbe
Turkmenistan||Turkmen|Ashgabat
Mongolia||Mongolian|Ulaanbaatar
Iran|Islamic Republic of Iran|Iranian,Iranians|Tehran
Iraq||Iraqi,Iraqis|Baghdad
Israel||Israeli,Israelis|Jerusalem
Palestine||Palestinian,Palestinians|Ramallah
Lebanon||Lebanese|Beirut
Syria||Syrian,Syrians|Damascus
Jordan||Jordanian,Jordanians|Amman
Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudis|Riyadh
United Arab Emirates|UAE,U.A.E.,Emirates|Emirati,Emiratis|Abu Dhabi
Qatar||Qatari,Qataris|Doha
Kuwait||Kuwaiti,Kuwaitis|Kuwait City
Bahrain||Bahraini,Bahrainis|Manama
Oman||Omani,Omanis|Muscat
Yemen||Yemeni,Yemenis|Sanaa
Egypt||Egyptian,Egyptians|Cairo
Libya||Libyan,Libyans|Tripoli
Tunisia||Tunisian,Tunisians|Tunis
Algeria||Algerian,Algerians|Algiers
Morocco||Moroccan,Moroccans|Rabat
Sudan||Sudanese|Khartoum
South Sudan||South Sudanese|Juba
Ethiopia||Ethiopian,Ethiopians|Addis Ababa
Eritrea||Eritrean|Asmara
Somalia||Somali,Somalis|Mogadishu
Kenya||Kenyan,Kenyans|Nairobi
Uganda||Ugandan|Kampala
Tanzania||Tanzanian|Dodoma
Rwanda||Rwandan|Kigali
Burundi||Burundian|Gitega
Congo|Democratic Republic of Congo,Democratic Republic of the Congo,DRC|Congolese|Kinshasa
Nigeria||Nigerian,Nigerians|Abuja
Ghana||Ghanaian|Accra
Ivory Coast|Cote d'Ivoire|Ivorian|Abidjan
Senegal||Senegalese|Dakar
Mali||Malian|Bamako
Niger||Nigerien|Niamey
Burkina Faso||Burkinabe|Ouagadougou
Cameroon||Cameroonian|Yaounde
Angola||Angolan|Luanda
Zambia||Zambian|Lusaka
Zimbabwe||Zimbabwean|Harare
Mozambique||Mozambican|Maputo
Namibia||Namibian|Windhoek
Botswana||Botswanan|Gaborone
South Africa||South African,South Africans|Pretoria
India||Indian,Indians|New Delhi,Delhi
Pakistan||Pakistani,Pakistanis|Islamabad
Bangladesh||Bangladeshi|Dhaka
Sri Lanka||Sri Lankan|Colombo
Nepal||Nepali,Nepalese|Kathmandu
Afghanistan||Afghan,Afghans|Kabul
Japan||Japanese|Tokyo
South Korea|Republic of Korea|South Korean,South Koreans|Seoul
North Korea|DPRK|North Korean,North Koreans|Pyongyang
Taiwan||Taiwanese|Taipei
Vietnam||Vietnamese|Hanoi
Thailand||Thai,Thais|Bangkok
Myanmar|Burma|Burmese|Naypyidaw
Malaysia||Malaysian,Malaysians|Kuala Lumpur
Singapore||Singaporean|
Indonesia||Indonesian,Indonesians|Jakarta
Philippines||Filipino,Filipinos,Philippine|Manila
Cambodia||Cambodian|Phnom Penh
Laos||Laotian|Vientiane
Australia||Australian,Australians|Canberra
New Zealand||New Zealander,New Zealanders|Wellington
Canada||Canadian,Canadians|Ottawa
Mexico||Mexican,Mexicans|Mexico City
Cuba||Cuban,Cubans|Havana
Haiti||Haitian|Port-au-Prince
Guatemala||Guatemalan|Guatemala City
Honduras||Honduran|Tegucigalpa
El Salvador||Salvadoran|San Salvador
Nicaragua||Nicaraguan|Managua
Costa Rica||Costa Rican|San Jose
Panama||Panamanian|Panama City
Colombia||Colombian,Colombians|Bogota
Venezuela||Venezuelan,Venezuelans|Caracas
Ecuador||Ecuadorian|Quito
Peru||Peruvian,Peruvians|Lima
Bolivia||Bolivian|La Paz
Brazil||Brazilian,Brazilians|Brasilia
Chile||Chilean,Chileans|Santiago
Argentina||Argentine,Argentinian,Argentines|Buenos Aires
Uruguay||Uruguayan|Montevideo
Paraguay||Paraguayan|Asuncion
"""


def _read(table: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in table.strip().splitlines():
        state, others, words, cities = line.split("|")
        names[state] = state
        names |= {other: state for other in others.split(",") if other}
        demonyms |= {word: state for word in words.split(",") if word}
        seats |= {city: state for city in cities.split(",") if city}
    return names, demonyms, seats


# Each maps what is printed to the state's name.
STATE_NAMES, DEMONYMS, SEATS = _read(_STATES)

# Those who are of a state, in the plural and lower case: russians, saudis; of words that mean nothing else.
NATIONALS: Final = frozenset(
    {word.lower() + "s" for word in DEMONYMS if word.endswith(("an", "i"))}
    | {word.lower() for word in DEMONYMS if word.endswith(("ans", "is"))}
)

# The states of the United States with the abbreviations that stand behind a lawmaker's party: "(D-Md.)".
AMERICAN_STATES: Final = {
    "Alabama": "Ala",
    "Alaska": "Alaska",
    "Arizona": "Ariz",
    "Arkansas": "Ark",
    "California": "Calif",
    "Colorado": "Colo",
    "Connecticut": "Conn",
    "Delaware": "Del",
    "Florida": "Fla",
    "Georgia": "Ga",
    "Hawaii": "Hawaii",
    "Idaho": "Idaho",
    "Illinois": "Ill",
    "Indiana": "Ind",
    "Iowa": "Iowa",
    "Kansas": "Kan",
    "Kentucky": "Ky",
    "Louisiana": "La",
    "Maine": "Maine",
    "Maryland": "Md",
    "Massachusetts": "Mass",
    "Michigan": "Mich",
    "Minnesota": "Minn",
    "Mississippi": "Miss",
    "Missouri": "Mo",
    "Montana": "Mont",
    "Nebraska": "Neb",
    "Nevada": "Nev",
    "New Hampshire": "N.H",
    "New Jersey": "N.J",
    "New Mexico": "N.M",
    "New York": "N.Y",
    "North Carolina": "N.C",
    "North Dakota": "N.D",
    "Ohio": "Ohio",
    "Oklahoma": "Okla",
    "Oregon": "Ore",
    "Pennsylvania": "Pa",
    "Rhode Island": "R.I",
    "South Carolina": "S.C",
    "South Dakota": "S.D",
    "Tennessee": "Tenn",
    "Texas": "Texas",
    "Utah": "Utah",
    "Vermont": "Vt",
    "Virginia": "Va",
    "West Virginia": "W.Va",
    "Wisconsin": "Wis",
    "Wyoming": "Wyo",
}

# Bodies of several states; a chief of one belongs to it, not to a state.
ALLIANCES: Final = {
    "NATO": "NATO",
    "Nato": "NATO",
    "North Atlantic Treaty Organization": "NATO",
    "EU": "European Union",
    "E.U.": "European Union",
    "European Union": "European Union",
    "European Commission": "European Union",
    "European Council": "European Union",
    "UN": "United Nations",
    "U.N.": "United Nations",
    "United Nations": "United Nations",
    "IAEA": "IAEA",
    "OPEC": "OPEC",
    "OSCE": "OSCE",
    "IMF": "IMF",
    "WHO": "WHO",
    "G7": "G7",
    "African Union": "African Union",
    "Arab League": "Arab League",
    "World Bank": "World Bank",
}

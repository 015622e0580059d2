"""Words by which news text names, titles and describes people and bodies.

Origin: titles, ranks and offices of the Associated Press and Guardian style guides; heads of human noun phrases from
Quirk et al. (1985), chapter 5, and from reading how newspapers describe those whom they do not name; given names
written down by hand from the common names of English, Spanish, French, German, Italian, Slavic, Scandinavian, Arabic,
Persian, Turkish, Hebrew, South Asian, East Asian and African press reports. Names borne by women and men stand in
neither of the two gendered lists.
"""

from typing import Final

from briefing.summarize.lexicon import word_set

# Forms of address; the gender that they show.
FORMS_OF_ADDRESS: Final = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "king": "m",
    "prince": "m",
    "pope": "m",
    "congressman": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "lady": "f",
    "dame": "f",
    "queen": "f",
    "princess": "f",
    "congresswoman": "f",
    "mx": "",
    "dr": "",
}

# Titles that a newspaper cuts short before a name; the full stop is printed or not.
SHORT_TITLES: Final = word_set(
    """mr mrs ms miss mx dr prof sen sens rep reps gov lt col maj gen capt cmdr adm sgt rev hon pres amb supt insp det
    messrs sir lord lady dame"""
)

# Nouns for an office, rank, post or trade: what "Foreign Minister", "a retired teacher" and "the senator" have as head.
ROLE_NOUNS: Final = word_set(
    """president presidents minister ministers secretary secretaries chancellor premier senator senators representative
    representatives congressman congresswoman congressmen lawmaker lawmakers legislator governor governors mayor
    chairman chairwoman chairperson chair chairs chief head director directors spokesman spokeswoman spokesperson
    spokespeople spox ambassador ambassadors envoy adviser advisor advisers advisors aide aides strategist
    strategists general admiral colonel major captain lieutenant sergeant commander commissioner commissioners
    speaker whip leader leaders nominee candidate candidates contender hopeful frontrunner front-runner challenger
    incumbent delegate professor scholar analyst analysts expert economist historian researcher scientist fellow
    lecturer author writer editor journalist reporter columnist correspondent anchor host commentator pundit
    pollster consultant operative lawyer attorney attorneys judge justice prosecutor solicitor counsel barrister
    detective sheriff officer inspector constable agent manager executive ceo cfo founder co-founder cofounder owner
    banker investor businessman businesswoman billionaire entrepreneur developer mogul tycoon activist organizer
    organiser campaigner advocate volunteer coordinator treasurer administrator superintendent principal dean
    provost rector teacher student doctor physician nurse psychologist psychiatrist engineer architect farmer actor
    actress singer comedian producer filmmaker rapper musician pastor priest rabbi imam cardinal bishop archbishop
    reverend king queen prince princess pope emperor sultan emir sheikh ayatollah councilman councilwoman councillor
    councilor alderman trustee undersecretary deputy vice-president vice-chairman negotiator mediator diplomat
    rapporteur marshal comptroller registrar clerk assemblyman assemblywoman assemblymember member parliamentarian
    mp mep peer baroness baron veteran father mother brother sister son daughter wife husband widow widower uncle
    aunt cousin nephew niece grandson granddaughter grandfather grandmother son-in-law daughter-in-law friend
    neighbor neighbour colleague supporter resident voter worker driver soldier pilot sailor marine policeman
    firefighter paramedic trader retiree mechanic contractor salesman waitress bartender homemaker programmer
    accountant designer surrogate moderator spokesmen official firebrand chair-elect president-elect governor-elect
    prime-minister secretary-general secretary-treasurer co-chair co-chairman co-chairwoman co-director vice-chair
    coach counterpart opponent predecessor successor"""
)

# What may stand in lower case before a role noun: "former deputy national security adviser".
ROLE_MODIFIERS: Final = word_set(
    """former ex then late new newly outgoing incoming acting interim deputy assistant associate senior junior chief
    top principal vice prime first second leading longtime long-time veteran retired embattled ousted exiled foreign
    national security defense defence interior finance home trade justice health education energy environment
    transport economy economic intelligence military naval army navy press communications media policy political
    presidential vice-presidential congressional senatorial gubernatorial campaign opposition majority minority
    ruling conservative liberal progressive democratic republican labour nominee presumptive likely general
    executive managing founding regional local district county city state federal special legal law constitutional
    research staff field digital deputy-campaign human rights climate cabinet party house senate government
    parliamentary russian-installed western international global chief-of-staff co right-wing left-wing far-right
    far-left radio television tv talk news newspaper opinion business tech technology nuclear arms peace public
    private real estate hedge fund venture capital investment criminal civil high-ranking pro-western moderate
    hard-line hardline populist university college school police prison border immigration""",
)

# "secretary of state", "chairman of the joint chiefs of staff": complements that belong to the title before a name.
TITLE_COMPLEMENTS: Final = (
    "state for foreign affairs",
    "state for defence",
    "state",
    "defense",
    "defence",
    "the treasury",
    "treasury",
    "the interior",
    "the army",
    "the navy",
    "the air force",
    "war",
    "commerce",
    "labor",
    "energy",
    "education",
    "agriculture",
    "transportation",
    "homeland security",
    "veterans affairs",
    "health and human services",
    "housing and urban development",
    "foreign affairs",
    "internal affairs",
    "the interior ministry",
    "finance",
    "justice",
    "the joint chiefs of staff",
    "the joint chiefs",
    "the general staff",
    "staff",
    "the house",
    "the senate",
    "the exchequer",
    "national intelligence",
    "central intelligence",
    "wales",
    "york",
    "sussex",
)

# Titles that one state alone gives, as English-language news prints them without naming the state; no articles.
# Origin: Style guides' lists of offices; the constitution or statute of the state named creates each.
OFFICES_OF_ONE_STATE: Final = {
    "secretary of state": "United States",
    "secretary of defense": "United States",
    "defense secretary": "United States",
    "secretary of homeland security": "United States",
    "secretary of treasury": "United States",
    "treasury secretary": "United States",
    "chairman of joint chiefs of staff": "United States",
    "chairman of joint chiefs": "United States",
    "white house press secretary": "United States",
    "white house chief of staff": "United States",
    "white house spokesman": "United States",
    "white house spokeswoman": "United States",
    "white house national security adviser": "United States",
    "pentagon press secretary": "United States",
    "pentagon spokesman": "United States",
    "pentagon spokeswoman": "United States",
    "state department spokesman": "United States",
    "state department spokeswoman": "United States",
    "state department spokesperson": "United States",
    "national security council spokesman": "United States",
    "national security council spokesperson": "United States",
    "national security council spokeswoman": "United States",
    "director of national intelligence": "United States",
    "house speaker": "United States",
    "senate majority leader": "United States",
    "senate minority leader": "United States",
    "house majority leader": "United States",
    "house minority leader": "United States",
    "chancellor of exchequer": "United Kingdom",
    "kremlin spokesman": "Russia",
}

# Offices that a description may stand for: "the top diplomat" is a foreign minister or a secretary of state.
KINDRED_ROLES: Final = {
    "diplomat": ("secretary of state", "foreign minister", "foreign secretary", "ambassador", "envoy"),
    "leader": ("president", "prime minister", "chancellor", "premier", "secretary general", "king", "leader"),
    "chief": (
        "secretary general",
        "secretary of defense",
        "defense secretary",
        "defence secretary",
        "director",
        "chief",
    ),
    "lawmaker": ("sen", "rep", "senator", "representative", "congressman", "congresswoman", "mp"),
    "legislator": ("sen", "rep", "senator", "representative", "congressman", "congresswoman", "mp"),
    "senator": ("sen", "senator"),
    "congressman": ("rep", "congressman", "representative"),
    "congresswoman": ("rep", "congresswoman", "representative"),
    "representative": ("rep", "representative"),
    "governor": ("gov", "governor"),
    "general": ("gen", "general"),
    "nominee": ("nominee", "candidate", "candidates"),
    "candidate": ("candidate", "candidates", "nominee"),
    "professor": ("professor", "prof"),
    "premier": ("premier", "prime minister"),
    "judge": ("judge", "justice", "magistrate"),
    "ruler": ("king", "emir", "sultan", "crown prince"),
}

# Heads of phrases for people whom the text does not name. Singular and plural are told apart by PLURAL_HEADS.
UNNAMED_HEADS: Final = word_set(
    """official officials person people source sources diplomat diplomats aide aides adviser advisers advisor advisors
    spokesman spokeswoman spokesperson spokespeople officer officers analyst analysts expert experts observer
    observers insider insiders staffer staffers employee employees witness witnesses resident residents critic
    critics reporter reporters journalist journalists lawyer lawyers attorney attorneys prosecutor prosecutors judge
    judges historian historians economist economists researcher researchers scientist scientists strategist
    strategists operative operatives consultant consultants donor donors supporter supporters voter voters protester
    protesters activist activists soldier soldiers commander commanders general generals veteran veterans ally
    allies friend friends opponent opponents advocate advocates proponents envoy envoys negotiator negotiators
    investigator investigators pollster pollsters teacher student students doctor doctors man woman men women worker
    workers parent parents neighbor neighbors neighbour neighbours leader leaders executive executives investor
    investors moderator republican democrat inspector inspectors monitor monitors auditor auditors regulators
    engineers backbencher backbenchers participant participants attendee attendees ambassador ambassadors
    counterpart counterparts figure figures"""
)

PLURAL_HEADS: Final = word_set(
    """officials people sources diplomats aides advisers advisors spokespeople officers analysts experts observers
    insiders staffers employees witnesses residents critics reporters journalists lawyers attorneys prosecutors
    judges historians economists researchers scientists strategists operatives consultants donors supporters voters
    protesters activists soldiers commanders generals veterans allies friends opponents advocates proponents envoys
    negotiators investigators pollsters students doctors men women workers parents neighbors neighbours leaders
    executives investors participants attendees ambassadors counterparts figures authorities police lawmakers
    senators representatives legislators members republicans democrats governments ministers governors mayors
    congressmen conservatives liberals progressives candidates nominees delegates states countries nations powers
    parties groups agencies organizations organisations companies signatories authors backers hawks americans
    europeans others both many most some inspectors monitors auditors regulators engineers backbenchers troops
    forces delegations campaigns moderates independents evangelicals loyalists"""
)

# What is written, counted or shown: it carries words, but is nobody.
DOCUMENTS: Final = word_set(
    """poll polls survey surveys report reports letter letters statement statements study studies article articles ad
    ads video videos tweet tweets email emails memo memos note notes piece book books film films law laws lawsuit
    suit data figures filing filings document documents transcript speech results result research analysis review
    essay column post posts message messages text texts page pages website site sign signs headline headlines rule
    rules bill order story stories count average averages plan proposal release records record ruling decision
    verdict test tests interview interviews podcast podcasts"""
)

# Heads of phrases for a body of people that acts as one or is a known circle.
GROUP_HEADS: Final = word_set(
    """group groups caucus coalition alliance delegation lawmakers senators representatives legislators members
    republicans democrats conservatives liberals progressives governments government leadership signatories authors
    authorities police ministers governors congressmen mayors allies nations countries powers states backers hawks
    troops forces delegates bloc crowd jury voters opposition militants rebels protesters team staff trio duo pair
    loyalists moderates independents evangelicals"""
)

# Heads of phrases for a body with an office or a name.
ORGANISATION_HEADS: Final = word_set(
    """energy strategies consulting capital entertainment pictures studios records airways petroleum pharmaceuticals
    motor electric insurance securities ventures labs software council committee subcommittee department ministry
    agency bureau office commission administration campaign party government parliament congress senate house
    cabinet court tribunal union alliance association federation foundation institute institution university college
    school center centre corporation company firm bank fund group network newspaper magazine journal times post news
    press service services board authority organization organisation command force forces army navy guard corps
    staff embassy mission secretariat assembly league society trust conference coalition contact summit church
    police watch initiative project media television radio broadcasting tribune herald telegraph guardian gazette
    chronicle observer globe examiner independent mail mirror sun star register dispatch sentinel courier inquirer
    review forum exchange treasury pentagon kremlin airlines resources motors mining oil steel foods pharma railways
    logistics industries systems technologies holdings partners inc corp ltd llc plc co caucus pac duma knesset
    bundestag rada sejm fbi cia nsa nsc epa irs nato eu un"""
)

# Adjectives with a capital that name nobody on their own: "Islamic", "Democratic"; those of states stand in places.
# Origin: the continents, creeds, parties and schools of thought whose adjectives newspapers print with a capital.
PROPER_ADJECTIVES: Final = word_set(
    """European African Asian Arab Eurasian Western Nordic Scandinavian Baltic Balkan Caribbean Mediterranean Atlantic
    Pacific Arctic Islamic Islamist Islamophobic Jewish Muslim Catholic Protestant Orthodox Evangelical Sunni Shiite
    Hindu Buddhist Confederate Democratic Republican Libertarian Conservative Liberal Marxist Communist Socialist Nazi
    Fascist Soviet Stalinist Kurdish Catalan Scottish Welsh Hispanic Latino Victorian Californian Texan"""
)

# Words that make a run of capitals a thing or a place, never a person: "Ramstein Air Base", "Storm Shadow missiles".
NOT_A_PERSON: Final = word_set(
    """base airport island islands river lake sea ocean gulf strait bay mountain mountains valley hill hills square
    street avenue road boulevard park palace hall tower bridge hospital prison hotel stadium theater theatre museum
    cathedral monument memorial building plaza city county province region district state territory peninsula border
    war battle operation exercise treaty agreement accord accords pact deal act bill law amendment constitution
    declaration resolution convention protocol doctrine plan order prize award medal cup olympics games series
    missile missiles rocket rockets system systems tank tanks aircraft jet fighter bomber drone drones ship carrier
    submarine rifle cross day week month year eve christmas easter ramadan passover century age era revolution
    internet web book bible quran torah koran election elections debate primary caucuses super tuesday
    african-american north south east west northern southern eastern western central upper lower new old great
    english spanish french german russian chinese arabic hebrew latin jewish muslim christian catholic islamic islam
    christianity judaism protestant evangelical god lord jesus christ allah air white black red blue green capitol
    oval rose wall silicon main first second third general tactical tea american hispanic latino asian gop obamacare
    medicare medicaid brexit covid twitter facebook youtube instagram google amazon apple microsoft ii iii iv vi vii
    email e-mail update talks t-shirts listen viii dec nov oct sept aug jan feb mr-"""
)

# Common nouns for a body, where they stand for one in lower case: "the campaign", "the appeals court".
COMMON_BODIES: Final = word_set(
    """service insurer county city town village airline hospital carmaker automaker manufacturer utility operator
    publisher retailer lender union council committee subcommittee department ministry agency bureau commission
    administration campaign party government parliament congress senate cabinet court tribunal alliance association
    federation foundation institute institution university company corporation firm bank fund network newspaper
    magazine outlet broadcaster board authority organization organisation army navy military staff embassy mission
    assembly league church regulator watchdog junta regime militia pentagon kremlin bloc tabloid nonprofit charity"""
)

# What makes an adjective of a name behind a hyphen: "Oslo-led", "Dahl-style"; participles in -ed and -ing besides.
COMPOUND_ENDS: Final = word_set(
    """led made born style era wide run held built bound like level friendly elect designate only free first area class
    type dominated own side century"""
)

# Who belongs to a people, faith or other circle, in the plural with a capital.
PEOPLES: Final = word_set(
    """americans europeans africans asians arabs latinos hispanics african-americans muslims christians jews catholics
    evangelicals protestants sikhs hindus kurds palestinians tatars republicans democrats tories millennials readers
    libertarians independents progressives conservatives liberals"""
)

# Between the parts of one name: "Bill de Blasio", "Mohammed bin Salman".
NAME_PARTICLES: Final = word_set(
    "de da do dos das del della di du van von der den ter bin ibn bint al el la le y zu af"
)

NAME_SUFFIXES: Final = word_set("jr sr ii iii iv")

# Outlets and firms that newspapers name by one word and let speak.
# Origin: outlets whose reports English-language news cites most, by their own names.
ONE_WORD_OUTLETS: Final = word_set(
    """Politico Reuters Bloomberg CNN BBC NBC CBS ABC MSNBC NPR PBS AP AFP TASS Interfax Xinhua Axios Breitbart Forbes
    Newsweek Time Vox Slate Salon Wired Fortune Haaretz Newsmax Gallup Quinnipiac Rasmussen YouGov Ipsos Nielsen
    Suffolk Monmouth PolitiFact Snopes WikiLeaks Wikileaks Spiegel Bild Izvestia Kommersant Meduza Ukrinform Anadolu
    Kyodo Yonhap Facebook Twitter Google Apple Amazon Microsoft Pfizer Boeing Lockheed Raytheon Rosatom Gazprom
    Rosneft Hamas Hezbollah Fatah Congress Parliament Treasury Interpol Europol Eurostat Amnesty Greenpeace Telegram
    TikTok X"""
)

# News agencies that their own reports call by two or three letters.
AGENCIES: Final = {"AP": "Associated Press", "PA": "Press Association", "AFP": "Agence France-Presse"}

# Words that open a sentence in capitals and belong to no name.
SENTENCE_OPENERS: Final = word_set(
    """the a an this that these those it its he she they we you i his her their our your my who what when where why how
    which whose and but or nor so yet for if then than because since although though while whereas whether unless
    until once after before during despite in on at by from to with without within of off over under against among
    amid between beyond near across around about above below behind beside besides toward towards through throughout
    via as like unlike per plus minus except including regarding concerning citing asked speaking according given
    both either neither each every all any some many most more much few several other others another such one two
    three four five six seven eight nine ten no not never now here there today tonight yesterday tomorrow still also
    even only just again later earlier meanwhile however moreover furthermore nevertheless nonetheless instead
    indeed perhaps maybe probably rather quite very too first second third next last finally recently previously
    currently twice yes well oh please let thanks thank said added told noting adding saying writing being having
    responding calling referring pointing questioned pressed seeking following based ahead inside outside early late
    back long soon ever always often sometimes usually today's officials people sources critics experts analysts
    supporters voters lawmakers aides advisers diplomats reporters republicans democrats polls aside photo image
    video file watch read related update updated breaking exclusive opinion analysis unfortunately fortunately sure
    whenever wherever whoever whatever whichever right wrong good bad big small high low former new old young outgoing
    incoming then- q dear dead would could should can may might must will do does did is are was were has have had
    upon nearly almost roughly half part born raised apart though-"""
)

MEN: Final = word_set(
    """bo imre harlan tibor laszlo gyorgy zoltan einar eino leif knut gunnar torsten pim zeno aaron abdul abdullah
    abraham adam adrian ahmad ahmed alan albert alberto aleksandr aleksei alejandro alessandro alexander alexandre
    alexei alexey alfred ali allan allen amin amir anatoly anders andre andrea andreas andrei andrej andres andrew
    andrey andrii andriy andrzej angus anthony anton antonio antony anwar archie armando arnold arthur arturo ashraf
    august austin avi aziz barack barry bartosz bashar ben benjamin benny bernard bernardo bernie bertrand bilal
    bill billy bjorn bob bobby bogdan boris brad bradley brandon brendan brent brett brian bruce bruno bryan byron
    carl carlo carlos cedric cesar chad charles charlie chester chris christian christoph christophe christopher
    chuck clarence clark claude claudio clayton cliff clifford clint colin connor constantin corey cory craig curtis
    cyril cyrus dale damian damien dan daniel daniil danilo danny dario darren darryl dave david dean denis dennis
    denys derek dick didier diego dieter dietmar dimitri dimitry dmitri dmitriy dmitry dmytro dominic dominique don
    donald doug douglas duncan dustin dwayne dwight earl eddie edgar eduardo edward edwin ehud eli elias elliot emil
    emilio emmanuel enrico enrique eric erik ernest ernesto evan evgeny fabian faisal farid felipe felix fernando
    filip florian francesco francis francisco francois frank franklin franz fred frederic frederick friedrich
    gabriel garrett gary gavin gene geoff geoffrey george gerald gerard gerhard gert giacomo gianni gideon gilbert
    gilles giorgio giovanni giuseppe glen glenn goran gordon graham greg gregg gregor gregory grigory guillaume
    guillermo gunther gustavo guy hamid hamza hank hans harald harold harry hasan hashim hassan hector heiko
    heinrich helmut hendrik henri henrik henry herbert herman hiroshi howard hubert hugh hugo hussein ian ibrahim
    igor ihor ilham ilya imran ioannis isaac ismail ivan ivo jack jackson jacob jacques jaime jake jakub jamal james
    jan janez janos jared jaroslaw jason javier jay jean jeb jed jeff jeffrey jens jeremy jerome jerry jesse jim
    jimmy joachim joao joaquin jochen joe joel johan johann john johnny jonathan jorg jorge jose josef joseph josep
    josh joshua josip juan juha julian julien julio jurgen justin kamal karel karim karl kaspar keir keith ken kenji
    kenneth kevin khaled khalid klaus kofi konrad konstantin kostas kurt kyle lars laurent lawrence lee leo leon
    leonard leonid leopold leroy leslie levi lewis liam lindsey lionel lloyd logan louis luc luca lucas luigi luis
    lukas luke maciej magnus mahmoud mahmud malcolm manfred manuel marc marcel marcelo marcin marco marcus marek
    mario marius mark marko markus martin marty marvin mateusz mathias mats matt matteo matthew matthias matti
    maurice mauricio max maxim maximilian mehdi mehmet menachem michael michal michel miguel mihai mike mikhail
    miklos mikael milan milos miroslav mitch mitt mohamed mohammad mohammed morris moshe muhammad murray mustafa
    mykhailo mykola nadav naftali nathan nathaniel nawaf neal ned neil nelson nicholas nick nico nicolas nigel
    nikita nikola nikolai nikolay nikos nils noah noam noel norbert norman olaf oleg oleh oleksandr oleksii oleksiy
    oliver olivier omar oscar osama oskar otto pablo paolo patrice pascal patrick paul pavel pavlo pawel pedro per
    percy perry pete peter petr petro petter phil philip philipp philippe phillip pierre pieter piotr preston
    quentin rafael rajesh ralph rami ramon rand randall randy rashid rasmus raul ray raymond reginald reince
    reinhard rene ricardo richard rick ricky rob robert roberto rod rodney rodrigo roger roland rolf roman romano
    ron ronald ronnie ross roy ruben rudolf rudy rupert ruslan russell rustam ryan sadiq saeed said salman salvador
    salvatore sam samir samuel sanjay santiago saul scott sean sebastian sergei sergey sergio serhii serhiy seth
    shane shaun shawn shigeru shimon shinzo sidney siegfried silvio simon slobodan spencer stan stanislav stanley
    stefan stefano stephan stephane stephen steve steven stuart sven sviatoslav taras tariq ted teddy terence
    terrence terry theo theodore thierry thomas tim timothy timur tobias toby todd tom tomas tomasz tommy toni tony
    travis trevor troy tucker tyler umar vadim valentin valentyn valery vasyl vaclav vernon victor viktor vincent
    vince vito vitaly vitalii vladimir vladislav volker volodymyr vyacheslav wade wael walter warren wayne werner
    wesley wilhelm will willem william willie winston wladyslaw wolfgang woody xavier yair yaroslav yasser yevgeny
    yevhen yitzhak yosef youssef yuri yuriy yury yusuf yves zachary zbigniew zoran narendra recep erdogan benyamin
    binyamin kyriakos radoslaw radek donaldas gitanas edgars alar urmas margus kaj jonas ulf dominik gerry gennady
    ramzan magomed kassym nursultan jiang xi kim moon"""
)

WOMEN: Final = word_set(
    """liv ilse signe solveig maren tuuli aino abigail ada adele adriana agnes agnieszka aisha alejandra alena
    alexandra alexandria alice alicia alina alison allison alma amalia amanda amber amelia amina amy ana anastasia
    andrea-maria angela angelina anita ann anna annalena anne annegret annette annie antonia april ariana arianna
    astrid audrey aurelia aurora ayelet ayesha barbara beata beatrice beatriz becky belinda bella benita bernadette
    beth betsy betty beverly bianca birgit bonnie brenda bridget brigitte britt brittany camila camilla camille
    candace carla carly carmen carol carole carolina caroline carolyn carrie catalina caterina catherine cathy
    cecilia celia celine chantal charlene charlotte chelsea cheryl chloe christiane christina christine christy
    chrystia cindy claire clara claudia colette colleen condoleezza connie constance corinne cristina crystal
    cynthia dagmar daisy daniela danielle dawn debbie deborah debra delia denise diana diane dolores donna dora
    doris dorothy ebony edith eileen elaine elena eleanor elisa elisabeth elise elizabeth ella ellen elsa elvira
    emilia emily emma erica erika erin esther eva eve evelyn faith farah fatima federica felicia fiona flora
    florence frances francesca françoise gabriela gabriella gabrielle galina gemma genevieve georgia geraldine
    gertrude gina giorgia gisela giulia gladys gloria grace greta gretchen gwen gwendolyn hala halina hanan hanna
    hannah harriet heather heidi helen helena helene helga henrietta hilary hilda hillary holly hope huma ilana
    ilona inga ingrid ines irene irina iris irma isabel isabella isabelle iryna ivana ivanka jacqueline jane janet
    janice janine jasmine jean-marie jeanette jeanine jeanne jen jenna jennifer jenny jessica jill joan joanna
    joanne jocelyn johanna josephine joy joyce juanita judith judy julia juliana julie juliet june justine kaja
    kamala karen karin karine karla kate katarina katarzyna katharina katherine kathleen kathryn kathy katie katrina
    katya kayla kellyanne kerstin khadija kimberly kirsten kristen kristi kristin kristina kyrsten laila lana lara
    larissa latoya laura lauren layla leah leila lena leni leonor leticia liane lidia lilian liliana lillian lily
    lina linda lisa liudmyla livia liz liza lois lola lorena loretta lori lorraine louisa louise lucia lucinda lucy
    ludmila luisa lydia lynne mabel madeleine madeline magdalena maggie maia malala marcia margaret margarita margot
    maria mariam mariana marianne marie marilyn marina marine marion marissa marjorie marlene marsha marta martha
    martina mary maryna mathilde maureen maxine maya meg megan melania melanie melinda melissa mercedes meredith
    mette michaela michele michelle mila mildred mimi mina miranda miriam molly mona monica monika monique muriel
    myra nadia nadine nancy naomi natalia natalie natasha nathalie nicola nicole nikki nina nora noreen norma odile
    oksana olena olga olha olivia paige pamela patricia paula paulette pauline peggy penelope penny petra phoebe
    phyllis polly priscilla priya rachel ramona raquel rebecca regina renate renee rhonda rita roberta rosa rosalind
    rose rosemary rosie roxana ruth sabine sabrina sally samantha samira sandra sanna sara sarah saskia selma
    shannon sharon sheila shelley sherry shirley silvia simone sofia sonia sonja sophia sophie stacey stella
    stephanie sue susan susana susanne suzanne svetlana sviatlana sylvia sylvie tabitha tamara tammy tania tanya
    tara tatiana tatyana tessa thelma theresa therese tina tracey tricia tulsi ulrike ursula valentina valerie
    vanessa vera veronica veronika vicky victoria viola violet virginia vivian wanda wendy whitney wilma yasmin
    yolanda yulia yuliya yvette yvonne zainab zoe zuzana roza nadezhda shaheen ketanji amal benazir sheikha aung
    jacinda ardern"""
)

# Names of women and men both; they show a person but no gender.
EITHER: Final = word_set(
    """alex andrea angel ariel ashley avery bailey blair cameron carey casey chris cody corey courtney dakota dana
    darcy devin drew dylan elliott frankie gale hayden hunter jackie jaime jamie jan jean jessie jo jody jordan
    jules kelly kerry kim kit lane lauren lee leigh leslie lindsay lindsey logan loren lynn madison marion mason max
    merrill micah morgan nat nicky paris pat peyton quinn randi reese ricki riley robin rory rowan sacha sam sandy
    sasha shannon shelby shea sidney skyler stacy stevie sydney tatum taylor terry toby tracy val wei ming hong jun
    min yan noor nur amal ola iman nika kyle reince mikel huma jann hanan comfort temple xin li wen adama abiola olu
    chidi ngozi kofi amadou"""
)

GIVEN_NAMES: Final = MEN | WOMEN | EITHER

# Short forms of given names, each with the full form that counts as the same name.
# Origin: common English short forms, written down by hand.
NICKNAMES: Final = {
    short: full
    for full, shorts in {
        "alexander": "alex",
        "andrew": "andy drew",
        "anthony": "tony",
        "barbara": "barb",
        "benjamin": "ben",
        "bernard": "bernie",
        "charles": "charlie chuck",
        "christopher": "chris",
        "daniel": "dan danny",
        "david": "dave",
        "deborah": "debbie",
        "donald": "don",
        "douglas": "doug",
        "edward": "ed eddie ted",
        "elizabeth": "liz beth betsy",
        "frederick": "fred",
        "gerald": "jerry gerry",
        "gregory": "greg",
        "jacob": "jake",
        "james": "jim jimmy",
        "jeffrey": "jeff",
        "jennifer": "jen jenny",
        "john": "jack johnny",
        "joseph": "joe",
        "katherine": "kate kathy katie",
        "kenneth": "ken",
        "lawrence": "larry",
        "leonard": "len",
        "margaret": "maggie peggy meg",
        "matthew": "matt",
        "michael": "mike mick",
        "nicholas": "nick",
        "patrick": "pat",
        "peter": "pete",
        "philip": "phil",
        "richard": "rick dick rich",
        "robert": "bob rob bobby",
        "ronald": "ron",
        "samuel": "sam",
        "stephen": "steve",
        "susan": "sue",
        "theodore": "theo",
        "thomas": "tom tommy",
        "timothy": "tim",
        "victoria": "vicky",
        "walter": "walt",
        "william": "bill will billy",
        "radoslaw": "radek",
    }.items()
    for short in shorts.split()
}

# Roles that tell a woman from a man beside those in -woman and -man; and those in -man that are held by either.
# Origin: nouns with marked gender after Quirk et al. (1985), 5.105; style guides keep "chairman" for women who use it.
FEMALE_ROLES: Final = word_set(
    "actress queen princess duchess heiress widow nun mother wife daughter sister grandmother"
)
MALE_ROLES: Final = word_set("king prince duke monk widower father husband son brother grandfather")
EITHER_MAN: Final = word_set("chairman alderman human german roman ottoman norman foreman ombudsman freshman layman")

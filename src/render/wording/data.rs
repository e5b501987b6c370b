//! The words of the page about data, and of the table of bodies.

use super::{pick, site};
use crate::lang::Lang;
use crate::render::pages::Place;

/// The table of bodies.
#[must_use]
pub fn bodies(lang: Lang) -> &'static str {
    pick(
        lang,
        "Hyvinvointialueet, kunnat ja muut toimijat",
        "Välfärdsområden, kommuner och övriga aktörer",
        "Counties, municipalities and other bodies",
    )
}

/// A heading of the table of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// Its id.
    Id,
    /// Its code.
    Code,
    /// Its kind, as the rules name it.
    Kind,
    /// Its kind in words.
    KindName,
    /// Its name.
    Name,
    /// Its name in Finnish.
    NameFi,
    /// Its name in Swedish.
    NameSv,
    /// Its name in English.
    NameEn,
    /// The id of its county.
    Organiser,
    /// The name of its county.
    OrganiserName,
    /// Its first day.
    From,
    /// Its last day.
    Until,
}

/// A heading in a language.
#[must_use]
pub fn heading(lang: Lang, heading: Heading) -> &'static str {
    match heading {
        Heading::Id => pick(lang, "Tunnus", "Beteckning", "Id"),
        Heading::Code => pick(lang, "Koodi", "Kod", "Code"),
        Heading::Kind => pick(lang, "Lajin tunnus", "Slagets beteckning", "Kind"),
        Heading::KindName => pick(lang, "Laji", "Slag", "Kind in words"),
        Heading::Name => pick(lang, "Nimi", "Namn", "Name"),
        Heading::NameFi => pick(lang, "Nimi suomeksi", "Namn på finska", "Name in Finnish"),
        Heading::NameSv => pick(lang, "Nimi ruotsiksi", "Namn på svenska", "Name in Swedish"),
        Heading::NameEn => pick(lang, "Nimi englanniksi", "Namn på engelska", "Name in English"),
        Heading::Organiser => pick(lang, "Alueen tunnus", "Områdets beteckning", "Id of the county"),
        Heading::OrganiserName => pick(lang, "Alue", "Område", "County"),
        Heading::From => pick(lang, "Alkaen", "Från och med", "From"),
        Heading::Until => pick(lang, "Päättyen", "Till och med", "Until"),
    }
}

/// What a page is called where pages are listed.
#[must_use]
pub fn page(lang: Lang, place: &Place) -> &'static str {
    let site = |word| site::word(lang, word);
    match place {
        Place::Home => site(site::Word::Home),
        Place::Review => site(site::Word::Review),
        Place::Map => site(site::Word::Map),
        Place::Changes => site(site::Word::Changes),
        Place::Clock => site(site::Word::Clock),
        Place::Bodies => site(site::Word::Bodies),
        Place::Duties => site(site::Word::Duties),
        Place::Calendars => site(site::Word::Calendars),
        Place::Registers => site(site::Word::Registers),
        Place::Data => site(site::Word::Data),
        Place::Accessibility => site(site::Word::Accessibility),
        Place::Body(_) => pick(lang, "Alueen tai kunnan sivu", "Områdets eller kommunens sida", "Page of a body"),
        Place::Brief(_) => pick(lang, "Alueen tiivistelmä", "Sammandrag om området", "Brief on a body"),
        Place::BodyClock(_) => {
            pick(lang, "Alueen tai kunnan vuosikello", "Områdets eller kommunens årsklocka", "Annual clock of a body")
        }
        Place::Timeline(_) => {
            pick(lang, "Alueen tai kunnan aikajana", "Områdets eller kommunens tidslinje", "Timeline of a body")
        }
        Place::Round(_) => pick(lang, "Neuvottelukierros", "Förhandlingsrunda", "Round of negotiation"),
        Place::History(..) => pick(lang, "Velvoite kausittain", "Skyldigheten per period", "A duty over its periods"),
        Place::Duty(_) => pick(lang, "Velvoitteen sivu", "Skyldighetens sida", "Page of a duty"),
        Place::Instance(_) => pick(lang, "Perustelut", "Motivering", "Proof"),
        Place::Record(..) => pick(lang, "Kirjaus", "Registrering", "Record"),
    }
}

/// What stands on the page about data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Its heading.
    Title,
    /// What it is about.
    Lead,
    /// Heading: forms.
    Forms,
    /// Workbooks.
    Xlsx,
    /// CSV for Excel.
    ExcelCsv,
    /// CSV for programs.
    Csv,
    /// JSON.
    Json,
    /// Cells that begin as formulas.
    Formulas,
    /// Heading: tables.
    Tables,
    /// Column: the page.
    Page,
    /// Column: the table.
    Table,
    /// Column: the address.
    Address,
    /// Column: the files.
    Files,
    /// That the links are on the page itself.
    OnPage,
    /// What stands in braces.
    Braces,
    /// Heading: addresses.
    Addresses,
    /// How they are built.
    Built,
    /// That they stay.
    Stable,
    /// How to freeze a day.
    Frozen,
    /// Heading: options.
    Options,
    /// Heading: what data do not tell.
    Limits,
    /// What they do not tell.
    Unknown,
    /// No ranking.
    NoRanking,
    /// Heading: for programs.
    Programs,
    /// Before the link to the description.
    Described,
    /// Findings with proofs.
    Findings,
    /// Calendars.
    Calendars,
    /// Heading: licence and sources.
    Licence,
    /// The licence.
    Eupl,
    /// The sources.
    Sources,
}

/// A fixed text in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Tiedot taulukkoina", "Data som tabeller", "Tables as data"),
        Word::Lead => pick(
            lang,
            "Jokaisen näiden sivujen taulukon saa myös tiedostona. Tiedostossa on sama sisältö kuin sivulla, samoin rajauksin \
             ja samalta päivältä, ja siinä kerrotaan, mihin se perustuu.",
            "Varje tabell på de här sidorna finns också som fil. Filen har samma innehåll som sidan, med samma avgränsningar \
             och för samma dag, och den berättar vad den bygger på.",
            "Every table on these pages is there as a file too. The file holds what the page holds, under the same options and \
             for the same day, and says what it was made from.",
        ),
        Word::Forms => pick(lang, "Tiedostomuodot", "Filformat", "Forms"),
        Word::Xlsx => pick(
            lang,
            "Työkirja, joka avautuu Excelissä ja LibreOfficessa. Otsikkorivi pysyy näkyvissä, rivejä voi suodattaa, päivät \
             ovat päivämääriä ja koodien etunollat säilyvät. Toinen välilehti kertoo, mihin tiedot perustuvat. Paras silloin, kun \
             taulukkoa lukee ihminen.",
            "En arbetsbok som öppnas i Excel och LibreOffice. Rubrikraden syns hela tiden, raderna kan filtreras, dagarna är datum \
             och kodernas inledande nollor finns kvar. Det andra bladet berättar vad uppgifterna bygger på. Bäst när en människa \
             läser tabellen.",
            "A workbook that opens in Excel and LibreOffice. The header stays in view, rows can be filtered, days are dates and \
             codes keep their leading zeros. A second sheet says what the table was made from. The best choice where a person reads.",
        ),
        Word::ExcelCsv => pick(
            lang,
            "Puolipistein erotettu teksti, jonka suomalaisin asetuksin toimiva Excel avaa suoraan: merkistö on UTF-8 tavujärjestysmerkin \
             kera, päivät ovat muodossa 31.12.2026 ja otsikot valitulla kielellä. Excel voi pudottaa koodien etunollat, kun se avaa \
             CSV-tiedoston; työkirjassa ne säilyvät.",
            "Text avgränsad med semikolon som Excel med finländska inställningar öppnar direkt: teckenkodningen är UTF-8 med \
             byteordningsmärke, dagarna skrivs 31.12.2026 och rubrikerna är på det valda språket. Excel kan ta bort kodernas inledande \
             nollor när det öppnar en CSV-fil; i arbetsboken finns de kvar.",
            "Text separated by semicolons that Excel with Finland’s settings opens at once: UTF-8 with a byte order mark, days as \
             31.12.2026, headings in the chosen language. Excel may drop the leading zeros of codes when it opens a CSV file; in the \
             workbook they stay.",
        ),
        Word::Csv => pick(
            lang,
            "Pilkuin erotettu teksti ohjelmille (RFC 4180): UTF-8 ilman tavujärjestysmerkkiä, päivät muodossa 2026-12-31, \
             sarakkeilla samat nimet kaikilla kielillä.",
            "Text avgränsad med kommatecken för program (RFC 4180): UTF-8 utan byteordningsmärke, dagarna skrivs 2026-12-31, \
             kolumnerna har samma namn på alla språk.",
            "Text separated by commas for programs (RFC 4180): UTF-8 without a byte order mark, days as 2026-12-31, columns with the \
             same names in every language.",
        ),
        Word::Json => pick(
            lang,
            "Samat sarakkeet ohjelmille ja lisäksi tieto siitä, mihin taulukko perustuu.",
            "Samma kolumner för program, och dessutom uppgift om vad tabellen bygger på.",
            "The same columns for programs, with what the table was made from.",
        ),
        Word::Formulas => pick(
            lang,
            "CSV-tiedostoissa heittomerkki edeltää solua, jonka taulukkolaskentaohjelma muuten suorittaisi kaavana (solun alussa = + - @). \
             Alkuperäisen sisällön saa takaisin poistamalla yhden heittomerkin.",
            "I CSV-filerna står en apostrof före en cell som ett kalkylprogram annars skulle köra som formel (cellen börjar med = + - @). \
             Det ursprungliga innehållet fås tillbaka genom att ta bort en apostrof.",
            "In CSV an apostrophe stands before a cell that a spreadsheet would run as a formula (it begins with = + - @). Taking off \
             one apostrophe gives back what stood there.",
        ),
        Word::Tables => pick(lang, "Taulukot", "Tabeller", "Tables"),
        Word::Page => pick(lang, "Sivu", "Sida", "Page"),
        Word::Table => pick(lang, "Taulukko", "Tabell", "Table"),
        Word::Address => pick(lang, "Osoite", "Adress", "Address"),
        Word::Files => pick(lang, "Tiedostot", "Filer", "Files"),
        Word::OnPage => pick(lang, "linkit ovat sivulla", "länkarna finns på sidan", "linked on the page"),
        Word::Braces => pick(
            lang,
            "Aaltosulkeissa on nimi, joka vaihtuu: body on toimijan tunnus, duty velvoitteen nimi säännöissä, instance yhden \
             velvoitteen tunnus, register ja record rekisterin nimi ja kirjauksen tunnus.",
            "Inom klammerparentes står ett namn som växlar: body är aktörens beteckning, duty skyldighetens namn i reglerna, \
             instance beteckningen för en enskild skyldighet, register och record registrets namn och registreringens beteckning.",
            "In braces stands a name that varies: body is the id of a body, duty a duty’s name in the rules, instance the id of one \
             duty of one body in one period, register and record the name of a register and the id of a record.",
        ),
        Word::Addresses => pick(
            lang,
            "Osoitteet ja niiden pysyvyys",
            "Adresserna och deras beständighet",
            "Addresses, and that they stay",
        ),
        Word::Built => pick(
            lang,
            "Sivun osoitteesta tulee tiedoston osoite, kun kielen tilalle kirjoitetaan api/v1 ja perään taulukon nimi ja tiedostomuoto. \
             Sivun rajaukset seuraavat mukana, ja lang vaihtaa kielen:",
            "Sidans adress blir filens adress när språket byts mot api/v1 och tabellens namn och filformat läggs till. \
             Sidans avgränsningar följer med, och lang byter språk:",
            "The address of a page becomes that of its file with api/v1 in place of the language, and the table’s name and form \
             behind it. The page’s options go along, and lang changes the language:",
        ),
        Word::Stable => pick(
            lang,
            "Osoitteet pysyvät. Taulukkoon voidaan lisätä sarakkeita loppuun, mutta yhtäkään ei poisteta eikä nimetä uudelleen \
             niin kauan kuin osoitteessa on v1. Samoista säännöistä ja kirjauksista syntyy aina sama tiedosto, tavu tavulta.",
            "Adresserna består. Nya kolumner kan läggas till sist i en tabell, men ingen tas bort eller byter namn så länge adressen \
             har v1. Av samma regler och registreringar blir det alltid samma fil, byte för byte.",
            "Addresses stay. Columns may be added at the end of a table, but none is removed or renamed as long as the address says \
             v1. The same rules and records always give the same file, byte by byte.",
        ),
        Word::Frozen => pick(
            lang,
            "Tilanteen saa sellaisena kuin se oli ja tiedettiin tiettynä päivänä, kun antaa saman päivän valinnoille as-of ja known-at. \
             Useimmat taulukot voi näin jäädyttää esimerkiksi neuvottelua varten.",
            "Läget så som det var och som man kände till det en viss dag fås genom att ge samma dag för valen as-of och known-at. \
             De flesta tabeller kan frysas så, till exempel inför en förhandling.",
            "How things stood, and were known to stand, on a day is had by giving that day to both as-of and known-at. So most \
             tables can be frozen, for example for a negotiation.",
        ),
        Word::Options => pick(lang, "Valinnat", "Val", "Options"),
        Word::Limits => {
            pick(lang, "Mitä tiedot eivät kerro", "Vad uppgifterna inte berättar", "What the data do not tell")
        }
        Word::Unknown => pick(
            lang,
            "”Ei voida todeta” (unknown) tarkoittaa, että kirjauksista ei selviä, onko velvoite täytetty. Se ei ole laiminlyönti eikä \
             sitä pidä laskea sellaiseksi. Suositukset ja kannustimet on merkitty erikseen; ne eivät velvoita.",
            "”Kan inte avgöras” (unknown) betyder att det inte framgår av registreringarna om skyldigheten är uppfylld. Det är ingen \
             försummelse och ska inte räknas som en sådan. Rekommendationer och incitament är särskilt märkta; de är inte bindande.",
            "“Cannot tell” (unknown) means that the records do not show whether the duty was met. It is no breach and must not be \
             counted as one. Recommendations and incentives are marked as such; they do not bind.",
        ),
        Word::NoRanking => pick(
            lang,
            "Toimijat ovat virallisten koodien järjestyksessä. Niitä ei pisteytetä eikä aseteta paremmuusjärjestykseen.",
            "Aktörerna står i de officiella kodernas ordning. De får inga poäng och rangordnas inte.",
            "Bodies stand in the order of their official codes. There is no score and no ranking.",
        ),
        Word::Programs => pick(lang, "Ohjelmoijalle", "För programmerare", "For those who write programs"),
        Word::Described => pick(
            lang,
            "Osoitteet, valinnat ja sarakkeet on kuvattu koneluettavasti OpenAPI 3.1 -muodossa:",
            "Adresserna, valen och kolumnerna är beskrivna maskinläsbart enligt OpenAPI 3.1:",
            "Addresses, options and columns are described for machines as OpenAPI 3.1:",
        ),
        Word::Findings => pick(
            lang,
            "Kaikki tulokset perusteluineen saa komentoriviltä:",
            "Alla utfall med motivering fås på kommandoraden:",
            "All findings with their proofs are had on the command line:",
        ),
        Word::Calendars => pick(
            lang,
            "Määräajat saa myös kalentereina:",
            "Tidsfristerna finns också som kalendrar:",
            "Deadlines are there as calendars too:",
        ),
        Word::Licence => pick(lang, "Lisenssi ja lähteet", "Licens och källor", "Licence and sources"),
        Word::Eupl => pick(
            lang,
            "Ohjelma ja sen mukana tulevat säännöt: EUPL-1.2.",
            "Programmet och de regler som följer med det: EUPL-1.2.",
            "The program and the rules that come with it: EUPL-1.2.",
        ),
        Word::Sources => pick(
            lang,
            "Kuntien koodit, nimet, kielisuhde ja voimassaoloajat: Tilastokeskuksen luokitukset (CC BY 4.0), yhdistetty jaksoiksi. \
             Kuntien jakautuminen alueille: lait 614/2021 ja 616/2021. Säännökset on luettu säädöskokoelmasta, ja jokaisessa \
             säännössä sanotaan, mistä pykälästä se on ja milloin se on luettu. Kunkin kirjauksen lähde on nimetty kirjauksessa.",
            "Kommunernas koder, namn, språkförhållanden och giltighetstider: Statistikcentralens klassificeringar (CC BY 4.0), \
             sammanfogade till perioder. Kommunernas indelning i områden: lagarna 614/2021 och 616/2021. Bestämmelserna är lästa i \
             författningssamlingen, och i varje regel sägs från vilken paragraf den är och när den lästes. Källan till varje \
             registrering nämns i registreringen.",
            "Codes, names, languages and life spans of municipalities: classifications of Statistics Finland (CC BY 4.0), joined into \
             periods. Which municipality belongs to which county: acts 614/2021 and 616/2021. The law was read from the statute book; \
             each rule names its section and the day of reading. Each record names its source.",
        ),
    }
}

/// What an option of a table means.
#[must_use]
pub fn option(lang: Lang, name: &str) -> &'static str {
    match name {
        "lang" => pick(lang, "kieli: fi, sv tai en", "språk: fi, sv eller en", "language: fi, sv or en"),
        "profile" => pick(
            lang,
            "vain CSV: excel-fi on CSV Exceliin, data on CSV ohjelmille",
            "endast CSV: excel-fi är CSV för Excel, data är CSV för program",
            "CSV only: excel-fi is CSV for Excel, data is CSV for programs",
        ),
        "as-of" => pick(lang, "päivä, jolta tilanne on", "den dag läget gäller", "the day as of which things stand"),
        "known-at" => pick(
            lang,
            "päivä, johon mennessä kirjatut tiedot otetaan huomioon",
            "den dag till vilken registrerade uppgifter beaktas",
            "the day by which something had to be on record to count",
        ),
        "since" => pick(
            lang,
            "aiempi päivä, johon tilannetta verrataan",
            "den tidigare dag som läget jämförs med",
            "the earlier day with which things are compared",
        ),
        "period" => pick(lang, "kausi: 2026, 2025-2029", "period: 2026, 2025-2029", "period: 2026, 2025-2029"),
        "act" => {
            pick(lang, "laki: 612/2021; voi toistaa", "lag: 612/2021; kan upprepas", "act: 612/2021; may be repeated")
        }
        "duty" => pick(
            lang,
            "velvoitteen nimi säännöissä; voi toistaa",
            "skyldighetens namn i reglerna; kan upprepas",
            "a duty’s name in the rules; may be repeated",
        ),
        "binding" => pick(
            lang,
            "normin laji: statute, decree, agreement, recommendation, incentive; voi toistaa",
            "normens slag: statute, decree, agreement, recommendation, incentive; kan upprepas",
            "kind of norm: statute, decree, agreement, recommendation, incentive; may be repeated",
        ),
        "verdict" => pick(
            lang,
            "tulos: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; voi toistaa",
            "utfall: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; kan upprepas",
            "verdict: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; may be repeated",
        ),
        "area" => {
            pick(lang, "yhteistyöalueen tunnus", "samarbetsområdets beteckning", "the id of a collaborative area")
        }
        "of" => pick(
            lang,
            "toimija, jonka jäsenet näytetään",
            "den aktör vars medlemmar visas",
            "the body whose members are shown",
        ),
        "body" => pick(
            lang,
            "toimija: tunnus, virallinen koodi tai nimi; voi toistaa",
            "aktör: beteckning, officiell kod eller namn; kan upprepas",
            "body: id, official code or name; may be repeated",
        ),
        "kind" => pick(
            lang,
            "toimijoiden laji: county, municipality",
            "slag av aktörer: county, municipality",
            "kind of body: county, municipality",
        ),
        "q" => pick(
            lang,
            "hakusana: nimi, sen osa tai koodi",
            "sökord: namn, en del av det eller kod",
            "words to look for: a name, a part of it, or a code",
        ),
        _ => "",
    }
}

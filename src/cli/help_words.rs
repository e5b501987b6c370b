//! The words of the help: what each command does, what each option means, what stands for its value.

use crate::lang::Lang;
use crate::render::wording::pick;

/// What a command does; `path` is how it is called.
pub fn about(path: &str, lang: Lang) -> Option<&'static str> {
    Some(match path {
        "velvoite" => pick(
            lang,
            "Tarkistaa, ovatko hyvinvointialueet ja kunnat täyttäneet lakisääteiset velvoitteensa ajoissa ja oikeiden osapuolten kanssa.",
            "Kontrollerar om välfärdsområden och kommuner har fullgjort sina lagstadgade skyldigheter i tid och med rätt parter.",
            "Checks whether wellbeing services counties and municipalities have met their statutory duties, in time and with the right parties.",
        ),
        "velvoite check" => pick(
            lang,
            "Arvioi velvoitteet kirjausten perusteella",
            "Bedömer skyldigheterna utifrån registreringarna",
            "Judges the duties against the records",
        ),
        "velvoite explain" => pick(
            lang,
            "Perustelee yhden velvoitteen tuloksen: säännökset, kirjaukset ja päivät",
            "Motiverar utfallet för en skyldighet: bestämmelser, registreringar och dagar",
            "Proves one finding: sections, records and days",
        ),
        "velvoite test" => pick(
            lang,
            "Ajaa säännöissä olevat esimerkkikertomukset",
            "Kör de exempelberättelser som finns i reglerna",
            "Runs the scenarios that stand in the rules",
        ),
        "velvoite rules" => {
            pick(lang, "Kertoo, mitä säännöissä on", "Berättar vad reglerna innehåller", "Tells what the rules hold")
        }
        "velvoite rules list" => pick(
            lang,
            "Luettelee velvoitteet säännöksineen",
            "Räknar upp skyldigheterna med bestämmelser",
            "Lists the duties with their sections",
        ),
        "velvoite rules doc" => pick(
            lang,
            "Kertoo säädöksittäin, mitä kustakin säännöksestä on säännöissä ja mitä ei, ja miksi",
            "Berättar för varje författning vad av dess bestämmelser som finns i reglerna, vad som inte gör det och varför",
            "Tells, act by act, which provisions the rules judge, which not, and why",
        ),
        "velvoite calendar" => pick(
            lang,
            "Pyhäpäivät, valtuustokaudet ja määräaikojen laskeminen (150/1930)",
            "Helgdagar, fullmäktigeperioder och beräkning av frister (150/1930)",
            "Holidays, council terms, and time limits counted (150/1930)",
        ),
        "velvoite calendar holidays" => pick(
            lang,
            "Luettelee vuosien pyhäpäivät ja aatot",
            "Räknar upp årens helgdagar och aftnar",
            "Lists the holidays and eves of years",
        ),
        "velvoite calendar terms" => pick(
            lang,
            "Luettelee valtuustokaudet ja vaalipäivät",
            "Räknar upp fullmäktigeperioderna och valdagarna",
            "Lists council terms and election days",
        ),
        "velvoite calendar roll" => pick(
            lang,
            "Kertoo, mihin päivään määräaika siirtyy, jos se päättyy annettuna päivänä",
            "Anger till vilken dag en frist flyttas om den slutar den angivna dagen",
            "Tells to which day a time limit moves that ends on the day given",
        ),
        "velvoite calendar add" => pick(
            lang,
            "Laskee määräajan viimeisen päivän annetusta päivästä",
            "Räknar ut fristens sista dag från den angivna dagen",
            "Counts the last day of a time limit from the day given",
        ),
        "velvoite serve" => pick(
            lang,
            "Näyttää velvoitteet, tulokset ja kalenterit sivuina ja taulukoina selaimessa",
            "Visar skyldigheter, utfall och kalendrar som sidor och tabeller i webbläsaren",
            "Shows duties, verdicts and calendars as pages and tables over HTTP",
        ),
        "velvoite feed" => pick(
            lang,
            "Tekee määräajoista kalentereita, joita voi tilata (iCalendar)",
            "Gör kalendrar av tidsfristerna, som man kan prenumerera på (iCalendar)",
            "Makes calendars of the deadlines to which one can subscribe (iCalendar)",
        ),
        "velvoite draw" => pick(
            lang,
            "Piirtää vuosikellon, aikajanan tai kartan (SVG) tai tekee siitä taulukon",
            "Ritar årsklockan, tidslinjen eller kartan (SVG) eller gör en tabell av den",
            "Draws the annual clock, the timeline or the map (SVG), or makes its table",
        ),
        "velvoite draw clock" => pick(
            lang,
            "Piirtää vuosikellon: vuoden määräpäivät, suositellut vaiheet ja valtuustokauden",
            "Ritar årsklockan: årets tidsfrister, de rekommenderade skedena och fullmäktigeperioden",
            "Draws the annual clock: the due days of a year, the recommended strokes and the council term",
        ),
        "velvoite draw map" => pick(
            lang,
            "Piirtää ruutukartan: miten yksi velvoite on hyvinvointialueilla",
            "Ritar rutkartan: hur en skyldighet står i välfärdsområdena",
            "Draws the map of tiles: how one duty stands in the counties",
        ),
        "velvoite draw timeline" => pick(
            lang,
            "Piirtää aikajanan: toimijan velvoitteet vuosittain",
            "Ritar tidslinjen: en aktörs skyldigheter år för år",
            "Draws the timeline: the duties of a body year by year",
        ),
        "velvoite review" => pick(
            lang,
            "Kirjoittaa neuvotteluaineiston kansioon, joka avautuu ilman verkkoa: kokonaiskuva, taustatiedot, perustelut ja taulukot",
            "Skriver förhandlingsunderlaget i en mapp som öppnas utan nät: helhetsbild, underlag, motiveringar och tabeller",
            "Writes the papers for a negotiation into a folder that opens without a network: overview, briefs, proofs and tables",
        ),
        "velvoite rules show" => pick(lang, "Näyttää yhden velvoitteen", "Visar en skyldighet", "Shows one duty"),
        _ => return None,
    })
}

/// What stands below the help of `serve`: where things are.
pub fn after_serve(lang: Lang) -> &'static str {
    pick(
        lang,
        "Osoitteet: /fi/ kaikki kalenterit; /fi/NIMI tilauslinkit ja QR-koodi; /feeds/fi/NIMI.ics kalenteri; \
         /fi/instances/TUNNUS perustelut; /healthz tila. Kielet fi, sv ja en.\n\
         Kalenterin perään: ?remind=30d muistutus, ?ahead=14d ennakkomerkintä, ?from=2026-01-01&to=2026-12-31, \
         ?act=612/2021, ?duty=NIMI, ?role=counterparty muiden velvoitteet, joissa on oltava mukana.\n\
         Muuttuneet säännöt ja kirjaukset luetaan itsestään. Jos niissä on virhe, edellinen virheetön tilanne pysyy tarjolla.\n\
         Lopetus: Ctrl+C tai SIGTERM; keskeneräiset pyynnöt palvellaan loppuun.",
        "Adresser: /sv/ alla kalendrar; /sv/NAMN länkar och QR-kod; /feeds/sv/NAMN.ics kalendern; \
         /sv/instances/ID motivering; /healthz läget. Språk: fi, sv och en.\n\
         Efter kalenderns adress: ?remind=30d påminnelse, ?ahead=14d förvarning, ?from=2026-01-01&to=2026-12-31, \
         ?act=612/2021, ?duty=NAMN, ?role=counterparty andras skyldigheter som aktören ska delta i.\n\
         Ändrade regler och register läses om av sig själva. Om de innehåller ett fel visas det föregående felfria läget.\n\
         Avsluta: Ctrl+C eller SIGTERM; påbörjade svar skickas färdigt.",
        "Addresses: /en/ all calendars; /en/NAME links to subscribe and a QR code; /feeds/en/NAME.ics the calendar; \
         /en/instances/ID the proof; /healthz how things stand. Languages: fi, sv and en.\n\
         Behind a calendar's address: ?remind=30d an alarm, ?ahead=14d a notice entry, ?from=2026-01-01&to=2026-12-31, \
         ?act=612/2021, ?duty=NAME, ?role=counterparty what others owe and the body takes part in.\n\
         Rules and registers are read again when they change. Where an edit is broken, the last good state is served.\n\
         Stop: Ctrl+C or SIGTERM; whoever is being served is served to the end.",
    )
}

/// What stands below the help of the whole.
pub fn after(lang: Lang) -> &'static str {
    pick(
        lang,
        "Paluuarvo: 0 tarkistus tehtiin eikä mitään velvoitetta ole laiminlyöty; 1 jokin velvoite ei täyttynyt tai täyttyi vain osittain \
         tai myöhässä; 2 käyttövirhe tai lukukelvoton syöte; 3 virhe säännöissä; 4 vain valitsimella --decided: jotain ei \
         voida todeta.\n\nValmisteltu tueksi. Tämä ei ole viranomaisen päätös.",
        "Slutstatus: 0 granskningen gjordes och ingen skyldighet har försummats; 1 någon skyldighet uppfylldes inte alls, bara delvis eller för sent; \
         2 användningsfel eller oläslig indata; 3 fel i reglerna; 4 endast med --decided: något kan inte avgöras.\n\n\
         Berett som stöd. Detta är inte ett myndighetsbeslut.",
        "Exit status: 0 the job was done and nothing is in breach; 1 something is missed, partly met or met late; \
         2 usage or unreadable input; 3 a defect in the rules; 4 only with --decided: something cannot be told.\n\n\
         Prepared support, not a decision of an authority.",
    )
}

/// What stands for a value.
pub fn value_name(name: &str, lang: Lang) -> Option<&'static str> {
    Some(match name {
        "lang" => pick(lang, "KIELI", "SPRÅK", "LANG"),
        "records" | "registers" => pick(lang, "KIRJAUKSET", "REGISTER", "RECORDS"),
        "instance" => pick(lang, "TUNNUS", "BETECKNING", "INSTANCE"),
        "files" | "output" | "data" => pick(lang, "TIEDOSTO", "FIL", "FILE"),
        "duty" | "mapped" => pick(lang, "VELVOITE", "SKYLDIGHET", "DUTY"),
        "body" => pick(lang, "TOIMIJA", "AKTÖR", "BODY"),
        "as_of" | "known_at" | "from" | "to" => pick(lang, "PÄIVÄ", "DAG", "DAY"),
        "act" => pick(lang, "LAKI", "LAG", "ACT"),
        "period" | "review_period" | "map_period" => pick(lang, "KAUSI", "PERIOD", "PERIOD"),
        "verdict" => pick(lang, "TULOS", "UTFALL", "VERDICT"),
        "binding" => pick(lang, "NORMI", "NORM", "BINDING"),
        "format" => pick(lang, "MUOTO", "FORMAT", "FORMAT"),
        "rules" | "calendars" | "folder" => pick(lang, "KANSIO", "MAPP", "DIR"),
        "calendar" => pick(lang, "POLKU", "SÖKVÄG", "PATH"),
        "listen" => pick(lang, "OSOITE:PORTTI", "ADRESS:PORT", "ADDRESS:PORT"),
        "base_url" => pick(lang, "OSOITE", "ADRESS", "URL"),
        "state" => pick(lang, "TIEDOSTO", "FIL", "FILE"),
        "whose" => pick(lang, "TOIMIJA", "AKTÖR", "BODY"),
        "kind" => pick(lang, "LAJI", "SLAG", "KIND"),
        "year" | "from_year" | "to_year" => pick(lang, "VUOSI", "ÅR", "YEAR"),
        "drawn" => pick(lang, "MUOTO", "FORMAT", "FORMAT"),
        "years" => pick(lang, "VUODET", "ÅR", "YEARS"),
        "days" => pick(lang, "PÄIVÄ", "DAG", "DAY"),
        "case" => pick(lang, "PÄIVÄ MÄÄRÄ YKSIKKÖ", "DAG ANTAL ENHET", "DAY N UNIT"),
        "by" => pick(lang, "LAKI", "LAG", "ACT"),
        "role" => pick(lang, "ASEMA", "ROLL", "ROLE"),
        "remind" | "ahead" => pick(lang, "PÄIVÄÄ", "DAGAR", "DAYS"),
        "target" => pick(lang, "POLKU", "SÖKVÄG", "PATH"),
        _ => return None,
    })
}

/// What an option or an argument means.
pub fn option(name: &str, lang: Lang) -> Option<&'static str> {
    Some(match name {
        "lang" => pick(
            lang,
            "kieli: fi, sv tai en (oletus: fi)",
            "språk: fi, sv eller en (förval: fi)",
            "language: fi, sv or en (default fi)",
        ),
        "help" => pick(lang, "näyttää tämän ohjeen", "visar denna hjälp", "shows this help"),
        "version" => pick(lang, "näyttää version", "visar versionen", "shows the version"),
        "records" => pick(
            lang,
            "kirjausrekisterit: tiedostoja tai kansioita; - on vakiosyöte",
            "register: filer eller mappar; - är standardindata",
            "registers: files or folders; - is standard input",
        ),
        "registers" => pick(
            lang,
            "kirjausrekisterit: tiedostoja tai kansioita; luetaan uudelleen, kun ne muuttuvat",
            "register: filer eller mappar; läses om när de ändras",
            "registers: files or folders; read again when they change",
        ),
        "instance" => pick(
            lang,
            "velvoitteen tunnus, esim. county-hyte-negotiation/county-08/2024",
            "skyldighetens beteckning, t.ex. county-hyte-negotiation/county-08/2024",
            "the instance's id, such as county-hyte-negotiation/county-08/2024",
        ),
        "files" => pick(
            lang,
            "tiedostot, joiden kertomukset ajetaan; tiedosto, joka määrittelee omat lajinsa (kind), on oma kokonaisuutensa",
            "filer vars berättelser körs; en fil som anger egna slag (kind) är en egen helhet",
            "files whose scenarios are run; a file that declares kinds is a world of its own",
        ),
        "coverage" => pick(
            lang,
            "kertoo myös, mitä säännöistä kertomukset koettelevat ja mitä eivät",
            "berättar också vad av reglerna som berättelserna prövar och inte prövar",
            "tells also what of the rules the scenarios exercise, and what they do not",
        ),
        "duty" => {
            pick(lang, "velvoitteen nimi säännöissä", "skyldighetens namn i reglerna", "the duty's name in the rules")
        }
        "body" => pick(
            lang,
            "toimija: tunnus, virallinen koodi tai nimi; voi toistaa",
            "aktör: beteckning, officiell kod eller namn; kan upprepas",
            "body: id, official code or name; may be repeated",
        ),
        "all" => pick(lang, "kaikki toimijat", "alla aktörer", "every body of the roster"),
        "as_of" => pick(
            lang,
            "päivä, jona arvioidaan (oletus: tänään Helsingin aikaa)",
            "dagen för bedömningen (förval: i dag i Helsingfors)",
            "the day on which to judge (default today in Helsinki)",
        ),
        "known_at" => pick(
            lang,
            "päivä, jonka tietoja käytetään (oletus: kaikki kirjattu)",
            "den dag vars uppgifter används (förval: allt som registrerats)",
            "the day whose knowledge to use (default everything held)",
        ),
        "from" => pick(lang, "tarkasteltavan ajan alku", "början av den granskade tiden", "first day of the span"),
        "to" => pick(lang, "tarkasteltavan ajan loppu", "slutet av den granskade tiden", "last day of the span"),
        "act" => pick(
            lang,
            "vain tämä laki, esim. 612/2021; voi toistaa",
            "endast denna lag, t.ex. 612/2021; kan upprepas",
            "only this act, such as 612/2021; may be repeated",
        ),
        "period" => pick(
            lang,
            "vain tämä kausi, esim. 2024 tai 2022-2025; voi toistaa",
            "endast denna period, t.ex. 2024 eller 2022-2025; kan upprepas",
            "only this period, such as 2024 or 2022-2025; may be repeated",
        ),
        "verdict" => pick(
            lang,
            "vain tämä tulos: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; voi toistaa",
            "endast detta utfall: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; kan upprepas",
            "only this verdict: met, met-late, partly-met, missed, open, upcoming, unknown, waived, not-applicable; may be repeated",
        ),
        "binding" => pick(
            lang,
            "vain tämä normi: statute, decree, agreement, recommendation, incentive; voi toistaa",
            "endast denna norm: statute, decree, agreement, recommendation, incentive; kan upprepas",
            "only this kind of norm: statute, decree, agreement, recommendation, incentive; may be repeated",
        ),
        "decided" => pick(
            lang,
            "paluuarvo 4, jos jotain ei voida todeta",
            "slutstatus 4 om något inte kan avgöras",
            "exit status 4 if something cannot be told",
        ),
        "format" => pick(
            lang,
            "tulosteen muoto: text tai json, komennoissa check ja calendar myös csv, komennossa check myös jsonl ja xlsx (työkirja), komennossa rules doc myös csv ja md (oletus: text)",
            "utskriftens format: text eller json, för check och calendar även csv, för check även jsonl och xlsx (arbetsbok), för rules doc även csv och md (förval: text)",
            "form of the output: text or json, for check and calendar also csv, for check also jsonl and xlsx (a workbook), for rules doc also csv and md (default text)",
        ),
        "rules" => pick(
            lang,
            "sääntökansio mukana tulevien sijaan",
            "mapp med regler i stället för de medföljande",
            "folder of rules in place of the shipped ones",
        ),
        "calendars" => pick(
            lang,
            "kalenterikansio mukana tulevien sijaan",
            "mapp med kalendrar i stället för de medföljande",
            "folder of calendars in place of the shipped ones",
        ),
        "calendar" => pick(
            lang,
            "kalenteritiedosto tai -kansio mukana tulevien sijaan",
            "kalenderfil eller mapp i stället för de medföljande",
            "file or folder of calendars in place of the shipped ones",
        ),
        "listen" => pick(
            lang,
            "missä osoitteessa ja portissa kuunnellaan (oletus: 127.0.0.1:8080, vain tämä kone)",
            "på vilken adress och port tjänsten lyssnar (förval: 127.0.0.1:8080, endast den här datorn)",
            "address and port to listen at (default 127.0.0.1:8080, this machine only)",
        ),
        "base_url" => pick(
            lang,
            "julkinen osoite, josta kalenterit löytyvät, esim. https://example.org/velvoite",
            "den offentliga adress där kalendrarna finns, t.ex. https://example.org/velvoite",
            "the public address of the calendars, such as https://example.org/velvoite",
        ),
        "state" => pick(
            lang,
            "tiedosto, johon jää muistiin, mitä on julkaistu (muutosten numerot, poistuneet merkinnät)",
            "fil där det sparas vad som har publicerats (ändringsnummer, poster som utgått)",
            "file that remembers what was published (numbers of changes, entries that ceased)",
        ),
        "years" => pick(
            lang,
            "vuosi tai vuosia: 2024 tai 2024..2026",
            "ett eller flera år: 2024 eller 2024..2026",
            "a year or years: 2024 or 2024..2026",
        ),
        "days" => pick(
            lang,
            "päivä: 2024-06-22 tai 22.6.2024; - lukee päivät vakiosyötteestä, yhden rivillä, ja vastaa riveittäin ISO-muodossa",
            "dag: 2024-06-22 eller 22.6.2024; - läser dagarna från standardindata, en per rad, och svarar radvis i ISO-form",
            "day: 2024-06-22 or 22.6.2024; - reads a day a line from standard input and writes an ISO day a line",
        ),
        "case" => pick(
            lang,
            "päivä, määrä ja yksikkö (päivää, viikkoa, kuukautta, vuotta), esim. 2024-01-31 1 kuukausi; - lukee ne vakiosyötteestä riveittäin",
            "dag, antal och enhet (dagar, veckor, månader, år), t.ex. 2024-01-31 1 månad; - läser dem radvis från standardindata",
            "day, number and unit (days, weeks, months, years), such as 2024-01-31 1 month; - reads them a line each from standard input",
        ),
        "back" => pick(lang, "laskee taaksepäin (4 §)", "räknar bakåt (4 §)", "counts backwards (section 4)"),
        "roll" => pick(
            lang,
            "siirtää viimeisen päivän arkipäivään (5 §)",
            "flyttar den sista dagen till en vardag (5 §)",
            "moves the last day to a working day (section 5)",
        ),
        "why" => pick(
            lang,
            "näyttää jokaisen vaiheen: pykälät ja päivät, jotka siirsivät",
            "visar varje steg: paragraferna och dagarna som flyttade",
            "shows every step: the sections and the days that moved it",
        ),
        "by" => pick(
            lang,
            "minkä määräaikalain mukaan siirretään (oletus: 150/1930)",
            "enligt vilken lag om frister dagen flyttas (förval: 150/1930)",
            "by which act on time limits to roll (default 150/1930)",
        ),
        "whose" => pick(
            lang,
            "toimija: tunnus, virallinen koodi tai nimi",
            "aktör: beteckning, officiell kod eller namn",
            "body: id, official code or name",
        ),
        "mapped" => pick(
            lang,
            "velvoite (oletus: vuosittainen neuvottelu)",
            "skyldighet (förval: den årliga förhandlingen)",
            "duty (default the yearly negotiation)",
        ),
        "map_period" => pick(
            lang,
            "kausi, esim. 2026 tai 2025-2029 (oletus: arviointipäivän vuosi)",
            "period, t.ex. 2026 eller 2025-2029 (förval: bedömningsdagens år)",
            "period, such as 2026 or 2025-2029 (default the year of the day of judging)",
        ),
        "kind" => pick(
            lang,
            "kaikkien saman lajin toimijoiden vuosi, esim. county tai municipality (oletus: county)",
            "året för alla aktörer av samma slag, t.ex. county eller municipality (förval: county)",
            "the year of all bodies of a kind, such as county or municipality (default county)",
        ),
        "year" => pick(
            lang,
            "vuosi (oletus: arviointipäivän vuosi)",
            "år (förval: året för bedömningsdagen)",
            "year (default that of the day on which to judge)",
        ),
        "from_year" => pick(
            lang,
            "ensimmäinen vuosi (oletus: ensimmäinen, jona velvoite oli voimassa, aikaisintaan edellinen valtuustokausi)",
            "första året (förval: det första då en skyldighet gällde, tidigast föregående fullmäktigeperiod)",
            "first year (default the first in which a duty was in force, at the earliest the previous council term)",
        ),
        "to_year" => pick(
            lang,
            "viimeinen vuosi (oletus: seuraavan valtuustokauden loppu)",
            "sista året (förval: slutet av nästa fullmäktigeperiod)",
            "last year (default the end of the next council term)",
        ),
        "drawn" => pick(
            lang,
            "muoto: svg, json tai csv; json ja csv antavat kuvan taulukkona (oletus: svg)",
            "format: svg, json eller csv; json och csv ger bilden som tabell (förval: svg)",
            "form: svg, json or csv; json and csv give the picture as a table (default svg)",
        ),
        "output" => pick(
            lang,
            "kirjoittaa tuloksen tiedostoon",
            "skriver resultatet till en fil",
            "writes the result to a file",
        ),
        "role" => pick(
            lang,
            "asema: bearer, toimijan omat velvoitteet, tai counterparty, toisten velvoitteet, joihin toimija osallistuu (oletus: bearer)",
            "roll: bearer, aktörens egna skyldigheter, eller counterparty, andras skyldigheter som aktören deltar i (förval: bearer)",
            "role: bearer, what the body owes itself, or counterparty, what others owe and it takes part in (default bearer)",
        ),
        "recommended" => pick(
            lang,
            "suositukset ja rahoituksen ehdot lakisääteisten velvoitteiden sijaan",
            "rekommendationer och villkor för finansiering i stället för lagstadgade skyldigheter",
            "what is recommended, and conditions for money, in place of statutory duties",
        ),
        "todo" => pick(
            lang,
            "tehtäviä tapahtumien sijaan; kaikki ohjelmat eivät näytä tehtäviä",
            "uppgifter i stället för händelser; alla program visar inte uppgifter",
            "tasks in place of events; not every program shows tasks",
        ),
        "remind" => pick(
            lang,
            "muistutus näin monta päivää ennen, esim. 30d; voi toistaa; Google ja Outlook eivät välitä muistutuksista",
            "påminnelse så många dagar före, t.ex. 30d; kan upprepas; Google och Outlook bryr sig inte om påminnelser",
            "a reminder so many days before, such as 30d; may be repeated; Google and Outlook ignore reminders",
        ),
        "ahead" => pick(
            lang,
            "oma ennakkomerkintä näin monta päivää ennen, esim. 14d; voi toistaa; toimii kaikissa ohjelmissa",
            "en egen förhandsanteckning så många dagar före, t.ex. 14d; kan upprepas; fungerar i alla program",
            "an entry of its own that gives notice so many days before, such as 14d; may be repeated; works everywhere",
        ),
        "review_period" => pick(
            lang,
            "kausi, esim. 2026 tai 2025-2029 (oletus: edellinen ja kuluva vuosi)",
            "period, t.ex. 2026 eller 2025-2029 (förval: föregående och innevarande år)",
            "period, such as 2026 or 2025-2029 (default the last year and this one)",
        ),
        "folder" => pick(
            lang,
            "kansio, johon tiedostot kirjoitetaan; muiden tekemiä tiedostoja ei korvata",
            "mapp som filerna skrivs i; filer som någon annan har gjort ersätts inte",
            "folder to write; what somebody else made is not written over",
        ),
        "target" => pick(
            lang,
            "X.ics kirjoittaa yhden kalenterin, mikä tahansa muu nimi kansion, jossa ovat kaikki kalenterit ja sivut niiden tilaamiseen",
            "X.ics skriver en kalender, alla andra namn en mapp med alla kalendrar och sidor för att prenumerera på dem",
            "X.ics writes one calendar, any other name a folder with all calendars and pages to subscribe to them",
        ),
        "data" => pick(
            lang,
            "kirjoittaa kirjauksia koskevat huomiot ja virheilmoitukset tiedostoon JSON-riveinä",
            "skriver anmärkningarna om registreringarna och felmeddelandena till en fil som JSON-rader",
            "writes remarks on the records and complaints to a file, as JSON lines",
        ),
        _ => return None,
    })
}

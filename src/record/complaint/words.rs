//! The words of each complaint in Finnish, Swedish and English.

use super::{Complaint, Expected, Said};
use crate::diagnostic::Severity;
use crate::lang::Words;
use crate::record::read::date::DateProblem;
use crate::time::Datelike;

/// One text in three languages, with names taken from where it stands.
macro_rules! words {
    ($fi:literal, $sv:literal, $en:literal $(,)?) => {
        Words::new(format!($fi), format!($sv), format!($en))
    };
    // Names that are another word in each language.
    ($fi:literal, $sv:literal, $en:literal, fi = $in_fi:expr, sv = $in_sv:expr, en = $in_en:expr $(,)?) => {
        Words::new(format!($fi, fi = $in_fi), format!($sv, sv = $in_sv), format!($en, en = $in_en))
    };
}

fn error(code: &'static str, message: Words) -> Said {
    Said { code, severity: Severity::Error, message, help: None }
}

fn warning(code: &'static str, message: Words) -> Said {
    Said { severity: Severity::Warning, ..error(code, message) }
}

impl Said {
    fn help(mut self, help: Words) -> Said {
        self.help = Some(help);
        self
    }

    /// Suggests the nearest name, or else says what would do.
    fn near(self, near: Option<&str>, otherwise: Words) -> Said {
        match near {
            Some(near) => self.help(words!("tarkoititko `{near}`?", "menade du `{near}`?", "did you mean `{near}`?")),
            None => self.help(otherwise),
        }
    }
}

impl Complaint {
    /// Code, weight and words.
    #[expect(clippy::too_many_lines, reason = "the one table of words; each line is one complaint")]
    pub(super) fn say(&self) -> Said {
        match self {
            Complaint::Workbook => error("V0501", words!(
                "työkirjaa ei voida lukea: se on vioittunut tai muuta kuin .xlsx-muotoa",
                "arbetsboken kan inte läsas: den är skadad eller i något annat format än .xlsx",
                "the workbook cannot be read: it is damaged, or of another kind than .xlsx",
            )).help(words!(
                "avaa se taulukko-ohjelmassa ja tallenna se .xlsx- tai CSV-muodossa (UTF-8)",
                "öppna den i ett kalkylprogram och spara den som .xlsx eller CSV (UTF-8)",
                "open it in a spreadsheet program, and save it as .xlsx or CSV (UTF-8)",
            )),
            Complaint::Merged { cells } => warning("V0525", words!(
                "solut {cells} on yhdistetty: arvo on vain niistä ensimmäisessä",
                "cellerna {cells} är sammanfogade: bara den första av dem har ett värde",
                "the cells {cells} are merged: only the first of them holds a value",
            )).help(words!(
                "pura yhdistäminen ja kirjoita arvo jokaiselle riville",
                "dela upp cellerna och skriv värdet på varje rad",
                "unmerge them, and write the value in every row",
            )),
            Complaint::OtherSheets { names } => warning("V0526", words!(
                "työkirjasta luetaan vain ensimmäinen taulukko; lukematta jäi {names}",
                "bara det första bladet i arbetsboken läses; oläst blev {names}",
                "only the first sheet of the workbook is read; left unread: {names}",
            )),
            Complaint::LockedWorkbook => error("V0501", words!(
                "työkirja on vanhaa muotoa tai salasanan takana",
                "arbetsboken är i ett gammalt format eller skyddad med lösenord",
                "the workbook is of an old kind, or protected by a password",
            )).help(words!(
                "avaa työkirja ja tallenna se ilman salasanaa .xlsx- tai CSV-muodossa (UTF-8)",
                "öppna arbetsboken och spara den utan lösenord som .xlsx eller CSV (UTF-8)",
                "open the workbook, and save it without a password as .xlsx or CSV (UTF-8)",
            )),
            Complaint::Binary => error("V0502", words!(
                "tiedosto ei ole tekstiä",
                "filen är inte text",
                "the file is not a text",
            )).help(words!(
                "rekisteri on CSV-taulukko tai JSON-rivejä",
                "ett register är en CSV-tabell eller JSON-rader",
                "a register is a CSV table or JSON lines",
            )),
            Complaint::Empty => error("V0503", words!(
                "tiedosto on tyhjä",
                "filen är tom",
                "the file is empty",
            )).help(words!(
                "tyhjässä rekisterissä on otsikkorivi, jossa ovat ainakin sarakkeet `toiminta`, `päivä` ja `tekijä`",
                "ett tomt register har en rubrikrad med åtminstone kolumnerna `aktivitet`, `dag` och `av`",
                "an empty register has a header row with at least the columns activity, date and by",
            )),
            Complaint::BrokenUtf8 => warning("V0504", words!(
                "osa merkeistä on rikki: tiedosto ei ole kokonaan UTF-8-muotoa",
                "en del tecken är trasiga: filen är inte helt i UTF-8",
                "some letters are broken: not all of the file is UTF-8",
            )).help(words!(
                "tallenna tiedosto uudelleen ja valitse merkistöksi UTF-8",
                "spara filen på nytt med teckenkodningen UTF-8",
                "save the file again and choose UTF-8 as its encoding",
            )),
            Complaint::MissingColumn { column, found } => {
                let [name, fi, sv, ..] = column.names() else { return error("V0505", Words::same(column.name())) };
                error(
                    "V0505",
                    words!(
                        "sarake `{fi}` ({name}) puuttuu",
                        "kolumnen `{sv}` ({name}) saknas",
                        "the column `{name}` is missing",
                    ),
                )
                .help(words!(
                    "otsikkorivillä on: {found}",
                    "rubrikraden har: {found}",
                    "the header row has: {found}",
                ))
            }
            Complaint::UnknownColumn { written, near } => warning("V0506", words!(
                "saraketta `{written}` ei tunneta, eikä sitä lueta",
                "kolumnen `{written}` är okänd och läses inte",
                "the column `{written}` is not known and is not read",
            )).near(*near, words!(
                "poista sarake tai siirrä sen sisältö sarakkeeseen `huomautus`",
                "ta bort kolumnen eller flytta innehållet till kolumnen `anmärkning`",
                "remove the column, or move what it says to the column note",
            )),
            Complaint::RepeatedColumn { written, other } => error("V0507", words!(
                "sarakkeet `{other}` ja `{written}` tarkoittavat samaa",
                "kolumnerna `{other}` och `{written}` betyder samma sak",
                "the columns `{other}` and `{written}` mean the same",
            )).help(words!(
                "jätä niistä vain toinen",
                "behåll bara den ena av dem",
                "keep only one of them",
            )),
            Complaint::ExtraCells { expected, found } => error("V0508", words!(
                "rivillä on {found} solua, mutta sarakkeita on {expected}",
                "raden har {found} celler men det finns {expected} kolumner",
                "the row has {found} cells, but there are {expected} columns",
            )).help(words!(
                "jos solun tekstissä on erotinmerkki, kirjoita teksti lainausmerkkeihin",
                "om texten i en cell innehåller skiljetecknet ska den stå inom citattecken",
                "if the text of a cell holds the separator, put the text in quotes",
            )),
            Complaint::FewCells { expected, found } => warning("V0509", words!(
                "rivillä on {found} solua, vaikka sarakkeita on {expected}: puuttuvat luetaan tyhjinä",
                "raden har {found} celler fast det finns {expected} kolumner: de som saknas läses som tomma",
                "the row has {found} cells where there are {expected} columns: those missing are read as empty",
            )),
            Complaint::Quote { unclosed: true } => error("V0510", words!(
                "lainausmerkki avataan tässä, mutta sitä ei suljeta",
                "ett citattecken öppnas här men stängs aldrig",
                "a quote opens here and is never closed",
            )).help(words!(
                "sulje se, tai kirjoita tekstiin kuuluva lainausmerkki kahdesti",
                "stäng det, eller skriv ett citattecken som hör till texten två gånger",
                "close it, or write a quote that belongs to the text twice",
            )),
            Complaint::Quote { unclosed: false } => error("V0510", words!(
                "sulkevan lainausmerkin jälkeen on muuta kuin erotinmerkki",
                "efter det avslutande citattecknet står något annat än ett skiljetecken",
                "after the closing quote something else stands than a separator",
            )).help(words!(
                "kirjoita tekstiin kuuluva lainausmerkki kahdesti",
                "skriv ett citattecken som hör till texten två gånger",
                "write a quote that belongs to the text twice",
            )),
            Complaint::TooLong => error("V0511", words!(
                "rivi on liian pitkä (yli 1 MiB)",
                "raden är för lång (över 1 MiB)",
                "the row is too long (over 1 MiB)",
            )),
            Complaint::Nul => error("V0512", words!(
                "rivillä on merkki, jota tekstissä ei voi olla (NUL)",
                "raden har ett tecken som inte kan stå i text (NUL)",
                "the row holds a character that no text can hold (NUL)",
            )),
            Complaint::Json { cause } => error("V0513", words!(
                "rivi ei ole JSON-olio: {cause}",
                "raden är inte ett JSON-objekt: {cause}",
                "the line is not a JSON object: {cause}",
            )),
            Complaint::JsonArray => error("V0514", words!(
                "tiedosto on JSON-taulukko, vaikka jokaisella rivillä pitää olla oma olionsa",
                "filen är en JSON-matris, fast varje rad ska vara ett eget objekt",
                "the file is a JSON array, but every line must be an object of its own",
            )).help(words!(
                "kirjoita yksi olio riville, ilman hakasulkeita ja pilkkuja niiden välissä",
                "skriv ett objekt per rad, utan hakparenteser och kommatecken mellan dem",
                "write one object a line, without brackets and commas between them",
            )),
            Complaint::JsonValue => error("V0515", words!(
                "arvo ei ole teksti, luku, totuusarvo eikä luettelo teksteistä",
                "värdet är inte en text, ett tal, ett sanningsvärde eller en lista med texter",
                "the value is no text, number, truth value or list of texts",
            )),
            Complaint::Needed { column } => {
                let [name, fi, sv, ..] = column.names() else { return error("V0516", Words::same(column.name())) };
                error(
                    "V0516",
                    words!(
                        "sarake `{fi}` ({name}) on tyhjä, mutta tieto tarvitaan",
                        "kolumnen `{sv}` ({name}) är tom, men uppgiften behövs",
                        "`{name}` is empty, but it is needed",
                    ),
                )
            }
            Complaint::OneOnly { written } => error("V0517", words!(
                "tässä voi olla vain yksi tieto, ei luetteloa `{written}`",
                "här kan stå bara en uppgift, inte listan `{written}`",
                "only one can stand here, not the list `{written}`",
            )),
            Complaint::Date { written, problem } => of_date(written, problem),
            Complaint::NotOneDay { written } => error("V0520", words!(
                "tässä tarvitaan yksi päivä, mutta `{written}` on aikaväli",
                "här behövs en enda dag, men `{written}` är en period",
                "one day is needed here, but `{written}` is an interval",
            )),
            Complaint::UntilBeforeDate => error("V0521", words!(
                "päättymispäivä on ennen alkamispäivää",
                "slutdagen ligger före begynnelsedagen",
                "the end lies before the beginning",
            )),
            Complaint::UntilWithoutStatus => warning("V0522", words!(
                "päättymispäivä kuuluu vain tilaan, joka kestää, eikä sitä lueta",
                "en slutdag hör bara till en status som varar och läses inte",
                "an end belongs only to a status, which lasts, and is not read",
            )).help(words!(
                "jos tarkkaa päivää ei tiedetä, kirjoita päiväksi aikaväli, esim. `1.–15.6.2026`",
                "om den exakta dagen inte är känd, skriv en period som datum, t.ex. `1.–15.6.2026`",
                "if the exact day is not known, write an interval as the date: `2026-06-01/2026-06-15`",
            )),
            Complaint::AnswerWithoutQuestion => warning("V0523", words!(
                "vastaus kuuluu vain arvioon, eikä sitä lueta",
                "ett svar hör bara till en bedömning och läses inte",
                "an answer belongs only to a judgement, and is not read",
            )).help(words!(
                "kirjoita sarakkeeseen `toiminta` sana `arvio`, tai siirrä tieto huomautukseen",
                "skriv `bedömning` i kolumnen `aktivitet`, eller flytta uppgiften till anmärkningen",
                "write `judgement` as the activity, or move it to the note",
            )),
            Complaint::UnknownPeriod { written, near } => {
                let said = error("V0524", words!(
                    "mikään kausi ei ole `{written}`, eikä minkään rivin tunnus",
                    "ingen period heter `{written}`, och ingen rad har den beteckningen",
                    "no period is called `{written}`, and no row has this id",
                ));
                if near.is_empty() {
                    said.help(words!(
                        "kirjoita vuosi (`2024`), valtuustokausi (`2022-2025`) tai sen rivin tunnus, josta määräaika alkoi",
                        "skriv ett år (`2024`), en fullmäktigeperiod (`2022-2025`) eller beteckningen på den rad som tidsfristen räknas från",
                        "write a year (`2024`), a council term (`2022-2025`), or the id of the row from which the time ran",
                    ))
                } else {
                    let near = near.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                    said.help(words!("lähellä: {near}", "nära: {near}", "near: {near}"))
                }
            }
            Complaint::UnknownKind { written, near, like } => error("V0530", words!(
                "tekoa tai tilaa `{written}` ei tunneta",
                "åtgärden eller statusen `{written}` är okänd",
                "no activity or status is called `{written}`",
            )).near(near.as_deref(), words!(
                "lähimpiä ovat {fi}; kaikki ovat sääntöjen riveillä `activity` ja `status` (tiedosto vocabulary.velvoite)",
                "närmast är {sv}; alla står på reglernas rader `activity` och `status` (filen vocabulary.velvoite)",
                "the nearest are {en}; all stand in the lines `activity` and `status` of the rules (file vocabulary.velvoite)",
                fi = like.fi, sv = like.sv, en = like.en,
            )),
            Complaint::MixedKinds { written } => error("V0531", words!(
                "`{written}` on omalla rivillään, ei muiden kanssa",
                "`{written}` står på en egen rad, inte tillsammans med annat",
                "`{written}` stands on a row of its own, not beside others",
            )),
            Complaint::UnknownTopic { written, near } => error("V0532", words!(
                "aihetta `{written}` ei tunneta",
                "ämnet `{written}` är okänt",
                "no topic is called `{written}`",
            )).near(near.as_deref(), words!(
                "vapaa teksti kuuluu sarakkeeseen `huomautus`",
                "fri text hör till kolumnen `anmärkning`",
                "free text belongs in the column note",
            )),
            Complaint::UnknownGrade { written, near } => error("V0533", words!(
                "näytön tasoa `{written}` ei tunneta",
                "bevisgraden `{written}` är okänd",
                "no grade of evidence is called `{written}`",
            )).near(near.as_deref(), words!(
                "tasot ovat `ennakkotieto`, `mainittu`, `asiakirjassa` ja `julkaistu`",
                "graderna är `förhandsuppgift`, `uppgiven`, `dokumenterad` och `publicerad`",
                "the grades are `announced`, `claimed`, `documented` and `published`",
            )),
            Complaint::UnknownAnswer { written } => error("V0534", words!(
                "vastaus on `kyllä` tai `ei`, ei `{written}`",
                "svaret är `ja` eller `nej`, inte `{written}`",
                "the answer is `yes` or `no`, not `{written}`",
            )),
            Complaint::UnknownParty { written, .. } if written.contains([',', ';']) => error("V0540", words!(
                "toimijaa `{written}` ei tunneta",
                "aktören `{written}` är okänd",
                "nobody is called `{written}`",
            )).help(words!(
                "erota toimijat toisistaan pystyviivalla: `Joutsa|Luhanka`",
                "skilj aktörerna åt med ett lodstreck: `Joutsa|Luhango`",
                "separate several bodies by a bar: `Joutsa|Luhanka`",
            )),
            Complaint::UnknownParty { written, near, classes } => error("V0540", words!(
                "toimijaa `{written}` ei tunneta",
                "aktören `{written}` är okänd",
                "nobody is called `{written}`",
            )).near(near.as_deref(), if *classes {
                words!(
                    "kirjoita tunnus (`county-08`), virallinen koodi, nimi, tai luokka ja nimi (`ngo:Tampereen Martat`)",
                    "skriv en beteckning (`county-08`), en officiell kod, ett namn, eller klass och namn (`ngo:Marthaförbundet`)",
                    "write an id (`county-08`), an official code, a name, or a class and a name (`ngo:Tampereen Martat`)",
                )
            } else {
                words!(
                    "kirjoita tunnus (`county-08`), virallinen koodi tai nimi",
                    "skriv en beteckning (`county-08`), en officiell kod eller ett namn",
                    "write an id (`county-08`), an official code or a name",
                )
            }),
            Complaint::ShortCode { written, candidates } => error("V0541", words!(
                "`{written}` ei ole koodi: kunnan koodissa on kolme ja hyvinvointialueen koodissa kaksi numeroa",
                "`{written}` är ingen kod: en kommuns kod har tre siffror och ett välfärdsområdes två",
                "`{written}` is no code: a municipality's has three digits, a county's two",
            )).help(words!(
                "etunollat ovat ehkä kadonneet; mahdolliset: {fi}",
                "inledande nollor kan ha fallit bort; möjliga: {sv}",
                "leading zeros may have been lost; it may be: {en}",
                fi = candidates.fi, sv = candidates.sv, en = candidates.en,
            )),
            Complaint::Ambiguous { written, candidates } => error("V0542", words!(
                "`{written}` voi tarkoittaa useaa",
                "`{written}` kan betyda flera",
                "`{written}` may mean several",
            )).help(words!(
                "kirjoita yksi näistä: {fi}",
                "skriv en av dessa: {sv}",
                "write one of these: {en}",
                fi = candidates.fi, sv = candidates.sv, en = candidates.en,
            )),
            Complaint::UnknownOrgan { written, near } => error("V0543", words!(
                "toimielintä `{written}` ei tunneta",
                "organet `{written}` är okänt",
                "no organ is called `{written}`",
            )).near(near.as_deref(), words!(
                "kirjoita esimerkiksi `county-08/council`",
                "skriv till exempel `county-08/council`",
                "write for example `county-08/council`",
            )),
            Complaint::UnknownClass { written, near } => error("V0544", words!(
                "toimijaluokkaa `{written}` ei tunneta",
                "aktörsklassen `{written}` är okänd",
                "no class of partners is called `{written}`",
            )).near(near.as_deref(), words!(
                "kirjoita luokka ja nimi, esimerkiksi `ngo:Tampereen Martat`",
                "skriv klass och namn, till exempel `ngo:Marthaförbundet`",
                "write a class and a name, for example `ngo:Tampereen Martat`",
            )),
            Complaint::ClassAsActor { written } => error("V0545", words!(
                "`{written}` on toimijaluokka, mutta tässä tarvitaan nimetty viranomainen",
                "`{written}` är en aktörsklass, men här behövs en namngiven myndighet",
                "`{written}` is a class of partners, but a body is needed here",
            )),
            Complaint::MembersElsewhere => error("V0546", words!(
                "`members` voi olla vain sarakkeissa `kanssa` ja `kutsutut`",
                "`members` kan stå bara i kolumnerna `med` och `inbjudna`",
                "`members` can stand only in the columns with and invited",
            )),
            Complaint::NoMembers => error("V0547", words!(
                "`members` tarkoittaa tekijän kuntia, mutta tekijällä ei ollut kuntia sinä päivänä",
                "`members` betyder aktörens kommuner, men aktören hade inga kommuner den dagen",
                "`members` means the municipalities of `by`, but it had none on that day",
            )),
            Complaint::PartMembers { names } => {
                let (fi, sv, en) = (&names.fi, &names.sv, &names.en);
                warning("V0548", Words::new(
                    format!("`members` ei sisällä kuntia, jotka olivat jäseniä vain osan ajasta: {fi}"),
                    format!("`members` omfattar inte kommuner som var medlemmar bara en del av tiden: {sv}"),
                    format!("`members` leaves out those who were members only part of the time: {en}"),
                ))
            }
            Complaint::NotThen { name } => {
                let (fi, sv, en) = (&name.fi, &name.sv, &name.en);
                warning("V0549", Words::new(
                    format!("{fi}: toimijaa ei ollut sinä päivänä"),
                    format!("{sv}: aktören fanns inte den dagen"),
                    format!("{en} did not exist on that day"),
                ))
            }
            Complaint::RepeatedId { id } => error("V0550", words!(
                "tunnus `{id}` on kahdella eri rivillä",
                "beteckningen `{id}` står på två olika rader",
                "two different rows have the id `{id}`",
            )).help(words!(
                "anna toiselle oma tunnus, tai korvaa vanha rivi sarakkeella `korvaa`",
                "ge den ena en egen beteckning, eller ersätt den gamla raden med kolumnen `ersätter`",
                "give one of them an id of its own, or replace the old row by the column supersedes",
            )),
            Complaint::DanglingOf { id, left_out } => {
                let said = warning("V0551", words!(
                    "rekisterissä ei ole riviä `{id}`, johon tämä viittaa: viittaus ei vastaa mihinkään",
                    "registret har ingen rad `{id}` som denna hänvisar till: hänvisningen svarar inte på något",
                    "the register has no row `{id}` to follow: the reference answers nothing",
                ));
                if *left_out { said.help(was_left_out(id)) } else { said }
            }
            Complaint::DanglingCorrection { id, left_out } => {
                let said = error("V0552", words!(
                    "rekisterissä ei ole riviä `{id}`, jonka tämä korvaisi tai peruisi",
                    "registret har ingen rad `{id}` som denna skulle ersätta eller återkalla",
                    "the register has no row `{id}` to replace or withdraw",
                ));
                if *left_out { said.help(was_left_out(id)) } else { said }
            }
            Complaint::Cycle { id } => error("V0553", words!(
                "rivin `{id}` korvaukset tai peruutukset palaavat siihen itseensä",
                "ersättningarna eller återkallelserna av raden `{id}` leder tillbaka till den själv",
                "the corrections of the row `{id}` lead back to itself",
            )),
            Complaint::Competing { id } => error("V0554", words!(
                "useampi rivi korvaa rivin `{id}`, eikä mikään kerro, mikä niistä on viimeisin",
                "flera rader ersätter raden `{id}`, och inget säger vilken som är den senaste",
                "several rows replace the row `{id}`, and nothing says which came last",
            )).help(words!(
                "kirjoita eri päivät sarakkeeseen `kirjattu`, tai korvaa korvaava rivi",
                "skriv olika dagar i kolumnen `antecknad`, eller ersätt den ersättande raden",
                "write different days in the column recorded, or replace the replacing row",
            )),
            Complaint::Contested { id } => error("V0555", words!(
                "riviä `{id}` ei lueta, koska sen korvaavat rivit ovat ristiriidassa",
                "raden `{id}` läses inte, eftersom raderna som ersätter den motsäger varandra",
                "the row `{id}` is not read, because the rows that replace it contradict each other",
            )),
            Complaint::RetractsOnly => warning("V0556", words!(
                "rivi vain peruu toisen rivin: sen muuta sisältöä ei lueta",
                "raden återkallar bara en annan rad: dess övriga innehåll läses inte",
                "the row only withdraws another one: what else it says is not read",
            )).help(words!(
                "jos tarkoitus on oikaista, käytä saraketta `korvaa`",
                "om avsikten är att rätta, använd kolumnen `ersätter`",
                "to correct a row, use the column supersedes",
            )),
            Complaint::ReplacesAndWithdraws => error("V0557", words!(
                "rivi ei voi sekä korvata että perua",
                "en rad kan inte både ersätta och återkalla",
                "a row cannot both replace and withdraw",
            )),
            Complaint::More { count } => error("V0558", words!(
                "tiedostossa on vielä {count} muuta riviä, joissa on huomautettavaa",
                "filen har ytterligare {count} rader med anmärkningar",
                "{count} more rows of this file have complaints",
            )),
            Complaint::NoFiles => warning("V0559", words!(
                "kansiossa ei ole yhtään tietuetiedostoa (*.csv, *.jsonl, *.xlsx)",
                "mappen innehåller ingen registerfil (*.csv, *.jsonl, *.xlsx)",
                "the folder holds no file of records (*.csv, *.jsonl, *.xlsx)",
            )),
            Complaint::Toml { cause } => error("V0560", words!(
                "tiedostoa ei voi lukea TOML-muotona: {cause}",
                "filen kan inte läsas som TOML: {cause}",
                "the file cannot be read as TOML: {cause}",
            )),
            Complaint::UnknownKey { written, near } => warning("V0561", words!(
                "avainta `{written}` ei tunneta, eikä sitä lueta",
                "nyckeln `{written}` är okänd och läses inte",
                "the key `{written}` is not known and is not read",
            )).near(near.as_deref(), words!(
                "avaimet ovat [register] name, bodies; [[complete]] body, activity, from, until",
                "nycklarna är [register] name, bodies; [[complete]] body, activity, from, until",
                "the keys are [register] name, bodies; [[complete]] body, activity, from, until",
            )),
            Complaint::UnknownCompleteKey { written, near } => error("V0565", words!(
                "avainta `{written}` ei tunneta, joten koko ilmoitus jää lukematta",
                "nyckeln `{written}` är okänd, så hela uppgiften lämnas oläst",
                "the key `{written}` is not known, so the whole declaration is not read",
            )).near(near.as_deref(), words!(
                "avaimet ovat body, activity, from, until",
                "nycklarna är body, activity, from, until",
                "the keys are body, activity, from, until",
            )),
            Complaint::WrongValue { key, expected } => {
                let (fi, sv, en) = match expected {
                    Expected::Text => ("teksti lainausmerkeissä", "en text inom citattecken", "a text in quotes"),
                    Expected::Texts => ("teksti tai luettelo teksteistä", "en text eller en lista med texter", "a text or a list of texts"),
                    Expected::Day => ("päivä, esim. 2023-01-01", "en dag, t.ex. 2023-01-01", "a day, such as 2023-01-01"),
                    Expected::Table => ("taulu `[register]`", "en tabell `[register]`", "a table `[register]`"),
                    Expected::Tables => ("tauluja `[[complete]]`", "tabeller `[[complete]]`", "tables `[[complete]]`"),
                };
                error("V0562", Words::new(
                    format!("avaimen `{key}` arvoksi tarvitaan {fi}"),
                    format!("nyckeln `{key}` behöver {sv}"),
                    format!("the key `{key}` needs {en}"),
                ))
            }
            Complaint::MissingKey { key } => error("V0563", words!(
                "ilmoituksesta puuttuu avain `{key}`",
                "nyckeln `{key}` saknas i uppgiften",
                "the declaration lacks the key `{key}`",
            )),
            Complaint::CompleteReversed => error("V0564", words!(
                "ilmoitus päättyy ennen kuin se alkaa",
                "uppgiften slutar innan den börjar",
                "the declaration ends before it begins",
            )),
        }
    }
}

fn was_left_out(id: &str) -> Words {
    words!(
        "rivi `{id}` on olemassa, mutta se jätettiin pois, koska siinä on virhe",
        "raden `{id}` finns men har utelämnats, eftersom den har ett fel",
        "the row `{id}` is there, but was left out because of a mistake in it",
    )
}

fn of_date(written: &str, problem: &DateProblem) -> Said {
    let said = error(
        "V0518",
        match problem {
            DateProblem::Form => words!(
                "`{written}` ei ole päivä, kuukausi, vuosi eikä aikaväli",
                "`{written}` är inte en dag, månad, år eller period",
                "`{written}` is no day, month, year or interval",
            ),
            DateProblem::NoSuchDay { year, month, days } => words!(
                "päivää `{written}` ei ole: kuussa {month}/{year} on {days} päivää",
                "dagen `{written}` finns inte: månaden {month}/{year} har {days} dagar",
                "there is no day `{written}`: {year}-{month:02} has {days} days",
            ),
            DateProblem::NoSuchMonth(month) => words!(
                "päivää `{written}` ei ole: kuukausia on 12, ei {month}",
                "dagen `{written}` finns inte: det finns 12 månader, inte {month}",
                "there is no day `{written}`: there are 12 months, not {month}",
            ),
            DateProblem::YearOutOfReach(year) => words!(
                "vuosi {year} ei ole väliltä 1900–2200",
                "året {year} ligger inte mellan 1900 och 2200",
                "the year {year} is not between 1900 and 2200",
            ),
            DateProblem::ShortYear => words!(
                "päivästä `{written}` ei näy, mitä vuosisataa tarkoitetaan",
                "av dagen `{written}` framgår inte vilket århundrade som avses",
                "`{written}` does not say which century is meant",
            ),
            DateProblem::SerialNumber(_) => words!(
                "`{written}` ei ole päivä vaan taulukkolaskennan järjestysluku",
                "`{written}` är ingen dag utan ett kalkylprograms serienummer",
                "`{written}` is no day but a spreadsheet's serial number",
            ),
            DateProblem::Reversed => words!(
                "aikaväli `{written}` päättyy ennen kuin se alkaa",
                "perioden `{written}` slutar innan den börjar",
                "the interval `{written}` ends before it begins",
            ),
        },
    );
    match problem {
        DateProblem::SerialNumber(day) => {
            let (number, month, year) = (day.day(), day.month(), day.year());
            said.help(words!(
                "muotoile sarake päivämääräksi; luku tarkoittaa päivää {number}.{month}.{year}",
                "formatera kolumnen som datum; talet betyder dagen {number}.{month}.{year}",
                "format the column as a date; the number means {year}-{month:02}-{number:02}",
            ))
        }
        DateProblem::ShortYear => said.help(words!(
            "kirjoita vuosi neljällä numerolla",
            "skriv året med fyra siffror",
            "write the year with four digits",
        )),
        DateProblem::NoSuchDay { .. }
        | DateProblem::NoSuchMonth(_)
        | DateProblem::YearOutOfReach(_)
        | DateProblem::Reversed
        | DateProblem::Form => said.help(words!(
            "kirjoita esimerkiksi `2.10.2024`, `10/2024`, `2024` tai `1.–15.6.2026`",
            "skriv till exempel `2.10.2024`, `10/2024`, `2024` eller `1.–15.6.2026`",
            "write for example `2024-10-02`, `2024-10`, `2024` or `2024-10-01/2024-10-15`",
        )),
    }
}

//! The words on the page of a body: what to do first, what cannot be told and what would settle it.

use super::{days, number, pick};
use crate::finding::{Cause, Verdict};
use crate::lang::Lang;
use crate::time::Day;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The heading of the few lines at the top.
    First,
    /// What it must do itself.
    Own,
    /// What is borne together.
    Together,
    /// Each for its own part.
    Joint,
    /// What others owe.
    Others,
    /// What that is.
    OthersHint,
    /// Not done, and no longer in time.
    Overdue,
    /// In place of a verdict, where bearers stand otherwise from each other.
    Mixed,
    /// That nothing falls due of which it is known that it concerns the body.
    NothingNextKnown,
    /// What was recommended and not done.
    Undone,
    /// Nothing is known to be so.
    NothingOverdue,
    /// What is due within a year.
    Next,
    /// There is none.
    NothingNext,
    /// What is due later, or without a day.
    Later,
    /// What cannot be told.
    Unknown,
    /// What has not begun.
    Upcoming,
    /// What is done.
    Done,
    /// What is waived.
    Waived,
    /// What does not apply.
    NotApplicable,
    /// The municipalities of a county.
    Members,
    /// How they are counted.
    MembersHint,
    /// The links to other pages on the same body.
    More,
    /// The brief.
    Brief,
    /// The clock.
    Clock,
    /// The timeline.
    Timeline,
    /// The round.
    Round,
    /// The matrix of its members.
    Matrix,
    /// Recent changes.
    Changes,
    /// Its calendar.
    Calendar,
    /// Narrow what is shown.
    Narrow,
    /// The period.
    Period,
    /// The verdict.
    Verdict,
    /// No restriction.
    All,
    /// The button.
    Apply,
    /// The link to the proof.
    Proof,
    /// The link to the rule.
    Rule,
    /// The link to all periods of the duty.
    History,
    /// It is not certain that the duty applies.
    Conditional,
    /// The heading of such.
    IfItApplies,
    /// Heading of what can no longer be met.
    TooLate,
    /// Heading of what can still be done.
    Mendable,
    /// Doing it still counts.
    StillCounts,
    /// How to record: heading.
    HowTo,
    /// Nothing is on record.
    NothingRecorded,
    /// How to record: what to write.
    HowToWrite,
    /// How to record: what completeness means.
    HowToComplete,
    /// What is open in the whole page.
    Nothing,
    /// There is nothing at all.
    NothingEver,
    /// The bearer.
    Bearer,
    /// What stood on the earlier day.
    Before,
    /// The official code.
    Code,
    /// The body itself, in tables.
    Body,
    /// In which capacity, in tables.
    Capacity,
    /// How many are counted.
    Counted,
    /// How it stands, in tables.
    Standing,
    /// To where the rest stands on the page.
    Show,
    /// Of a topic.
    DealtWith,
    /// An empty register to fill in.
    Template,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::First => pick(lang, "Tärkeimmät ensin", "Det viktigaste först", "First things first"),
        Word::Own => pick(lang, "Omat velvoitteet", "Egna skyldigheter", "Own duties"),
        Word::Together => pick(lang, "Yhdessä muiden kanssa", "Tillsammans med andra", "Together with others"),
        Word::Joint => pick(
            lang,
            "Yhteiset velvoitteet: kukin vastaa omasta osuudestaan",
            "Gemensamma skyldigheter: var och en svarar för sin egen del",
            "Borne jointly: each answers for its own part",
        ),
        Word::Others => pick(
            lang,
            "Muiden velvoitteet, joissa tämä toimija on mukana",
            "Andras skyldigheter där man medverkar",
            "Duties of others in which it takes part",
        ),
        Word::OthersHint => pick(
            lang,
            "Näistä vastaa joku muu: ne on täytettävä yhdessä tämän toimijan kanssa tai sitä kohtaan.",
            "För dessa svarar någon annan: de ska fullgöras tillsammans med den här aktören eller gentemot den.",
            "Somebody else answers for these: they are to be met together with this body or towards it.",
        ),
        Word::Overdue => pick(lang, "Myöhässä tai tekemättä", "Försenat eller ogjort", "Overdue or not done"),
        Word::Mixed => pick(lang, "vaihtelee", "varierar", "varies"),
        Word::NothingNextKnown => pick(
            lang,
            "Vuoden kuluessa ei ole määräpäiviä, joiden tiedetään koskevan tätä toimijaa.",
            "Inom ett år löper inga tidsfrister ut som man vet gäller den här aktören.",
            "Nothing falls due within a year that is known to concern this body.",
        ),
        Word::Undone => {
            pick(lang, "Suositeltu, mutta tekemättä", "Rekommenderat men inte gjort", "Not done as recommended")
        }
        Word::NothingOverdue => pick(
            lang,
            "Minkään velvoitteen ei tiedetä olevan myöhässä.",
            "Ingen skyldighet är veterligen försenad.",
            "No duty is known to be overdue.",
        ),
        Word::Next => pick(lang, "Tehtävä vuoden kuluessa", "Att göra inom ett år", "To do within a year"),
        Word::NothingNext => pick(
            lang,
            "Vuoden kuluessa ei ole määräpäiviä.",
            "Inga tidsfrister löper ut inom ett år.",
            "Nothing falls due within a year.",
        ),
        Word::Later => pick(
            lang,
            "Avoinna pidempään tai ilman määräpäivää",
            "Pågår längre eller utan sista dag",
            "Open for longer, or without a due day",
        ),
        Word::Unknown => pick(lang, "Ei voida todeta", "Kan inte avgöras", "Cannot tell"),
        Word::Upcoming => pick(lang, "Tulossa", "Kommande", "Upcoming"),
        Word::Done => pick(lang, "Tehty", "Gjort", "Done"),
        Word::Waived => pick(lang, "Vapautettu", "Befriad", "Waived"),
        Word::NotApplicable => pick(lang, "Ei sovelleta", "Tillämpas inte", "Not applicable"),
        Word::Members => {
            pick(lang, "Kunnat ja muut jäsenet", "Kommuner och andra medlemmar", "Municipalities and other members")
        }
        Word::MembersHint => pick(
            lang,
            "Luku kertoo, moniko lain velvoitteista on täyttynyt. Jakajassa ovat mukana myös ne, joiden tulosta ei voida todeta; avoimet, tulevat, \
             vapautetut ja ne, joita ei sovelleta, eivät ole mukana. Järjestys on kuntanumeron mukainen.",
            "Talet visar hur många av de lagstadgade skyldigheterna som har uppfyllts. I nämnaren ingår också de vars utfall inte kan avgöras; \
             pågående, kommande, befriade och sådana som inte tillämpas ingår inte. Ordningen följer kommunnumret.",
            "How many of the statutory duties are met. The denominator holds those too of which it cannot be told; what is open, upcoming, \
             waived or not applicable is not counted. In the order of the municipal codes.",
        ),
        Word::More => pick(lang, "Lisää tästä toimijasta", "Mer om den här aktören", "More on this body"),
        Word::Brief => {
            pick(lang, "Tiivistelmä neuvotteluun", "Sammandrag för förhandlingen", "Brief for the negotiation")
        }
        Word::Clock => pick(lang, "Vuosikello", "Årsklocka", "Annual clock"),
        Word::Timeline => pick(lang, "Aikajana", "Tidslinje", "Timeline"),
        Word::Round => pick(lang, "Neuvottelukierros", "Förhandlingsrunda", "Round of negotiation"),
        Word::Matrix => pick(lang, "Kunnat rinnakkain", "Kommunerna sida vid sida", "Municipalities side by side"),
        Word::Changes => pick(lang, "Viimeaikaiset muutokset", "Senaste ändringar", "Recent changes"),
        Word::Calendar => {
            pick(lang, "Tilaa määräpäivät kalenteriin", "Prenumerera på tidsfristerna", "Subscribe to the due days")
        }
        Word::Narrow => pick(lang, "Rajaa", "Avgränsa", "Narrow"),
        Word::Period => pick(lang, "Vuosi tai kausi", "År eller period", "Year or term"),
        Word::Verdict => pick(lang, "Tulos", "Utfall", "Verdict"),
        Word::All => pick(lang, "kaikki", "alla", "all"),
        Word::Apply => pick(lang, "Näytä", "Visa", "Show"),
        Word::Proof => pick(lang, "perustelut", "motivering", "reasons"),
        Word::Rule => pick(lang, "sääntö", "regel", "rule"),
        Word::History => pick(lang, "kaikki kaudet", "alla perioder", "all periods"),
        Word::Conditional => pick(
            lang,
            "Ei ole varmaa, koskeeko tämä toimijaa: se riippuu ehdosta, jonka täyttymistä kirjaukset eivät osoita.",
            "Det är inte säkert att detta gäller aktören: det beror på ett villkor som registreringarna inte visar.",
            "It is not certain that this concerns the body: it hangs on a condition that the records do not show.",
        ),
        Word::IfItApplies => pick(lang, "Koskee ehkä", "Gäller kanske", "May apply"),
        Word::TooLate => pick(lang, "Ei voi enää täyttää", "Kan inte längre fullgöras", "Can no longer be met"),
        Word::Mendable => pick(lang, "Voi vielä tehdä", "Kan ännu göras", "Can still be done"),
        Word::StillCounts => pick(
            lang,
            "Myös myöhässä tehty otetaan huomioon: tee heti.",
            "Också det som görs för sent beaktas: gör det genast.",
            "Doing it late still counts: do it now.",
        ),
        Word::HowTo => pick(lang, "Näin kirjaat", "Så registrerar du", "How to record"),
        Word::NothingRecorded => pick(
            lang,
            "Tästä toimijasta ei ole vielä kirjauksia. Siksi useimmista velvoitteista ei voida todeta, onko ne täytetty. Se ei tarkoita, \
             että jotakin olisi jäänyt tekemättä.",
            "Om den här aktören finns inga registreringar ännu. Därför kan det för de flesta skyldigheter inte avgöras om de har uppfyllts. Det \
             betyder inte att något har lämnats ogjort.",
            "Nothing is on record of this body yet. That is why for most duties it cannot be told whether they were met. It does not mean \
             that anything was left undone.",
        ),
        Word::HowToWrite => pick(
            lang,
            "Tee taulukko, jossa on yksi rivi jokaista tehtyä asiaa kohden: mitä, milloin ja kuka. Esimerkki:",
            "Gör en tabell med en rad för varje sak som har gjorts: vad, när och av vem. Exempel:",
            "Make a table with one row for each thing done: what, when and by whom. An example:",
        ),
        Word::HowToComplete => pick(
            lang,
            "Jos taulukossa on kaikki, mitä on tehty, rekisterin voi ilmoittaa täydelliseksi. Vasta silloin puuttuva rivi tarkoittaa, että asia \
             on tekemättä.",
            "Om tabellen innehåller allt som har gjorts kan registret anges som fullständigt. Först då betyder en rad som saknas att saken inte \
             har gjorts.",
            "If the table holds everything that was done, the register can be declared complete. Only then does a missing row mean that the \
             thing was not done.",
        ),
        Word::Nothing => pick(
            lang,
            "Tällä rajauksella ei ole velvoitteita.",
            "Med denna avgränsning finns inga skyldigheter.",
            "There are no duties within these limits.",
        ),
        Word::NothingEver => pick(
            lang,
            "Tällä toimijalla ei ole tältä ajalta velvoitteita.",
            "Den här aktören har inga skyldigheter för denna tid.",
            "This body has no duties for this time.",
        ),
        Word::Bearer => pick(lang, "vastaa", "ansvarar", "answers for it"),
        Word::Before => pick(lang, "aiemmin", "tidigare", "before"),
        Word::Code => pick(lang, "tunnus", "kod", "code"),
        Word::Body => pick(lang, "toimija", "aktör", "body"),
        Word::Capacity => pick(lang, "asema", "ställning", "capacity"),
        Word::Counted => pick(lang, "arvioituja", "bedömda", "assessed"),
        Word::Show => pick(lang, "Katso luettelo", "Se listan", "See the list"),
        Word::DealtWith => pick(lang, "käsitelty", "behandlat", "dealt with"),
        Word::Template => pick(
            lang,
            "Lataa valmis taulukkopohja (XLSX)",
            "Ladda ner en färdig tabellmall (XLSX)",
            "Download a workbook to fill in (XLSX)",
        ),
        Word::Standing => pick(lang, "tilanne", "läge", "standing"),
    }
}

/// A heading with how many things stand under it.
#[must_use]
pub fn heading(lang: Lang, of: Word, count: usize) -> String {
    format!("{} ({})", word(lang, of), number(lang, count))
}

/// `viimeistään 31.12.2026`, as it is said of what is still to be done.
#[must_use]
pub fn by(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "viimeistään {day}", "senast {day}", "by {day}")
}

/// `määräpäivä oli 31.12.2024`.
#[must_use]
pub fn was_due(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "määräpäivä oli {day}", "sista dag var {day}", "was due {day}")
}

/// At the top: do this by that day, and how many more on the same day.
#[must_use]
pub fn next(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "Tee viimeistään {day}:", "Gör senast {day}:", "Do by {day}:")
}

/// How many more.
#[must_use]
pub fn and_more(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "ja yksi muu".to_owned(),
        (Lang::Fi, _) => format!("ja {shown} muuta"),
        (Lang::Sv, 1) => "och en till".to_owned(),
        (Lang::Sv, _) => format!("och {shown} till"),
        (Lang::En, 1) => "and one more".to_owned(),
        (Lang::En, _) => format!("and {shown} more"),
    }
}

/// At the top: so many more are overdue.
#[must_use]
pub fn more_overdue(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "Lisäksi yksi velvoite on myöhässä tai tekemättä.".to_owned(),
        (Lang::Fi, _) => format!("Lisäksi {shown} velvoitetta on myöhässä tai tekemättä."),
        (Lang::Sv, 1) => "Dessutom är en skyldighet försenad eller ogjord.".to_owned(),
        (Lang::Sv, _) => format!("Dessutom är {shown} skyldigheter försenade eller ogjorda."),
        (Lang::En, 1) => "One more duty is overdue or not done.".to_owned(),
        (Lang::En, _) => format!("{shown} more duties are overdue or not done."),
    }
}

/// At the top: so many cannot be told, because of these.
#[must_use]
pub fn unknown(lang: Lang, count: usize, causes: &[Cause]) -> String {
    let shown = number(lang, count);
    let why: Vec<&str> = causes.iter().map(|cause| because(lang, *cause)).collect();
    let why = super::alternatives(lang, &why);
    match (lang, count) {
        (Lang::Fi, 1) => format!("Yhdestä velvoitteesta ei voida todeta, onko se täytetty, koska {why}."),
        (Lang::Fi, _) => format!("{shown} velvoitteesta ei voida todeta, onko ne täytetty, koska {why}."),
        (Lang::Sv, 1) => format!("Om en skyldighet kan det inte avgöras om den har uppfyllts, eftersom {why}."),
        (Lang::Sv, _) => format!("Om {shown} skyldigheter kan det inte avgöras om de har uppfyllts, eftersom {why}."),
        (Lang::En, 1) => format!("Of one duty it cannot be told whether it was met, because {why}."),
        (Lang::En, _) => format!("Of {shown} duties it cannot be told whether they were met, because {why}."),
    }
}

/// Why it cannot be told, as a short clause after *because*.
#[must_use]
pub fn because(lang: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::NoRecord => pick(lang, "kirjausta ei ole", "det inte finns någon registrering", "there is no record"),
        Cause::NotStated => pick(
            lang,
            "kirjauksesta puuttuu tieto",
            "en uppgift saknas i registreringen",
            "a record leaves something out",
        ),
        Cause::ImpreciseDate => pick(
            lang,
            "kirjattu päivä ei ole tarkka",
            "den registrerade dagen inte är exakt",
            "a recorded day is not exact",
        ),
        Cause::WeakEvidence => {
            pick(lang, "näyttö ei riitä", "bevisningen inte räcker", "the evidence does not suffice")
        }
        Cause::Contradiction => pick(
            lang,
            "kirjaukset ovat ristiriidassa",
            "registreringarna motsäger varandra",
            "the records contradict each other",
        ),
        Cause::NotJudged => pick(lang, "arvio puuttuu", "en bedömning saknas", "a judgement is missing"),
        Cause::LawNotFollowed => pick(
            lang,
            "lainmuutosta ei ole vielä otettu huomioon",
            "en lagändring ännu inte har beaktats",
            "a change of law has not been read yet",
        ),
        Cause::Roster => pick(
            lang,
            "toimijaluettelosta ei selviä, ketä velvoite koskee",
            "förteckningen över aktörer inte visar vem skyldigheten gäller",
            "the roster does not say whom it concerns",
        ),
    }
}

/// What would settle it.
#[must_use]
pub fn settle(lang: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::NoRecord => pick(
            lang,
            "Kirjaa, mitä on tehty ja milloin.",
            "Registrera vad som har gjorts och när.",
            "Record what was done and when.",
        ),
        Cause::NotStated => pick(
            lang,
            "Täydennä kirjaukseen se, mikä siitä puuttuu: ketkä olivat mukana, mitä käsiteltiin tai kuka päätti.",
            "Komplettera registreringen med det som saknas: vilka som deltog, vad som behandlades eller vem som beslutade.",
            "Add to the record what it leaves out: who took part, what was dealt with, or who decided.",
        ),
        Cause::ImpreciseDate => {
            pick(lang, "Kirjaa tarkka päivä.", "Registrera den exakta dagen.", "Record the exact day.")
        }
        Cause::WeakEvidence => pick(
            lang,
            "Kirjaa toteutunut asia ja siitä pöytäkirja tai muu näyttö: kutsu tai esityslista ei vielä osoita, että se on tehty.",
            "Registrera det som har genomförts och ett protokoll eller annat bevis: en kallelse eller föredragningslista visar inte \
             att det har gjorts.",
            "Record what took place, with minutes or other evidence: an invitation or an agenda does not show that it was done.",
        ),
        Cause::Contradiction => pick(
            lang,
            "Selvittäkää, kumpi kirjaus on oikea, ja korjatkaa toinen.",
            "Red ut vilken registrering som stämmer och rätta den andra.",
            "Find out which record is right and correct the other.",
        ),
        Cause::NotJudged => pick(
            lang,
            "Kirjaa arvio: kyllä tai ei, kuka arvioi ja milloin.",
            "Registrera bedömningen: ja eller nej, vem som bedömde och när.",
            "Record the judgement: yes or no, by whom and when.",
        ),
        Cause::LawNotFollowed => pick(
            lang,
            "Kirjaus ei auta: sääntöihin on ensin lisättävä lainmuutos.",
            "En registrering hjälper inte: lagändringen måste först tas in i reglerna.",
            "No record helps: the change of law must first be added to the rules.",
        ),
        Cause::Roster => pick(
            lang,
            "Kirjaus ei auta: toimijaluetteloa on täydennettävä.",
            "En registrering hjälper inte: förteckningen över aktörer måste kompletteras.",
            "No record helps: the roster must be completed.",
        ),
    }
}

/// At the top: so many are done.
#[must_use]
pub fn done(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "Yksi velvoite on täytetty.".to_owned(),
        (Lang::Fi, _) => format!("{shown} velvoitetta on täytetty."),
        (Lang::Sv, 1) => "En skyldighet har uppfyllts.".to_owned(),
        (Lang::Sv, _) => format!("{shown} skyldigheter har uppfyllts."),
        (Lang::En, 1) => "One duty has been met.".to_owned(),
        (Lang::En, _) => format!("{shown} duties have been met."),
    }
}

/// `3 / 9 täyttyi, 6 ei voida todeta`: the counts of what could be assessed so far, then the others by their words.
#[must_use]
pub fn tally(lang: Lang, counts: &[(Verdict, usize)]) -> String {
    let of = |wanted: Verdict| counts.iter().find(|(verdict, _)| *verdict == wanted).map_or(0, |(_, count)| *count);
    let all = number(lang, assessed(counts));
    let mut parts =
        vec![format!("{} / {all} {}", number(lang, of(Verdict::Met)), super::verdict::verdict(lang, Verdict::Met))];
    for verdict in [Verdict::MetLate, Verdict::PartlyMet, Verdict::Missed, Verdict::Unknown] {
        if of(verdict) > 0 {
            parts.push(super::verdict::counted(lang, of(verdict), verdict));
        }
    }
    parts.join(", ")
}

/// How many could be assessed so far, what cannot be told included.
#[must_use]
pub fn assessed(counts: &[(Verdict, usize)]) -> usize {
    let is = |of: Verdict| of.is_breach() || matches!(of, Verdict::Met | Verdict::Unknown);
    counts.iter().filter(|(of, _)| is(*of)).map(|(_, count)| count).sum()
}

/// A body that is no more, and what it became.
#[must_use]
pub fn ended(lang: Lang, until: Day) -> String {
    let until = days::day(lang, until);
    say!(
        lang,
        "Tämä toimija lakkasi {until}. Sivulla on se, mistä se itse vastasi.",
        "Den här aktören upphörde {until}. Sidan visar det som den själv svarade för.",
        "This body ended on {until}. The page shows what it answered for itself."
    )
}

/// A body that is not there yet.
#[must_use]
pub fn begins(lang: Lang, from: Day) -> String {
    let from = days::day(lang, from);
    say!(
        lang,
        "Tämä toimija aloittaa {from}.",
        "Den här aktören inleder sin verksamhet {from}.",
        "This body begins on {from}."
    )
}

/// Before the body into which another merged.
#[must_use]
pub fn successor(lang: Lang) -> &'static str {
    pick(lang, "Sen tehtävät jatkuvat täällä:", "Dess uppgifter fortsätter här:", "Its tasks go on here:")
}

/// Which days the page covers; whether also what was not met before them.
#[must_use]
pub fn covers(lang: Lang, from: Day, to: Day, and_earlier: bool) -> String {
    let span = days::span(lang, from, to);
    if and_earlier {
        return say!(
            lang,
            "Mukana ovat velvoitteet, joiden aika osuu välille {span}, ja ne sitä aiemmat, joiden tiedetään jääneen täyttymättä.",
            "Här finns de skyldigheter vars tid infaller {span}, och de tidigare som veterligen inte har uppfyllts.",
            "Shown are the duties whose time touches {span}, and earlier ones that are known not to have been met."
        );
    }
    say!(
        lang,
        "Mukana ovat velvoitteet, joiden aika osuu välille {span}.",
        "Här finns de skyldigheter vars tid infaller {span}.",
        "Shown are the duties whose time touches {span}."
    )
}

/// The table of all lines.
#[must_use]
pub fn table_title(lang: Lang, body: &str) -> String {
    say!(lang, "Velvoitteet: {body}", "Skyldigheter: {body}", "Duties: {body}")
}

/// The table of its members.
#[must_use]
pub fn members_title(lang: Lang, body: &str) -> String {
    say!(
        lang,
        "Kunnat ja muut jäsenet: {body}",
        "Kommuner och andra medlemmar: {body}",
        "Municipalities and other members: {body}"
    )
}

/// What the table of duties is.
#[must_use]
pub fn about_duties(lang: Lang) -> &'static str {
    pick(
        lang,
        "Toimijan velvoitteet ja niiden tilanne",
        "En aktörs skyldigheter och hur de uppfylls",
        "The duties of a body and how they stand",
    )
}

/// What the table of members is.
#[must_use]
pub fn about_members(lang: Lang) -> &'static str {
    pick(
        lang,
        "Alueen kunnat ja niiden tulosten lukumäärät",
        "Områdets kommuner och antalet utfall för var och en",
        "The municipalities of a county, with the counts of their verdicts",
    )
}

//! The words of the page of a duty: what it asks and by when, as a reader who writes no rules is told it.

use super::{days, pick};
use crate::lang::Lang;
use crate::model::{Early, Late};

/// A fixed word of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Its name in the rules.
    Name,
    /// Who bears it.
    Bearer,
    /// Towards whom.
    Towards,
    /// What is to be done.
    What,
    /// How often.
    Rhythm,
    /// By when.
    Due,
    /// The due days of parts.
    Parts,
    /// The due days of steps.
    Steps,
    /// From when it counts.
    Window,
    /// What is done before.
    Early,
    /// What is done after.
    Late,
    /// Its own condition.
    Condition,
    /// The first due day.
    FirstBy,
    /// What came before it.
    Succeeds,
    /// What follows where it was not done.
    Otherwise,
    /// The provision.
    Source,
    /// The kind of norm.
    Binding,
    /// Its acts.
    Acts,
    /// What single clauses rest on.
    Grounds,
    /// The terms.
    Terms,
    /// Its readings.
    Readings,
    /// The exceptions.
    Exceptions,
    /// The questions.
    Questions,
    /// Remarks.
    Notes,
    /// The versions.
    Versions,
    /// First day in force.
    From,
    /// Last day in force.
    Until,
    /// Under what it came into force.
    Under,
    /// What is another than before.
    Differs,
    /// The first version that the rules know.
    First,
    /// Nothing that is told here differs.
    Same,
    /// No end.
    NoEnd,
    /// Law that has not been read.
    Unread,
    /// What the stories are.
    Stories,
    /// What stories are for.
    StoriesLead,
    /// A story in which there is no such duty.
    NoInstance,
    /// The rule as written.
    Rule,
    /// Where it stands among the organisers.
    Matrix,
    /// On the map.
    Map,
    /// In calendars.
    Calendar,
    /// Elsewhere.
    Onward,
    /// The reading that is followed.
    Followed,
    /// Another one.
    Other,
    /// The act on time limits moves the day.
    Rolls,
    /// That nothing moves the day.
    Stays,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Name => pick(lang, "tunnus", "beteckning", "id"),
        Word::Bearer => pick(lang, "kenen on tehtävä", "vem ska göra det", "who must do it"),
        Word::Towards => pick(lang, "kenelle tai kenen kanssa", "mot vem eller med vem", "towards whom"),
        Word::What => pick(lang, "mitä on tehtävä", "vad ska göras", "what is to be done"),
        Word::Rhythm => pick(lang, "kuinka usein", "hur ofta", "how often"),
        Word::Due => pick(lang, "mihin mennessä", "senast när", "by when"),
        Word::Parts => pick(lang, "osien määräpäivät", "sista dag för delarna", "due days of the parts"),
        Word::Steps => pick(lang, "vaiheiden määräpäivät", "sista dag för stegen", "due days of the steps"),
        Word::Window => pick(lang, "mistä alkaen", "från när", "from when"),
        Word::Early => pick(lang, "ennen aikaa tehty", "det som görs före", "what is done before"),
        Word::Late => {
            pick(lang, "määräpäivän jälkeen tehty", "det som görs efter sista dagen", "what is done after the due day")
        }
        Word::Condition => pick(lang, "millä ehdolla", "på vilket villkor", "on what condition"),
        Word::FirstBy => pick(lang, "ensimmäisen kerran viimeistään", "första gången senast", "the first time by"),
        Word::Succeeds => pick(lang, "edeltävä velvoite", "föregående skyldighet", "succeeds"),
        Word::Otherwise => {
            pick(lang, "jos ei täyty ajoissa", "om den inte uppfylls i tid", "where it is not met in time")
        }
        Word::Source => pick(lang, "Säännös", "Bestämmelse", "Provision"),
        Word::Binding => pick(lang, "velvoittavuus", "bindande verkan", "binding force"),
        Word::Acts => pick(lang, "Säädökset", "Författningar", "Acts"),
        Word::Grounds => {
            pick(lang, "Yksittäisten kohtien perusteet", "Grunder för enskilda punkter", "Grounds of single clauses")
        }
        Word::Terms => pick(lang, "Kaudet", "Perioder", "Periods"),
        Word::Readings => pick(lang, "Tulkinnat", "Tolkningar", "Readings"),
        Word::Exceptions => pick(lang, "Poikkeukset", "Undantag", "Exceptions"),
        Word::Questions => pick(lang, "Arvioitavat kysymykset", "Frågor som ska bedömas", "Questions to be judged"),
        Word::Notes => pick(lang, "Huomautukset", "Anmärkningar", "Notes"),
        Word::Versions => pick(lang, "Säännös eri aikoina", "Bestämmelsen vid olika tider", "The provision over time"),
        Word::From => pick(lang, "Voimassa alkaen", "I kraft från", "In force from"),
        Word::Until => pick(lang, "Viimeinen päivä", "Sista dag", "Last day"),
        Word::Under => pick(lang, "Voimaantulo", "Ikraftträdande", "Put in force by"),
        Word::Differs => pick(lang, "Mikä muuttui", "Vad som ändrades", "What changed"),
        Word::First => pick(
            lang,
            "ensimmäinen, jonka säännöt tuntevat",
            "den första som reglerna känner till",
            "the first that the rules know",
        ),
        Word::Same => pick(
            lang,
            "ei mikään tässä kerrottu; katso sääntöä alla",
            "inget av det som sägs här; se regeln nedan",
            "nothing that is told here; see the rule below",
        ),
        Word::NoEnd => pick(lang, "toistaiseksi", "tills vidare", "no end set"),
        Word::Unread => pick(
            lang,
            "Lukematta olevat lainmuutokset",
            "Lagändringar som inte har lästs",
            "Changes of law not yet read",
        ),
        Word::Stories => pick(lang, "Esimerkkejä", "Exempel", "Examples"),
        Word::StoriesLead => pick(
            lang,
            "Keksittyjä tapauksia, joiden tulos on päätelty suoraan laista ja joilla sääntö koetellaan. Englanninkielinen rivi on tapauksen \
             nimi sääntötiedostossa.",
            "Påhittade fall vars utfall har härletts direkt ur lagen och med vilka regeln prövas. Den engelska raden är fallets namn i \
             regelfilen.",
            "Made-up cases whose outcome was worked out from the act by hand, and by which the rule is tried.",
        ),
        Word::NoInstance => super::story::word(lang, super::story::Word::NoInstance),
        Word::Rule => pick(
            lang,
            "Sääntö sellaisena kuin se on kirjoitettu",
            "Regeln så som den är skriven",
            "The rule as written",
        ),
        Word::Matrix => pick(
            lang,
            "Tilanne kaikilla järjestäjillä",
            "Läget för alla tjänsteanordnare",
            "How it stands with all organisers",
        ),
        Word::Map => pick(lang, "Tilanne kartalla", "Läget på kartan", "How it stands on the map"),
        Word::Calendar => {
            pick(lang, "Määräpäivät kalenteriin", "Tidsfristerna till kalendern", "Its due days in a calendar")
        }
        Word::Onward => pick(lang, "Lisää tästä", "Mer om detta", "More on this"),
        Word::Followed => pick(lang, "noudatetaan", "följs", "followed"),
        Word::Other => pick(lang, "toinen mahdollinen", "annan möjlig", "another tenable one"),
        Word::Rolls => pick(
            lang,
            "vapaapäivältä määräpäivä siirtyy seuraavaan arkipäivään",
            "från en ledig dag flyttas den sista dagen till följande vardag",
            "from a day of rest the due day moves to the next working day",
        ),
        Word::Stays => pick(lang, "määräpäivä ei siirry", "den sista dagen flyttas inte", "the due day does not move"),
    }
}

/// Whether what is done before counts.
#[must_use]
pub fn early(lang: Lang, early: Early) -> &'static str {
    match early {
        Early::DoesNotCount => pick(lang, "ei oteta huomioon", "beaktas inte", "does not count"),
        Early::Counts => pick(lang, "otetaan huomioon", "beaktas", "counts"),
    }
}

/// Whether what is done after the due day cures.
#[must_use]
pub fn late(lang: Lang, late: Late) -> String {
    let within = |offset| {
        let offset = days::offset(lang, offset);
        say!(
            lang,
            "otetaan huomioon myöhästyneenä, kun siitä on enintään {offset}",
            "beaktas som försenat, om högst {offset} har gått",
            "counts as late, if no more than {offset} have passed"
        )
    };
    match late {
        Late::DoesNotCure => {
            pick(lang, "ei enää täytä velvoitetta", "uppfyller inte längre skyldigheten", "no longer meets it")
                .to_owned()
        }
        Late::Cures(None) => {
            pick(lang, "otetaan huomioon myöhästyneenä", "beaktas som försenat", "counts, as late").to_owned()
        }
        Late::Cures(Some(offset)) => within(offset),
        Late::CuresOrNamed(offset) => {
            let within = within(offset);
            say!(
                lang,
                "{within}; sen jälkeenkin, jos kirjaus nimeää kauden",
                "{within}; även senare om registreringen anger perioden",
                "{within}; later too where its record names the period"
            )
        }
    }
}

/// A condition in plain words, and as the rule writes it.
#[must_use]
pub fn condition(lang: Lang, plain: &str, text: &str) -> String {
    say!(lang, "{plain} (säännössä `{text}`)", "{plain} (i regeln `{text}`)", "{plain} (in the rule `{text}`)")
}

/// A change of law that was not read: what, which clause, from when.
#[must_use]
pub fn unread(lang: Lang, what: &str, clause: Option<&str>, from: &str) -> String {
    let clause = clause.map_or_else(String::new, |clause| format!(" (`{clause}`)"));
    say!(
        lang,
        "{what}{clause}: vaikuttaa {from} alkaen. Sen jälkeen tulosta ei voida todeta, ennen kuin muutos on luettu.",
        "{what}{clause}: inverkar från {from}. Därefter kan utfallet inte avgöras förrän ändringen har lästs.",
        "{what}{clause}: bears on it from {from}. After that the outcome cannot be told until the change has been read."
    )
}

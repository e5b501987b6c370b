//! The words of a round of negotiation: who took part, who was invited, who is left.

use super::{days, number, pick};
use crate::finding::{Cause, Role};
use crate::lang::Lang;
use crate::review::round::{Counts, Part};
use crate::time::When;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The name of the page.
    Title,
    /// The duties that have rounds.
    Duties,
    /// The periods.
    Periods,
    /// The heading of who is left.
    Left,
    /// Heading of who was left out, when nothing can be mended.
    LeftOut,
    /// Heading of it, when nothing can be mended and it cannot be told.
    NotShown,
    /// Nobody is left.
    NobodyLeft,
    /// The heading of those of whom it cannot be told.
    Doubt,
    /// The heading of the grid.
    Grid,
    /// That nothing is on record.
    NoSitting,
    /// The first column.
    Member,
    /// The last column.
    Stands,
    /// What else is asked for.
    Beside,
    /// What is dealt with in a sitting.
    Topics,
    /// Took part, over all.
    Done,
    /// Not yet, for certain.
    Still,
    /// Not yet, as far as is on record.
    StillOrUnrecorded,
    /// Certainly not.
    Missing,
    /// The heading of the reading under which an invitation is enough.
    Invited,
    /// Nobody would be left.
    NobodyInvited,
    /// The body has no round.
    None,
    /// The round of the group to which it belongs.
    ElseWhere,
    /// What the cells say and what decides.
    Hint,
    /// A table's column: whether it is left.
    Why,
    /// The sittings.
    Sittings,
    /// A table's column: whether a sitting counts.
    Counts,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Neuvottelukierros", "Förhandlingsrunda", "Round of negotiation"),
        Word::Duties => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Periods => pick(lang, "Vuosi tai kausi", "År eller period", "Year or term"),
        Word::Left => {
            pick(lang, "Kenen kanssa on vielä neuvoteltava", "Vilka återstår att förhandla med", "Who is left")
        }
        Word::LeftOut => pick(lang, "Kenen kanssa ei neuvoteltu", "Vilka man inte förhandlade med", "Who was left out"),
        Word::NotShown => pick(
            lang,
            "Kenen kanssa neuvottelua mikään kirjaus ei osoita",
            "Vilka ingen registrering visar förhandling med",
            "With whom no record shows a negotiation",
        ),
        Word::NobodyLeft => pick(lang, "Jokainen on ollut mukana.", "Var och en har deltagit.", "Everybody took part."),
        Word::Doubt => pick(lang, "Ei voida todeta", "Kan inte avgöras", "Cannot tell"),
        Word::Grid => pick(
            lang,
            "Kuka oli mukana missäkin neuvottelussa",
            "Vilka deltog i vilket möte",
            "Who took part in which sitting",
        ),
        Word::NoSitting => pick(
            lang,
            "Tältä kaudelta ei ole kirjattu yhtään neuvottelua.",
            "För den här perioden har ingen förhandling registrerats.",
            "No sitting is on record for this period.",
        ),
        Word::Member => pick(lang, "Osapuoli", "Part", "Party"),
        Word::Stands => pick(lang, "Koko kierros", "Hela rundan", "The whole round"),
        Word::Beside => pick(lang, "Muut toimijat ja aiheet", "Andra aktörer och ämnen", "Other actors and topics"),
        Word::Topics => pick(lang, "aiheet", "ämnen", "topics"),
        Word::Done => pick(lang, "mukana", "med", "took part"),
        Word::Still => pick(lang, "vielä tekemättä", "återstår", "left"),
        Word::StillOrUnrecorded => {
            pick(lang, "tekemättä tai kirjaamatta", "återstår eller är oregistrerat", "left, or not on record")
        }
        Word::Missing => pick(lang, "puuttuu", "saknas", "missing"),
        Word::Invited => pick(lang, "Jos kutsu riittää", "Om en kallelse räcker", "If an invitation is enough"),
        Word::NobodyInvited => {
            pick(lang, "Tällöin kukaan ei puuttuisi.", "Då skulle ingen saknas.", "Then nobody would be left.")
        }
        Word::None => pick(
            lang,
            "Tällä toimijalla ei ole velvoitetta neuvotella usean osapuolen kanssa.",
            "Den här aktören har ingen skyldighet att förhandla med flera parter.",
            "This body has no duty to negotiate with several parties.",
        ),
        Word::ElseWhere => pick(lang, "Katso kierros:", "Se rundan:", "See the round of:"),
        Word::Hint => pick(
            lang,
            "Solu kertoo, mitä kirjauksessa sanotaan. Koko kierroksen tulos tulee perusteluista: pelkkä ennakkotieto ei osoita kenenkään olleen mukana.",
            "Cellen visar vad registreringen säger. Utfallet för hela rundan kommer ur motiveringen: enbart en förhandsuppgift visar inte att någon har deltagit.",
            "A cell says what the record says. How the whole round stands follows from the proof: an announcement alone shows nobody to have taken part.",
        ),
        Word::Why => pick(lang, "Syy", "Orsak", "Why"),
        Word::Counts => pick(lang, "otetaan huomioon", "beaktas", "counts"),
        Word::Sittings => pick(lang, "Neuvottelut", "Förhandlingar", "Sittings"),
    }
}

/// What a cell says: shape and word.
#[must_use]
pub fn cell(lang: Lang, part: Part) -> (&'static str, &'static str) {
    match part {
        Part::TookPart => ("✓", pick(lang, "mukana", "med", "took part")),
        Part::Announced => ("›", pick(lang, "ilmoitettu mukaan", "anmäld", "announced")),
        Part::Invited => ("○", pick(lang, "vain kutsuttu", "bara kallad", "invited only")),
        Part::NotNamed => ("–", pick(lang, "ei nimetty", "inte nämnd", "not named")),
        Part::NotStated => ("?", pick(lang, "ei kerrota", "inte angett", "not stated")),
    }
}

/// What of a sitting decides whether it counts; nothing where it does.
#[must_use]
pub fn counts(lang: Lang, counts: &Counts) -> &'static str {
    match counts {
        Counts::Yes => "",
        Counts::Ahead => pick(lang, "tulossa", "kommande", "still ahead"),
        Counts::Doubtful(causes) => match causes.first() {
            Some(Cause::WeakEvidence) => pick(
                lang,
                "vain ennakkotieto tai heikko näyttö: ei osoita vielä mitään",
                "bara förhandsuppgift eller svag bevisning: visar ännu inget",
                "announced only, or weak evidence: shows nothing yet",
            ),
            Some(Cause::ImpreciseDate) => {
                pick(lang, "päivä ei ole tarkka", "dagen är inte exakt", "the day is not exact")
            }
            Some(Cause::NotStated) => pick(
                lang,
                "tarvittava tieto puuttuu",
                "en uppgift som behövs saknas",
                "something that is needed is left out",
            ),
            Some(_) | None => pick(
                lang,
                "ei voida todeta, lasketaanko",
                "kan inte avgöras om det räknas",
                "cannot tell whether it counts",
            ),
        },
        Counts::No(role) => match role {
            Some(Role::TooEarly) => {
                pick(lang, "liian aikaisin: ei lasketa", "för tidigt: räknas inte", "too early: does not count")
            }
            Some(Role::TooLate | Role::Unnamed) => {
                pick(lang, "liian myöhään: ei lasketa", "för sent: räknas inte", "too late: does not count")
            }
            Some(Role::OtherPeriod) => pick(
                lang,
                "kirjattu toiselle kaudelle: ei lasketa",
                "registrerat för en annan period: räknas inte",
                "recorded for another period: does not count",
            ),
            Some(_) | None => pick(lang, "ei lasketa tähän", "räknas inte här", "does not count here"),
        },
    }
}

/// `Osapuolia 23: mukana …`: how many took part, are left, cannot be told. Where not all that was done is on record,
/// some of those who are left may have been met.
#[must_use]
pub fn tally(lang: Lang, all: usize, done: usize, left: usize, doubt: usize, certain: bool) -> String {
    let [all, done, left, doubt] = [all, done, left, doubt].map(|count| number(lang, count));
    if certain {
        return say!(
            lang,
            "Osapuolia {all}: mukana {done}, neuvottelematta {left}, ei voida todeta {doubt}.",
            "Parter {all}: har deltagit {done}, återstår {left}, kan inte avgöras {doubt}.",
            "Parties {all}: took part {done}, left {left}, cannot tell {doubt}."
        );
    }
    say!(
        lang,
        "Osapuolia {all}: mukana {done}, neuvottelematta tai kirjaamatta {left}, ei voida todeta {doubt}.",
        "Parter {all}: har deltagit {done}, återstår eller är oregistrerade {left}, kan inte avgöras {doubt}.",
        "Parties {all}: took part {done}, left or not on record {left}, cannot tell {doubt}."
    )
}

/// Who would be left under the reading.
#[must_use]
pub fn invited(lang: Lang, left: &str, doubt: &str) -> String {
    match (left.is_empty(), doubt.is_empty()) {
        (true, true) => word(lang, Word::NobodyInvited).to_owned(),
        (false, true) => say!(lang, "Puuttuisi: {left}.", "Då skulle dessa saknas: {left}.", "Left would be: {left}."),
        (true, false) => say!(
            lang,
            "Ei voida todeta, onko näitä kutsuttu: {doubt}.",
            "Det kan inte avgöras om dessa har kallats: {doubt}.",
            "It could not be told whether invited: {doubt}."
        ),
        (false, false) => say!(
            lang,
            "Puuttuisi: {left}. Ei voida todeta, onko näitä kutsuttu: {doubt}.",
            "Då skulle dessa saknas: {left}. Det kan inte avgöras om dessa har kallats: {doubt}.",
            "Left would be: {left}. It could not be told whether invited: {doubt}."
        ),
    }
}

/// A sitting's day; in short where it is one.
#[must_use]
pub fn when(lang: Lang, when: When) -> String {
    days::when(lang, when)
}

/// What the grid is.
#[must_use]
pub fn about_round(lang: Lang) -> &'static str {
    pick(
        lang,
        "Neuvottelukierros: kuka oli mukana missäkin tilaisuudessa",
        "En förhandlingsrunda: vilka deltog i vilket möte",
        "A round of negotiation: who took part in which sitting",
    )
}

/// What the list of who is left is.
#[must_use]
pub fn about_left(lang: Lang) -> &'static str {
    pick(
        lang,
        "Neuvottelukierros: kenen kanssa on vielä neuvoteltava",
        "En förhandlingsrunda: vilka återstår",
        "A round of negotiation: who is left",
    )
}

/// What the list of sittings is.
#[must_use]
pub fn about_sittings(lang: Lang) -> &'static str {
    pick(
        lang,
        "Neuvottelukierroksen kirjatut tilaisuudet",
        "De registrerade mötena i en förhandlingsrunda",
        "The recorded sittings of a round of negotiation",
    )
}

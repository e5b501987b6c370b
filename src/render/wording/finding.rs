//! What the page of a finding says beside its proof: why it stands as it does in one sentence, and what would change it.

use super::{days, interface, pick, verdict};
use crate::finding::{Cause, NoDue, Told, Verdict};
use crate::lang::Lang;

/// A fixed word of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// What is asked, and how each thing stands.
    Asked,
    /// Records that were looked at beside it.
    OtherRecords,
    /// What would change the verdict.
    Cure,
    /// The due day with its steps.
    Days,
    /// The provision and whether it applies.
    Law,
    /// The readings.
    Readings,
    /// A reading's name.
    Reading,
    /// Its ground.
    Ground,
    /// The verdict.
    Verdict,
    /// The verdict under the reading, its due day.
    DueDay,
    /// The reading that is followed.
    Followed,
    /// The same due day.
    SameDay,
    /// The heading of the rule's text.
    Rule,
    /// How to quote the page.
    Quote,
    /// Before the address to quote.
    Address,
    /// What holds of that address.
    Holds,
    /// Where else to go.
    Onward,
    /// The duty's page.
    AboutDuty,
    /// The duty over its periods.
    History,
    /// The act where it is published.
    Act,
    /// A thing that is asked.
    Item,
    /// Which sort of thing.
    Sort,
    /// How it stands.
    State,
    /// The day on which it was done.
    Done,
    /// The records that show it.
    Records,
    /// Done.
    IsDone,
    /// A status is held.
    IsHeld,
    /// It is not.
    IsNotHeld,
    /// It is not, and need not be yet.
    IsNotYetHeld,
    /// Done, but late.
    IsLate,
    /// In doubt.
    IsInDoubt,
    /// Not done.
    IsNotDone,
    /// Not done, while there is time.
    IsLeft,
    /// Everything that the program was given.
    Hashes,
    /// The rules.
    Rules,
    /// The calendars.
    Calendars,
    /// The registers.
    Registers,
    /// The day as counted, before it moved.
    Nominal,
    /// The days on which doing it counts.
    Window,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Asked => pick(
            lang,
            "Mitä vaaditaan ja mitä on tehty",
            "Vad som krävs och vad som har gjorts",
            "What is asked, and what was done",
        ),
        Word::OtherRecords => pick(
            lang,
            "Muut tarkastellut kirjaukset",
            "Andra registreringar som granskats",
            "Other records that were looked at",
        ),
        Word::Cure => pick(
            lang,
            "Mitä puuttuu ja mikä muuttaisi tuloksen",
            "Vad som saknas och vad som skulle ändra utfallet",
            "What is missing, and what would change the outcome",
        ),
        Word::Days => {
            pick(lang, "Määräpäivä vaihe vaiheelta", "Sista dagen steg för steg", "The due day, step by step")
        }
        Word::Law => pick(
            lang,
            "Säännös ja sen soveltuminen",
            "Bestämmelsen och dess tillämplighet",
            "The provision, and whether it applies",
        ),
        Word::Readings => pick(lang, "Tulkinnat", "Tolkningar", "Readings"),
        Word::Reading => pick(lang, "Tulkinta", "Tolkning", "Reading"),
        Word::Ground => pick(lang, "Peruste", "Grund", "Ground"),
        Word::Verdict => pick(lang, "Tulos", "Utfall", "Outcome"),
        Word::DueDay => pick(lang, "Määräpäivä", "Sista dag", "Due day"),
        Word::Followed => pick(lang, "tässä noudatettu", "följs här", "followed here"),
        Word::SameDay => pick(lang, "sama", "samma", "the same"),
        Word::Rule => pick(
            lang,
            "Sääntö sellaisena kuin se on kirjoitettu",
            "Regeln så som den är skriven",
            "The rule as written",
        ),
        Word::Quote => pick(lang, "Viittaaminen tähän sivuun", "Att hänvisa till denna sida", "Quoting this page"),
        Word::Address => pick(lang, "Osoite, johon viitata:", "Adress att hänvisa till:", "The address to quote:"),
        Word::Holds => pick(
            lang,
            "Osoitteessa ovat sekä päivä, jonka tilannetta se kuvaa, että päivä, johon mennessä kirjattu on otettu huomioon. Se näyttää \
             saman niin kauan kuin säännöt, kalenterit ja kirjaukset ovat samat kuin alla mainitut. Jos niitä muutetaan, tarkisteet \
             muuttuvat, ja tulos voi muuttua: oikaistu sääntö tai jälkikäteen lisätty kirjaus, josta kirjaamispäivä puuttuu, vaikuttaa \
             myös menneeseen.",
            "I adressen finns både den dag vars läge den beskriver och den dag fram till vilken registreringar har beaktats. Den visar \
             detsamma så länge reglerna, kalendrarna och registreringarna är de som nämns nedan. Om de ändras, ändras kontrollsummorna, \
             och utfallet kan ändras: en rättad regel eller en registrering som lagts till i efterhand utan registreringsdag inverkar \
             också på det förflutna.",
            "The address holds both the day whose state it shows and the day up to which records were taken in. It shows the same for as \
             long as rules, calendars and records are those named below. Where they are changed, their hashes change and the outcome may: \
             a corrected rule, or a record added later without the day on which it was written down, bears on the past too.",
        ),
        Word::Onward => pick(lang, "Lisää tästä", "Mer om detta", "More on this"),
        Word::AboutDuty => {
            pick(lang, "Velvoite ja sen tulkinnat", "Skyldigheten och dess tolkningar", "The duty and its readings")
        }
        Word::History => pick(
            lang,
            "Sama velvoite muina kausina",
            "Samma skyldighet under andra perioder",
            "The same duty in other periods",
        ),
        Word::Act => pick(lang, "Säädös Finlexissä", "Författningen i Finlex", "The act in Finlex"),
        Word::Item => pick(lang, "Mitä vaaditaan", "Vad som krävs", "What is asked"),
        Word::Sort => pick(lang, "Laji", "Slag", "Sort"),
        Word::State => pick(lang, "Tila", "Läge", "State"),
        Word::Done => pick(lang, "Päivä", "Dag", "Day"),
        Word::Records => pick(lang, "Kirjaukset", "Registreringar", "Records"),
        Word::IsDone => pick(lang, "tehty", "gjort", "done"),
        Word::IsHeld => pick(lang, "voimassa", "gäller", "held"),
        Word::IsNotHeld => pick(lang, "ei voimassa", "gäller inte", "not held"),
        Word::IsNotYetHeld => pick(lang, "ei vielä voimassa", "gäller inte ännu", "not yet held"),
        Word::IsLate => pick(lang, "tehty myöhässä", "gjort för sent", "done late"),
        Word::IsInDoubt => pick(lang, "ei voida todeta", "kan inte avgöras", "cannot tell"),
        Word::IsNotDone => pick(lang, "ei tehty", "inte gjort", "not done"),
        Word::IsLeft => pick(lang, "vielä tehtävä", "återstår", "still to do"),
        Word::Nominal => pick(
            lang,
            "laskettu päivä ennen siirtymistä",
            "beräknad dag före flyttning",
            "day as counted, before it moved",
        ),
        Word::Window => pick(lang, "huomioon otettava aika", "tid som beaktas", "time that counts"),
        Word::Rules => pick(lang, "säännöt", "regler", "rules"),
        Word::Calendars => pick(lang, "kalenterit", "kalendrar", "calendars"),
        Word::Registers => pick(lang, "kirjaukset", "registreringar", "records"),
        Word::Hashes => pick(
            lang,
            "Tämä sivu on tehty näistä teksteistä. Kukin on nimetty tarkisteellaan (SHA-256): samoista teksteistä syntyy aina sama sivu.",
            "Denna sida är gjord av dessa texter. Var och en anges med sin kontrollsumma (SHA-256): av samma texter blir det alltid samma sida.",
            "This page was made from these texts, each named by its hash (SHA-256): the same texts always give the same page.",
        ),
    }
}

/// Why the finding stands as it does, in one sentence. `missing` says what lacks, `late` by how much it was
/// late, `because` why it does not apply.
#[must_use]
pub fn why(lang: Lang, told: &Told, missing: Option<&str>, late: &str, because: &str) -> String {
    let due = told.due.as_ref().map(|due| days::day(lang, due.effective));
    let shown = interface::ratio(lang, told.ratio.0, told.ratio.1);
    let lacks = missing.map_or_else(String::new, |missing| format!("; {missing}"));
    match told.verdict {
        Verdict::Met => match due {
            Some(due) => say!(
                lang,
                "Kaikki, mitä vaaditaan, on osoitettu tehdyksi ajoissa: määräpäivä on {due}.",
                "Allt som krävs har visats vara gjort i tid: den sista dagen är {due}.",
                "Everything that is asked is shown to be done in time: the due day is {due}."
            ),
            None => pick(
                lang,
                "Kaikki, mitä vaaditaan, on osoitettu tehdyksi.",
                "Allt som krävs har visats vara gjort.",
                "Everything that is asked is shown to be done.",
            )
            .to_owned(),
        },
        Verdict::MetLate if !told.late_steps.is_empty() => match due {
            Some(due) => say!(
                lang,
                "Kaikki, mitä vaaditaan, on tehty, mutta ei kaikki ajoissa: {late}. Määräpäivä oli {due}.",
                "Allt som krävs har gjorts, men inte allt i tid: {late}. Den sista dagen var {due}.",
                "Everything that is asked was done, but not all of it in time: {late}. The due day was {due}."
            ),
            None => say!(
                lang,
                "Kaikki, mitä vaaditaan, on tehty, mutta ei kaikki ajoissa: {late}.",
                "Allt som krävs har gjorts, men inte allt i tid: {late}.",
                "Everything that is asked was done, but not all of it in time: {late}."
            ),
        },
        Verdict::MetLate => {
            let due = due.unwrap_or_default();
            say!(
                lang,
                "Kaikki, mitä vaaditaan, on tehty, mutta {late}: määräpäivä oli {due}.",
                "Allt som krävs har gjorts, men {late}: den sista dagen var {due}.",
                "Everything that is asked was done, but {late}: the due day was {due}."
            )
        }
        Verdict::PartlyMet => match due {
            Some(due) => say!(
                lang,
                "Määräpäivä {due} on mennyt, ja vain osa vaaditusta on tehty: osoitettu {shown}{lacks}.",
                "Den sista dagen {due} har passerat, och endast en del av det som krävs har gjorts: påvisat {shown}{lacks}.",
                "The due day {due} has passed, and only part of what is asked was done: shown {shown}{lacks}."
            ),
            None => say!(
                lang,
                "Vain osa vaaditusta on tehty: osoitettu {shown}{lacks}.",
                "Endast en del av det som krävs har gjorts: påvisat {shown}{lacks}.",
                "Only part of what is asked was done: shown {shown}{lacks}."
            ),
        },
        Verdict::Missed => match due {
            Some(due) => say!(
                lang,
                "Määräpäivä {due} on mennyt, eikä mitään siitä, mitä vaaditaan, ole tehty{lacks}.",
                "Den sista dagen {due} har passerat, och inget av det som krävs har gjorts{lacks}.",
                "The due day {due} has passed, and nothing of what is asked was done{lacks}."
            ),
            None => say!(
                lang,
                "Mitään siitä, mitä vaaditaan, ei ole tehty{lacks}.",
                "Inget av det som krävs har gjorts{lacks}.",
                "Nothing of what is asked was done{lacks}."
            ),
        },
        Verdict::Open => match due {
            Some(due) => {
                say!(
                    lang,
                    "Aikaa on {due} asti{lacks}.",
                    "Det finns tid till {due}{lacks}.",
                    "There is time until {due}{lacks}."
                )
            }
            None => {
                let none = match told.no_due {
                    NoDue::None => pick(
                        lang,
                        "Määräpäivää ei ole, ja velvoite on voimassa",
                        "Det finns ingen sista dag, och skyldigheten gäller",
                        "There is no due day, and the duty binds",
                    ),
                    NoDue::WithoutDelay => pick(
                        lang,
                        "Tehtävä on hoidettava viipymättä",
                        "Uppgiften ska skötas utan dröjsmål",
                        "It is to be done without delay",
                    ),
                    NoDue::Unknown => pick(
                        lang,
                        "Määräpäivää ei voida todeta",
                        "Den sista dagen kan inte avgöras",
                        "The due day cannot be told",
                    ),
                };
                format!("{none}{lacks}.")
            }
        },
        Verdict::Upcoming => {
            let from = told.window.0.map(|from| days::day(lang, from));
            match (from, due) {
                (Some(from), Some(due)) => say!(
                    lang,
                    "Aika alkaa {from} ja päättyy {due}.",
                    "Tiden börjar {from} och slutar {due}.",
                    "The time begins on {from} and ends on {due}."
                ),
                (Some(from), None) => {
                    say!(lang, "Aika alkaa {from}.", "Tiden börjar {from}.", "The time begins on {from}.")
                }
                (None, _) => pick(
                    lang,
                    "Aika ei ole vielä alkanut.",
                    "Tiden har ännu inte börjat.",
                    "The time has not begun yet.",
                )
                .to_owned(),
            }
        }
        Verdict::Unknown => {
            let causes = super::items::cause_list(lang, &told.causes);
            say!(
                lang,
                "Tulosta ei voida todeta: {causes}.",
                "Utfallet kan inte avgöras: {causes}.",
                "The outcome cannot be told: {causes}."
            )
        }
        Verdict::Waived => {
            let until = told.waiver.map_or_else(String::new, |waiver| days::day(lang, waiver.until));
            let computed = told.computed.map_or("", |computed| verdict::verdict(lang, computed));
            say!(
                lang,
                "Velvoitteesta on myönnetty vapautus {until} asti. Ilman vapautusta tulos olisi: {computed}.",
                "Befrielse från skyldigheten har beviljats till {until}. Utan befrielse vore utfallet: {computed}.",
                "The duty has been waived until {until}. Without the waiver the outcome would be: {computed}."
            )
        }
        Verdict::NotApplicable => because.to_owned(),
    }
}

/// What each cause of doubt asks for, so that the verdict can be told.
#[must_use]
pub fn clears(lang: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::NoRecord => pick(
            lang,
            "Jos asia on tehty, siitä tarvitaan kirjaus. Jos sitä ei ole tehty, rekisterin on ilmoitettava olevansa täydellinen koko \
             ajalta: vasta silloin kirjauksen puuttuminen osoittaa, ettei mitään ole tehty.",
            "Om saken är gjord behövs en registrering av den. Om den inte är gjord ska registret uppge sig vara fullständigt för hela \
             tiden: först då visar avsaknaden av en registrering att inget har gjorts.",
            "If it was done, a record of it is needed. If it was not, the register has to declare itself complete over the whole time: \
             only then does the lack of a record show that nothing was done.",
        ),
        Cause::NotStated => pick(
            lang,
            "Kirjausta on täydennettävä: siitä puuttuu tieto, jota velvoite kysyy (kuka teki, kuka oli mukana, mistä oli kyse, kenelle).",
            "Registreringen ska kompletteras: där saknas en uppgift som skyldigheten frågar efter (vem gjorde det, vem deltog, vad gällde \
             det, till vem).",
            "The record is to be completed: it leaves out what the duty asks for (who did it, who took part, what it was about, to whom).",
        ),
        Cause::ImpreciseDate => pick(
            lang,
            "Kirjauksen päivä on tarkennettava: nyt se voi olla kummalla puolen rajapäivää tahansa.",
            "Dagen i registreringen ska preciseras: nu kan den ligga på vilken sida om gränsdagen som helst.",
            "The day of the record is to be made exact: now it may lie on either side of the limit.",
        ),
        Cause::WeakEvidence => pick(
            lang,
            "Tarvitaan vahvempi näyttö: ennakkotieto ei vielä osoita, että asia on tehty.",
            "Starkare bevisning behövs: en förhandsuppgift visar ännu inte att saken är gjord.",
            "Stronger evidence is needed: what was only announced does not show that it was done.",
        ),
        Cause::Contradiction => pick(
            lang,
            "On selvitettävä, kumpi kirjaus pitää paikkansa, ja oikaistava toinen.",
            "Det ska utredas vilken av registreringarna som stämmer, och den andra ska rättas.",
            "It is to be found out which of the records is right, and the other corrected.",
        ),
        Cause::NotJudged => pick(
            lang,
            "Tarvitaan arvio: jonkun on vastattava kysymykseen ja kirjattava vastaus.",
            "En bedömning behövs: någon ska besvara frågan och svaret registreras.",
            "A judgement is needed: somebody has to answer the question, and the answer to be recorded.",
        ),
        Cause::LawNotFollowed => pick(
            lang,
            "Lainmuutos on luettava ja säännöt saatettava sen mukaisiksi. Kirjaaminen ei auta.",
            "Lagändringen ska läsas och reglerna anpassas till den. En registrering hjälper inte.",
            "The change of law is to be read and the rules brought up to it. No record helps.",
        ),
        Cause::Roster => pick(
            lang,
            "Toimijaluetteloa on täydennettävä niin, että siitä selviää, ketä velvoite koskee.",
            "Förteckningen över aktörer ska kompletteras så att det framgår vem skyldigheten gäller.",
            "The roster is to be completed so that it says whom the duty concerns.",
        ),
    }
}

/// That what was not done in time cannot be made good any more.
#[must_use]
pub fn past_cure(lang: Lang) -> &'static str {
    pick(
        lang,
        "Määräpäivän jälkeen tehty ei enää muuta tulosta. Se muuttuu vain, jos ajoissa tehty on jäänyt kirjaamatta tai kirjattu väärin.",
        "Det som görs efter den sista dagen ändrar inte längre utfallet. Det ändras endast om något som gjorts i tid inte har registrerats \
         eller har registrerats fel.",
        "What is done after the due day does not change the outcome any more. It changes only where something done in time was not \
         recorded, or recorded wrongly.",
    )
}

/// That a state that lasts has gaps, which stay.
#[must_use]
pub fn gap_stays(lang: Lang) -> &'static str {
    pick(
        lang,
        "Jo tapahtunutta katkosta ei voi korjata jälkikäteen. Tulos muuttuu vain, jos tilanne on ollut toinen kuin on kirjattu.",
        "Ett avbrott som redan har inträffat kan inte rättas till i efterhand. Utfallet ändras endast om läget har varit ett annat än det som registrerats.",
        "A gap that has passed cannot be filled. The outcome changes only where things stood otherwise than is recorded.",
    )
}

/// Of what is to be kept at all times: why it stands so; none where that is told as of any other duty. `gaps`: there were
/// days without it.
#[must_use]
pub fn why_kept(lang: Lang, verdict: Verdict, gaps: bool, missing: Option<&str>) -> Option<String> {
    let lacks = missing.map_or_else(String::new, |missing| format!("; {missing}"));
    match verdict {
        Verdict::Met => Some(
            pick(
                lang,
                "Se, mitä vaaditaan jatkuvasti, on ollut voimassa koko ajan.",
                "Det som krävs fortlöpande har gällt hela tiden.",
                "What is required at all times was held all the time.",
            )
            .to_owned(),
        ),
        Verdict::PartlyMet if gaps => Some(say!(
            lang,
            "Se, mitä vaaditaan jatkuvasti, on ollut voimassa vain osan ajasta{lacks}.",
            "Det som krävs fortlöpande har gällt endast en del av tiden{lacks}.",
            "What is required at all times was held only part of the time{lacks}."
        )),
        Verdict::PartlyMet => Some(say!(
            lang,
            "Se, mitä vaaditaan jatkuvasti, on voimassa, mutta ei kaikilta osin{lacks}.",
            "Det som krävs fortlöpande gäller, men inte till alla delar{lacks}.",
            "What is required at all times is held, but not in all its parts{lacks}."
        )),
        Verdict::Missed => Some(say!(
            lang,
            "Se, mitä vaaditaan jatkuvasti, ei ole voimassa{lacks}.",
            "Det som krävs fortlöpande gäller inte{lacks}.",
            "What is required at all times is not held{lacks}."
        )),
        Verdict::MetLate
        | Verdict::Open
        | Verdict::Upcoming
        | Verdict::Unknown
        | Verdict::Waived
        | Verdict::NotApplicable => None,
    }
}

/// Of what is to be left undone: why it stands so; none where that is told as of any other duty.
#[must_use]
pub fn why_avoided(lang: Lang, verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Missed => Some(pick(
            lang,
            "On tehty sellaista, mitä ei saa tehdä.",
            "Något som inte får göras har gjorts.",
            "Something that must not be done was done.",
        )),
        Verdict::Met => Some(pick(
            lang,
            "Mitään kiellettyä ei ole tehty koko aikana.",
            "Inget av det förbjudna har gjorts under hela tiden.",
            "Nothing of what is forbidden was done in all this time.",
        )),
        Verdict::MetLate
        | Verdict::PartlyMet
        | Verdict::Open
        | Verdict::Upcoming
        | Verdict::Unknown
        | Verdict::Waived
        | Verdict::NotApplicable => None,
    }
}

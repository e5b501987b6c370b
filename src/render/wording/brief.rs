//! The words of a brief: what a ministry and an organiser have before them when they negotiate.

use super::{days, list, number, pick, quoted};
use crate::lang::Lang;
use crate::time::Day;

/// A fixed word of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The heading of the counts.
    Counts,
    /// Binding and not met.
    Unmet,
    /// That there is none.
    NoneUnmet,
    /// Done, with evidence.
    Shown,
    /// That nothing is.
    NoneShown,
    /// Waived, with what would hold without the waiver.
    Waived,
    /// Cannot be told.
    Unknown,
    /// What that means.
    UnknownHint,
    /// Records that contradict each other.
    Contradictions,
    /// That there is none.
    NoContradictions,
    /// On which readings something depends.
    Readings,
    /// That none.
    NoReadings,
    /// What was recommended and what became of it.
    Recommendations,
    /// That nothing is on record.
    NoRecommendations,
    /// Nothing on record of a recommendation.
    NothingOnRecord,
    /// Due within a year.
    Next,
    /// That nothing is.
    NoneNext,
    /// What is worth asking.
    Questions,
    /// That there is nothing to ask.
    NoQuestions,
    /// How the questions come about.
    QuestionsHint,
    /// Why it is asked.
    Ground,
    /// Before records.
    Evidence,
    /// A link to evidence.
    EvidenceLink,
    /// That it stands apart from law.
    Soft,
    /// What is recommended and was done.
    SoftShown,
    /// That it may not concern the body.
    Conditional,
    /// Cannot be told, of several.
    Latest,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Counts => pick(lang, "Tilanne lukuina", "Läget i siffror", "The situation in numbers"),
        Word::Unmet => pick(lang, "Täyttymättä", "Inte uppfyllt", "Not met"),
        Word::NoneUnmet => pick(
            lang,
            "Tältä ajalta mitään velvoitetta ei voida todeta laiminlyödyksi.",
            "För denna tid kan ingen skyldighet konstateras vara försummad.",
            "For these days no duty can be told to have been neglected.",
        ),
        Word::Shown => pick(lang, "Osoitettu tehdyksi", "Påvisat gjort", "Shown to be done"),
        Word::NoneShown => pick(
            lang,
            "Mikään kirjaus ei osoita velvoitetta täytetyksi.",
            "Ingen registrering visar att en skyldighet har uppfyllts.",
            "No record shows a duty to be met.",
        ),
        Word::Waived => pick(lang, "Vapautettu", "Befriad", "Waived"),
        Word::Unknown => pick(lang, "Ei voida todeta", "Kan inte avgöras", "Cannot be told"),
        Word::UnknownHint => pick(
            lang,
            "Tieto puuttuu tai on puutteellinen. Tämä ei tarkoita, että asia olisi tekemättä.",
            "Uppgift saknas eller är ofullständig. Det betyder inte att saken är ogjord.",
            "Knowledge is lacking or incomplete. It does not mean that the thing is not done.",
        ),
        Word::Contradictions => pick(
            lang,
            "Ristiriidat muiden kirjausten kanssa",
            "Motsägelser i förhållande till andras registreringar",
            "Contradictions with the records of others",
        ),
        Word::NoContradictions => pick(
            lang,
            "Tältä ajalta ei ole havaittu ristiriitoja samaa kokousta koskevissa omissa ja muiden kirjauksissa.",
            "För denna tid har inga motsägelser upptäckts mellan egna och andras registreringar av samma möte.",
            "No contradictions were found for this time between its own and others’ records of one sitting.",
        ),
        Word::Readings => pick(lang, "Tulkinnasta riippuvat", "Beror på tolkningen", "Depends on a reading"),
        Word::NoReadings => pick(
            lang,
            "Mikään tulos ei riipu siitä, miten säännöstä tulkitaan.",
            "Inget utfall beror på hur en bestämmelse tolkas.",
            "No outcome hangs on how a provision is read.",
        ),
        Word::Recommendations => pick(
            lang,
            "Annetut toimenpidesuositukset ja mitä niistä on kirjattu",
            "Givna åtgärdsrekommendationer och vad som har registrerats om dem",
            "Recommendations given, and what is on record of them",
        ),
        Word::NoRecommendations => pick(
            lang,
            "Toimenpidesuosituksia ei ole kirjattu tältä ajalta.",
            "Inga åtgärdsrekommendationer har registrerats för denna tid.",
            "No recommendations are on record for these days.",
        ),
        Word::NothingOnRecord => {
            pick(lang, "toimista ei ole kirjausta", "åtgärder har inte registrerats", "nothing on record")
        }
        Word::Next => pick(
            lang,
            "Määräpäivät seuraavien 12 kuukauden aikana",
            "Tidsfrister under de följande 12 månaderna",
            "Deadlines in the next 12 months",
        ),
        Word::NoneNext => pick(
            lang,
            "Seuraavan 12 kuukauden aikana ei ole määräpäiviä.",
            "Inga tidsfrister löper ut under de följande 12 månaderna.",
            "Nothing falls due in the next 12 months.",
        ),
        Word::Questions => {
            pick(lang, "Kysymyksiä neuvotteluun", "Frågor till förhandlingen", "Questions for the negotiation")
        }
        Word::NoQuestions => pick(
            lang,
            "Tiedoista ei nouse kysymyksiä.",
            "Uppgifterna ger inte anledning till frågor.",
            "The data gives no cause for questions.",
        ),
        Word::QuestionsHint => pick(
            lang,
            "Muodostettu tiedoista: ensin ristiriidat ja täyttymättä jääneet, sitten suositukset, tulkinnat ja puuttuvat tiedot.",
            "Sammanställda ur uppgifterna: först motsägelser och det som inte uppfyllts, sedan rekommendationer, tolkningar och uppgifter \
             som saknas.",
            "Made from the data: first contradictions and what is not met, then recommendations, readings and what is not known.",
        ),
        Word::Ground => pick(lang, "Peruste", "Grund", "Ground"),
        Word::Evidence => pick(lang, "Kirjaus", "Registrering", "Record"),
        Word::EvidenceLink => pick(lang, "lähde", "källa", "source"),
        Word::Soft => pick(
            lang,
            "Suositukset ja kannustimet eivät velvoita, eivätkä ne vaikuta yllä olevaan.",
            "Rekommendationer och incitament förpliktar inte och påverkar inte det ovanstående.",
            "Recommendations and incentives do not bind, and do not bear on what stands above.",
        ),
        Word::SoftShown => pick(
            lang,
            "Suositukset ja kannustimet",
            "Rekommendationer och incitament",
            "Recommendations and incentives",
        ),
        Word::Conditional => pick(
            lang,
            "ehdollinen: ei tiedetä, koskeeko velvoite tätä toimijaa",
            "villkorligt: det är inte känt om skyldigheten gäller denna aktör",
            "conditional: it is not known whether the duty concerns this body",
        ),
        Word::Latest => pick(lang, "viimeisin", "den senaste", "latest"),
    }
}

/// What a brief on a body is called.
#[must_use]
pub fn title(lang: Lang, body: &str) -> String {
    say!(
        lang,
        "{body}: taustatiedot vuosittaiseen neuvotteluun",
        "{body}: underlag för den årliga förhandlingen",
        "{body}: brief for the yearly negotiation"
    )
}

/// Of which days it tells.
#[must_use]
pub fn span(lang: Lang, period: Option<&str>, from: Day, to: Day) -> String {
    let span = days::span(lang, from, to);
    match period {
        None => say!(
            lang,
            "Mukana ovat velvoitteet, joiden aika osuu välille {span}.",
            "Här ingår de skyldigheter vars tid infaller {span}.",
            "Duties whose time touches {span}."
        ),
        Some(period) => {
            say!(
                lang,
                "Kausi {period}: velvoitteet, joiden aika osuu välille {span}.",
                "Period {period}: skyldigheter vars tid infaller {span}.",
                "Period {period}: duties whose time touches {span}."
            )
        }
    }
}

/// Those that are waived stand beside the count.
#[must_use]
pub fn waived(lang: Lang, count: usize) -> String {
    let count = number(lang, count);
    say!(lang, "lisäksi vapautettu {count}", "därtill befriade {count}", "besides, {count} waived")
}

/// How many findings of a duty stand alike.
#[must_use]
pub fn times(lang: Lang, count: usize) -> String {
    let count = number(lang, count);
    say!(lang, "{count} kertaa", "{count} gånger", "{count} times")
}

/// What two records say differently.
#[must_use]
pub fn differ(lang: Lang, day: bool, parties: bool, topics: bool) -> String {
    let words = [
        (day, pick(lang, "päivä", "dagen", "the day")),
        (parties, pick(lang, "osallistujat", "deltagarna", "who took part")),
        (topics, pick(lang, "aiheet", "ämnena", "the topics")),
    ];
    let words: Vec<&str> = words.into_iter().filter_map(|(holds, word)| holds.then_some(word)).collect();
    let words = list(lang, &words);
    say!(
        lang,
        "Samaa tapahtumaa koskevissa kirjauksissa on eri {words}.",
        "Registreringarna gäller samma händelse men skiljer sig i fråga om {words}.",
        "The records tell of the same event, but differ in {words}."
    )
}

/// Who took part only by one side's record.
#[must_use]
pub fn only_by(lang: Lang, whose: &str, what: &[String]) -> String {
    let what = list(lang, what);
    say!(
        lang,
        "Vain toimijan {whose} kirjauksessa: {what}.",
        "Endast i registreringen av {whose}: {what}.",
        "Only in the record of {whose}: {what}."
    )
}

/// Another reading with its verdict, after the verdict under the default.
#[must_use]
pub fn reading(lang: Lang, ground: &str, verdict: &str) -> String {
    say!(
        lang,
        "Toinen tulkinta: {verdict}. {ground}",
        "Annan tolkning: {verdict}. {ground}",
        "Another reading: {verdict}. {ground}"
    )
}

/// Another reading gives another day.
#[must_use]
pub fn reading_day(lang: Lang, ground: &str, day: Day) -> String {
    let day = days::day(lang, day);
    say!(
        lang,
        "Toinen tulkinta: määräpäivä {day}. {ground}",
        "Annan tolkning: sista dag {day}. {ground}",
        "Another reading: due {day}. {ground}"
    )
}

/// A duty as a question names it: its title in quotation marks, with its period.
fn named(lang: Lang, title: &str, period: Option<&str>) -> String {
    let title = quoted(lang, title);
    match period {
        Some(period) => format!("{title} ({period})"),
        None => title,
    }
}

/// Which of two records is right?
#[must_use]
pub fn ask_which(lang: Lang, what: &str, when: &str, differ: (bool, bool, bool)) -> String {
    let (day, parties, _) = differ;
    let asked = if day {
        pick(lang, "kumpi päivä pitää paikkansa", "vilken dag är den rätta", "which day is right")
    } else if parties {
        pick(lang, "ketkä osallistuivat", "vilka deltog", "who took part")
    } else {
        pick(lang, "mitä aiheita käsiteltiin", "vilka ämnen behandlades", "which topics were dealt with")
    };
    say!(
        lang,
        "Kirjaukset poikkeavat toisistaan ({what}, {when}): {asked}?",
        "Registreringarna skiljer sig åt ({what}, {when}): {asked}?",
        "The records differ ({what}, {when}): {asked}?"
    )
}

/// When will it be done?
#[must_use]
pub fn ask_unmet(lang: Lang, title: &str, period: Option<&str>, due: Option<Day>, partly: bool) -> String {
    let what = named(lang, title, period);
    let due = due.map(|day| days::day(lang, day));
    match (partly, due) {
        (false, Some(due)) => say!(
            lang,
            "Miksi velvoite jäi täyttymättä, ja mitä asialle tehdään? {what}, määräpäivä oli {due}.",
            "Varför uppfylldes skyldigheten inte, och vad görs åt saken? {what}, sista dagen var {due}.",
            "Why was the duty not met, and what is being done about it? {what}, due {due}."
        ),
        (true, Some(due)) => say!(
            lang,
            "Mitä puuttuvalle osalle tehdään? {what}, määräpäivä oli {due}.",
            "Vad görs åt den del som saknas? {what}, sista dagen var {due}.",
            "What is being done about the part that is missing? {what}, due {due}."
        ),
        (false, None) => say!(
            lang,
            "Miten asia saatetaan lain mukaiseksi? {what}",
            "Hur bringas saken i överensstämmelse med lagen? {what}",
            "How will this be brought in line with the law? {what}"
        ),
        (true, None) => say!(
            lang,
            "Miten katkos tai puute korjataan? {what}",
            "Hur åtgärdas avbrottet eller bristen? {what}",
            "How will the gap or lack be mended? {what}"
        ),
    }
}

/// What became of a recommendation?
#[must_use]
pub fn ask_recommended(lang: Lang, when: &str, text: &str) -> String {
    let text = quoted(lang, text);
    say!(
        lang,
        "Mihin toimiin {when} annettu suositus on johtanut? {text}",
        "Vilka åtgärder har rekommendationen från den {when} lett till? {text}",
        "What has the recommendation of {when} led to? {text}"
    )
}

/// How is the law read here? Each reading stands by what it says, with its verdict; the default first, which may have
/// no words.
#[must_use]
pub fn ask_reading(
    lang: Lang,
    title: &str,
    period: Option<&str>,
    default: (&str, &str),
    others: &[(&str, &str)],
) -> String {
    let what = named(lang, title, period);
    let by = |(says, verdict): (&str, &str)| {
        let says = quoted(lang, says);
        say!(
            lang,
            "tulkinnan {says} mukaan {verdict}",
            "enligt tolkningen {says} {verdict}",
            "by the reading {says} {verdict}"
        )
    };
    let (says, verdict) = default;
    let first = if says.is_empty() {
        say!(
            lang,
            "oletustulkinnan mukaan {verdict}",
            "enligt standardtolkningen {verdict}",
            "by the default reading {verdict}"
        )
    } else {
        by(default)
    };
    let each: Vec<String> = std::iter::once(first).chain(others.iter().map(|other| by(*other))).collect();
    let each = each.join(", ");
    let asked = match others.len() {
        0 | 1 => pick(lang, "Kumpaa tulkintaa", "Vilken tolkning", "Which reading"),
        _ => pick(lang, "Mitä tulkintaa", "Vilken tolkning", "Which reading"),
    };
    say!(
        lang,
        "{asked} noudatetaan? {what}: {each}.",
        "{asked} följs? {what}: {each}.",
        "{asked} is followed? {what}: {each}."
    )
}

/// How will these be met?
#[must_use]
pub fn ask_not_met(lang: Lang, title: &str, period: Option<&str>, who: &[String], due: Option<Day>) -> String {
    let what = named(lang, title, period);
    let who = list(lang, who);
    let until = due.map(|day| days::day(lang, day));
    match until {
        Some(until) => say!(
            lang,
            "Miten nämä saadaan mukaan {until} mennessä: {who}? {what}",
            "Hur ska dessa fås med senast {until}: {who}? {what}",
            "How will these be met by {until}: {who}? {what}"
        ),
        None => say!(
            lang,
            "Miten nämä saadaan mukaan: {who}? {what}",
            "Hur kommer dessa med: {who}? {what}",
            "How will these be met: {who}? {what}"
        ),
    }
}

/// What a record leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Who took part, or about what.
    NotStated,
    /// On which day.
    Day,
    /// Whether it was done as planned.
    Weak,
    /// A question of the rules.
    NotJudged,
}

/// What does the record leave open?
#[must_use]
pub fn ask_left_open(lang: Lang, gap: Gap, title: &str, period: Option<&str>) -> String {
    let what = named(lang, title, period);
    match gap {
        Gap::NotStated => say!(
            lang,
            "Ketkä osallistuivat, tai mitä kirjauksesta muuten puuttuu? {what}",
            "Vilka deltog, eller vad saknas i övrigt i registreringen? {what}",
            "Who took part, or what else does the record leave out? {what}"
        ),
        Gap::Day => say!(
            lang,
            "Minä päivänä tämä tehtiin? {what}: kirjauksen päivä ei ole tarkka.",
            "Vilken dag gjordes detta? {what}: dagen i registreringen är inte exakt.",
            "On which day was this done? {what}: the recorded day is not exact."
        ),
        Gap::Weak => say!(
            lang,
            "Onko tämä toteutunut, ja mikä asiakirja sen osoittaa? {what}",
            "Har detta genomförts, och vilket dokument visar det? {what}",
            "Has this taken place, and which document shows it? {what}"
        ),
        Gap::NotJudged => say!(
            lang,
            "Miten tätä arvioidaan? {what}: tarvittavaa arviota ei ole kirjattu.",
            "Hur bedöms detta? {what}: den bedömning som behövs har inte registrerats.",
            "How is this judged? {what}: the answer that is needed is not on record."
        ),
    }
}

/// Was it done?
#[must_use]
pub fn ask_no_record(lang: Lang, title: &str, period: Option<&str>, lasting: bool) -> String {
    let what = named(lang, title, period);
    if lasting {
        say!(
            lang,
            "Onko asia kunnossa? {what}: yksikään kirjaus ei osoita sitä.",
            "Är detta i ordning? {what}: ingen registrering visar det.",
            "Is this in place? {what}: no record shows it."
        )
    } else {
        say!(
            lang,
            "Onko tämä tehty? {what}: yksikään kirjaus ei osoita sitä.",
            "Har detta gjorts? {what}: ingen registrering visar det.",
            "Has this been done? {what}: no record shows it."
        )
    }
}

/// A table of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Every finding.
    Findings,
    /// Questions.
    Questions,
    /// Recommendations.
    Recommendations,
    /// Contradictions.
    Contradictions,
}

/// What a table is called.
#[must_use]
pub fn table(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Findings => pick(lang, "Velvoitteet", "Skyldigheter", "Duties"),
        Table::Questions => pick(lang, "Kysymykset", "Frågor", "Questions"),
        Table::Recommendations => {
            pick(lang, "Toimenpidesuositukset", "Åtgärdsrekommendationer", "Recommendations of measures")
        }
        Table::Contradictions => pick(lang, "Ristiriidat", "Motsägelser", "Contradictions"),
    }
}

/// What stands before a table's forms.
#[must_use]
pub fn table_label(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Findings => pick(lang, "Velvoitteet taulukkona:", "Skyldigheterna som tabell:", "The duties as data:"),
        Table::Questions => pick(lang, "Kysymykset taulukkona:", "Frågorna som tabell:", "The questions as data:"),
        Table::Recommendations => pick(
            lang,
            "Toimenpidesuositukset taulukkona:",
            "Åtgärdsrekommendationerna som tabell:",
            "The recommendations as data:",
        ),
        Table::Contradictions => {
            pick(lang, "Ristiriidat taulukkona:", "Motsägelserna som tabell:", "The contradictions as data:")
        }
    }
}

/// The heading of a column.
#[must_use]
pub fn column(lang: Lang, name: &str) -> &'static str {
    match name {
        "body" => pick(lang, "toimija", "aktör", "body"),
        "instance" => pick(lang, "tunnus", "beteckning", "instance"),
        "duty" => pick(lang, "velvoite", "skyldighet", "duty"),
        "source" => pick(lang, "säännös", "bestämmelse", "provision"),
        "binding" => pick(lang, "velvoittavuus", "bindande verkan", "binding force"),
        "period" => pick(lang, "kausi", "period", "period"),
        "verdict" => pick(lang, "tulos", "utfall", "verdict"),
        "due" => pick(lang, "määräpäivä", "sista dag", "due day"),
        "missing" => pick(lang, "puuttuu tai ei tiedossa", "saknas eller inte känt", "missing or not known"),
        "causes" => pick(lang, "syy", "orsak", "cause"),
        "records" => pick(lang, "kirjaukset", "registreringar", "records"),
        "grade" => pick(lang, "näytön taso", "bevisningens nivå", "evidence"),
        "number" => pick(lang, "numero", "nummer", "number"),
        "sort" => pick(lang, "laji", "slag", "sort"),
        "question" => pick(lang, "kysymys", "fråga", "question"),
        "record" => pick(lang, "kirjaus", "registrering", "record"),
        "other" => pick(lang, "toinen kirjaus", "den andra registreringen", "the other record"),
        "date" => pick(lang, "päivä", "dag", "date"),
        "by" => pick(lang, "antaja", "utfärdare", "by"),
        "text" => pick(lang, "suositus", "rekommendation", "recommendation"),
        "became" => pick(lang, "toimista kirjattu", "registrerade åtgärder", "on record of it"),
        "day" => pick(lang, "eri päivä", "olika dag", "another day"),
        "parties" => pick(lang, "eri osallistujat", "olika deltagare", "other parties"),
        "topics" => pick(lang, "eri aiheet", "olika ämnen", "other topics"),
        _ => "",
    }
}

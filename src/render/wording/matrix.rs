//! What the matrix of bodies and duties and the map of counties say.

use super::{number, pick};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::review::NoPeriod;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A body's official code.
    Code,
    /// The order of bodies.
    Order,
    /// What a share is of.
    Denominator,
    /// The heading of the counts of all acts.
    AllActs,
    /// What stands there.
    AllActsLead,
    /// The heading of norms that do not bind.
    Soft,
    /// What stands there.
    SoftLead,
    /// The heading of the counts of municipalities.
    Members,
    /// What stands there.
    MembersLead,
    /// A column: duties.
    Duty,
    /// A column: the act.
    Act,
    /// A column: a body.
    Body,
    /// A column: how many duties.
    Duties,
    /// A column: the denominator.
    Of,
    /// A column: open and upcoming.
    Running,
    /// A text outside the statute book.
    OtherTexts,
    /// A row of sums.
    InAll,
    /// A link to the map.
    OnMap,
    /// A link that unfolds a row.
    ShowCells,
    /// Nothing is left.
    Nothing,
    /// In a legend: what a second sign says.
    OtherReading,
    /// Of several: that some have another verdict under another reading.
    OtherVerdicts,
    /// In a legend: what an asterisk says.
    OtherDay,
    /// In a legend: what brackets say.
    InDoubt,
    /// In a legend: an empty cell.
    Empty,
    /// The group of columns with counts.
    Shares,
    /// Periods, before their links.
    Periods,
    /// The name of the region that scrolls.
    Scroll,
    /// A column of data: what it was on the earlier day.
    Before,
    /// A column of data: the last day.
    Due,
    /// A column of data: all of them.
    Total,
    /// The title of the map.
    MapTitle,
    /// What the tiles are.
    MapNote,
    /// That there is no map.
    NoTiles,
    /// That nobody bears a duty.
    NoDuty,
    /// A tile whom the duty does not concern.
    NotConcerned,
    /// A column of the map's table.
    Stands,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Code => pick(lang, "Tunnus", "Kod", "Code"),
        Word::Order => pick(
            lang,
            "Järjestys on virallisten tunnusten mukainen, eikä se kerro paremmuudesta.",
            "Ordningen följer de officiella koderna och är ingen rangordning.",
            "The order is that of official codes; it is no ranking.",
        ),
        Word::Denominator => pick(
            lang,
            "Osuuksien jakajana ovat rivin kaikki tapaukset lukuun ottamatta niitä, joista on vapautettu tai joihin velvoitetta \
             ei sovelleta. Tuloksen tai muutoksen mukainen rajaus ei muuta osuuksia.",
            "Andelarna räknas av alla fall på raden, utom dem från vilka befrielse getts eller på vilka skyldigheten inte \
             tillämpas. En avgränsning enligt utfall eller ändring ändrar inte andelarna.",
            "Shares are of all cases in the row, without those that were waived or to which the duty does not apply. Picking out \
             verdicts or changes does not alter them.",
        ),
        Word::AllActs => pick(lang, "Kaikki säädökset", "Alla författningar", "All acts"),
        Word::AllActsLead => pick(
            lang,
            "Sitovat velvoitteet säädöksittäin. Säädöksen nimi avaa sen ruudukon.",
            "Bindande skyldigheter per författning. Författningens namn öppnar dess rutor.",
            "Binding duties by act. The name of an act opens its cells.",
        ),
        Word::Soft => pick(
            lang,
            "Suositukset ja kannustimet erikseen",
            "Rekommendationer och incitament separat",
            "Recommendations and incentives apart",
        ),
        Word::SoftLead => pick(
            lang,
            "Nämä eivät sido, eikä niistä poikkeaminen ole lain rikkomista.",
            "Dessa är inte bindande, och att avvika från dem är inget lagbrott.",
            "These do not bind, and to depart from them breaks no law.",
        ),
        Word::Members => pick(lang, "Kunnat alueittain", "Kommunerna per område", "Municipalities by county"),
        Word::MembersLead => pick(
            lang,
            "Alueen nimi avaa sen kuntien velvoitteet samoin merkein; suluissa kuntien määrä.",
            "Områdets namn öppnar dess kommuners skyldigheter med samma tecken; inom parentes antalet kommuner.",
            "The name of a county opens the duties of its municipalities by the same signs; in brackets, how many there are.",
        ),
        Word::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Act => pick(lang, "Säädös", "Författning", "Act"),
        Word::Body => pick(lang, "Toimija", "Aktör", "Body"),
        Word::Duties => pick(lang, "velvoitteita", "skyldigheter", "duties"),
        Word::Of => pick(lang, "jakaja", "av antalet", "counted"),
        Word::Running => pick(lang, "avoinna tai tulossa", "pågår eller kommande", "open or upcoming"),
        Word::OtherTexts => pick(lang, "Muut asiakirjat", "Övriga dokument", "Other documents"),
        Word::InAll => pick(lang, "Yhteensä", "Sammanlagt", "In all"),
        Word::OnMap => pick(lang, "kartalla", "på kartan", "on the map"),
        Word::ShowCells => pick(lang, "näytä ruudut", "visa rutorna", "show the cells"),
        Word::Nothing => pick(
            lang,
            "Näillä rajauksilla ei ole mitään näytettävää.",
            "Med dessa avgränsningar finns inget att visa.",
            "With these filters there is nothing to show.",
        ),
        Word::OtherReading => pick(
            lang,
            "toinen merkki: tulos toisen tulkinnan mukaan",
            "ett andra tecken: utfallet enligt en annan tolkning",
            "a second sign: the verdict under another reading",
        ),
        Word::OtherVerdicts => pick(
            lang,
            "osalla toinen tulos toisen tulkinnan mukaan",
            "för en del ett annat utfall enligt en annan tolkning",
            "for some another verdict under another reading",
        ),
        Word::OtherDay => pick(
            lang,
            "toisen tulkinnan mukaan eri määräpäivä",
            "en annan sista dag enligt en annan tolkning",
            "another due day under another reading",
        ),
        Word::InDoubt => pick(
            lang,
            "ei voida todeta, koskeeko velvoite toimijaa",
            "kan inte avgöras om skyldigheten gäller aktören",
            "cannot tell whether the duty concerns the body",
        ),
        Word::Empty => pick(
            lang,
            "tyhjä ruutu: velvoite ei koske tätä toimijaa tai ei osu tälle kaudelle",
            "tom ruta: skyldigheten gäller inte aktören eller infaller inte under perioden",
            "an empty cell: the duty is not this body’s, or not of the period",
        ),
        Word::Shares => pick(lang, "Osuudet", "Andelar", "Shares"),
        Word::Periods => pick(lang, "Kausi", "Period", "Period"),
        Word::Scroll => pick(
            lang,
            "Ruudukko, vieritettävissä sivusuunnassa",
            "Rutor, kan rullas i sidled",
            "Cells, can be scrolled sideways",
        ),
        Word::Before => pick(lang, "aiempi tulos", "tidigare utfall", "verdict before"),
        Word::Due => pick(lang, "määräpäivä", "sista dag", "due day"),
        Word::Total => pick(lang, "kaikki", "alla", "all"),
        Word::MapTitle => pick(lang, "Kartta", "Karta", "Map"),
        Word::MapNote => pick(
            lang,
            "Kaaviokartta: jokainen alue on samankokoinen ruutu, ja naapurit ovat lähellä toisiaan. Helsinki järjestää palvelunsa \
             itse, ja HUS on yhtymä; kumpikaan ei ole hyvinvointialue.",
            "Schematisk karta: varje område är en lika stor ruta och grannar ligger nära varandra. Helsingfors ordnar själv sina \
             tjänster och HUS är en sammanslutning; ingendera är ett välfärdsområde.",
            "A scheme: each county is a tile of the same size, and neighbours lie near each other. Helsinki organises its own \
             services and HUS is a joint authority; neither is a county.",
        ),
        Word::NoTiles => pick(
            lang,
            "Toimijaluettelossa ei ole ruutukarttaa, joten tulokset ovat vain taulukossa.",
            "Förteckningen över aktörer har ingen karta av rutor, så utfallen finns bara i tabellen.",
            "The roster has no map of tiles, so the verdicts stand in the table only.",
        ),
        Word::NoDuty => pick(
            lang,
            "Näillä säännöillä kenelläkään ei ole kartalla näytettävää velvoitetta.",
            "Enligt dessa regler har ingen en skyldighet som kan visas på kartan.",
            "Under these rules nobody has a duty that could be shown on the map.",
        ),
        Word::NotConcerned => pick(lang, "ei koske", "gäller inte", "not concerned"),
        Word::Stands => pick(lang, "Tulos", "Utfall", "Verdict"),
    }
}

/// The heading of the matrix, and of the map.
#[must_use]
pub fn title(name: &str, of: Option<&str>, period: &str) -> String {
    match of {
        Some(of) => format!("{name}: {of}, {period}"),
        None => format!("{name} {period}"),
    }
}

/// What a cell shows.
#[must_use]
pub fn definition(lang: Lang, period: &str) -> String {
    say!(
        lang,
        "Ruudussa on se, minkä määräpäivä on kaudella {period}. Jos sellaista ei ole, ruudussa on se, mikä kaudella on kesken tai \
         pidettävä voimassa. Jos määräpäiviä on useita, näkyy jokainen.",
        "I rutan står det vars sista dag infaller under perioden {period}. Om något sådant inte finns står där det som pågår eller \
         ska hållas i kraft under perioden. Finns det flera sista dagar visas var och en.",
        "A cell shows what falls due in {period}; where nothing does, what runs or is to be kept in it. Where there are several due \
         days, each is shown."
    )
}

/// That rows are folded.
#[must_use]
pub fn folded(lang: Lang, act: &str) -> String {
    say!(
        lang,
        "Kaikki ruudut eivät mahdu yhdelle sivulle. Tässä on {act}; muut ovat alla lukuina, ja ne avautuvat linkistä.",
        "Alla rutor ryms inte på en sida. Här visas {act}; de övriga finns nedan som antal och öppnas med länken.",
        "Not every cell fits one page. This is {act}; the others stand below as counts, and open by their links."
    )
}

/// That some rows of what was asked for are folded.
#[must_use]
pub fn partly_folded(lang: Lang) -> &'static str {
    pick(
        lang,
        "Kaikki ruudut eivät mahdu yhdelle sivulle. Osa riveistä näkyy vain lukuina; ruudut avautuvat linkistä.",
        "Alla rutor ryms inte på en sida. En del av raderna syns bara som antal; rutorna öppnas med länken.",
        "Not every cell fits one page. Some rows show their counts only; their cells open by the link.",
    )
}

/// The caption of the cells under an act.
#[must_use]
pub fn caption(lang: Lang, act: &str) -> String {
    say!(
        lang,
        "{act}: velvoitteet riveinä, toimijat sarakkeina",
        "{act}: skyldigheterna som rader, aktörerna som kolumner",
        "{act}: duties as rows, bodies as columns"
    )
}

/// A verdict that stood there before, behind one that stands now: `aiemmin avoinna`.
#[must_use]
pub fn was(lang: Lang, before: Option<&str>) -> String {
    match before {
        Some(before) => say!(lang, "aiemmin {before}", "tidigare {before}", "was {before}"),
        None => pick(lang, "ei aiemmin", "fanns inte tidigare", "was not there").to_owned(),
    }
}

/// Another reading's verdict, behind the verdict.
#[must_use]
pub fn otherwise(lang: Lang, other: &str) -> String {
    say!(lang, "toisen tulkinnan mukaan {other}", "enligt en annan tolkning {other}", "under another reading {other}")
}

/// A count with its denominator.
#[must_use]
pub fn share(lang: Lang, count: usize, of: usize) -> String {
    let count = number(lang, count);
    if of == 0 { count } else { format!("{count}/{}", number(lang, of)) }
}

/// Counts of several instances in one cell.
#[must_use]
pub fn several(lang: Lang, counts: &[(Verdict, usize)]) -> String {
    let parts: Vec<String> = counts.iter().map(|(of, count)| super::verdict::counted(lang, *count, *of)).collect();
    parts.join(", ")
}

/// What the picture of the map tells those who do not see it.
#[must_use]
pub fn map_description(lang: Lang, duty: &str, counts: &str) -> String {
    say!(
        lang,
        "{duty}. {counts}. Samat tiedot ovat taulukossa kartan vieressä.",
        "{duty}. {counts}. Samma uppgifter finns i tabellen bredvid kartan.",
        "{duty}. {counts}. The same stands in the table beside the map."
    )
}

/// That a period does not exist, with what does.
#[must_use]
pub fn no_period(lang: Lang, wrong: &NoPeriod) -> String {
    let written = super::quoted(lang, &wrong.written);
    let mut keys: Vec<&str> = vec!["2026"];
    keys.extend(wrong.possible.iter().map(String::as_str));
    let (possible, years) = (super::alternatives(lang, &keys), super::options::years(lang));
    say!(
        lang,
        "Kautta {written} ei ole. Valita voi minkä tahansa vuoden tai valtuustokauden, esimerkiksi {possible}. {years}",
        "Perioden {written} finns inte. Det går att välja vilket år eller vilken fullmäktigeperiod som helst, till exempel {possible}. {years}",
        "There is no period {written}. Any year or term is possible, for example {possible}. {years}"
    )
}

/// That a body has no members to show.
#[must_use]
pub fn no_members(lang: Lang, body: &str) -> String {
    say!(
        lang,
        "Toimijalla {body} ei ole jäseniä, joita voisi näyttää.",
        "Aktören {body} har inga medlemmar som kan visas.",
        "{body} has no members to show."
    )
}

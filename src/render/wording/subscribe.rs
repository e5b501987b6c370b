//! The words of the pages on which people subscribe to calendars, and of the page that explains one entry.

use super::pick;
use crate::lang::Lang;

/// A fixed word or sentence of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The title of all pages together.
    Title,
    /// What this is, on the page that lists all.
    Lead,
    /// To the content, past the head.
    Skip,
    /// The name of the links to other languages.
    Languages,
    /// Back to all calendars.
    All,
    /// Acts.
    Acts,
    /// Duties.
    Duties,
    /// How to find a name on a long page.
    Find,
    /// The heading of the ways to subscribe.
    Subscribe,
    /// With whatever program the device has.
    Device,
    /// Beside it: which programs.
    DeviceHint,
    /// With Google.
    Google,
    /// With Outlook at work.
    OutlookWork,
    /// With Outlook at home.
    OutlookHome,
    /// The address to copy.
    Address,
    /// What to do with the address.
    AddressHint,
    /// When changes arrive.
    Refresh,
    /// When changes arrive here.
    RefreshHere,
    /// The title of the QR code.
    Qr,
    /// What the QR code is for.
    QrHint,
    /// That the service speaks to this machine only.
    Local,
    /// That the folder has no public address.
    NoAddress,
    /// The heading of the options.
    Options,
    /// What the options do.
    OptionsHint,
    /// Alarms.
    Remind,
    /// What must be known of alarms.
    RemindHint,
    /// Notice entries.
    Ahead,
    /// What notice entries are.
    AheadHint,
    /// No such thing.
    None,
    /// The button that changes the links.
    Apply,
    /// That the links above hold the options.
    Applied,
    /// Other options, which have no field.
    More,
    /// The heading of the feed of duties that bind.
    Binding,
    /// The heading of the feed of recommendations.
    Recommended,
    /// What it holds.
    RecommendedHint,
    /// The heading of the feed of what others owe.
    TakingPart,
    /// What it holds.
    TakingPartHint,
    /// The heading of the feed of tasks.
    Tasks,
    /// What it holds.
    TasksHint,
    /// The heading of a notice.
    Notice,
    /// Back, from an explanation.
    Back,
    /// All bearers of one duty in one period.
    Bearers,
}

/// A fixed word or sentence.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Määräaikakalenterit", "Kalendrar med tidsfrister", "Deadline calendars"),
        Word::Lead => pick(
            lang,
            "Lakisääteiset määräajat omaan kalenteriin: jokainen velvoite on koko päivän merkintä viimeisenä päivänä, jona \
             sen voi täyttää ajoissa. Merkintä kertoo, kenen on tehtävä mitä, minkä säännöksen mukaan ja mikä tilanne on.",
            "De lagstadgade tidsfristerna i din egen kalender: varje skyldighet är en heldagspost den sista dagen då den \
             kan fullgöras i tid. Posten berättar vem som ska göra vad, enligt vilken bestämmelse och hur läget är.",
            "Statutory deadlines in your own calendar: each duty is an all-day entry on the last day on which it can be \
             met in time. The entry tells who must do what, under which section, and how things stand.",
        ),
        Word::Skip => pick(lang, "Siirry sisältöön", "Gå till innehållet", "Skip to content"),
        Word::Languages => pick(lang, "Kieli", "Språk", "Language"),
        Word::All => pick(lang, "Kaikki kalenterit", "Alla kalendrar", "All calendars"),
        Word::Acts => pick(lang, "Säädökset", "Författningar", "Acts"),
        Word::Duties => pick(lang, "Velvoitteet", "Skyldigheter", "Duties"),
        Word::Find => pick(
            lang,
            "Selaimen haku (Ctrl+F tai ⌘F) löytää nimen sivulta.",
            "Webbläsarens sökning (Ctrl+F eller ⌘F) hittar ett namn på sidan.",
            "Your browser's search (Ctrl+F or ⌘F) finds a name on this page.",
        ),
        Word::Subscribe => pick(lang, "Tilaa kalenteri", "Prenumerera på kalendern", "Subscribe"),
        Word::Device => pick(
            lang,
            "Tilaa laitteen kalenteriin",
            "Prenumerera i enhetens kalender",
            "Subscribe in this device's calendar",
        ),
        Word::DeviceHint => pick(
            lang,
            "iPhone, iPad, Mac, Thunderbird ja muut ohjelmat, jotka avaavat webcal-linkin",
            "iPhone, iPad, Mac, Thunderbird och andra program som öppnar en webcal-länk",
            "iPhone, iPad, Mac, Thunderbird and other programs that open a webcal link",
        ),
        Word::Google => pick(lang, "Google-kalenteri", "Google Kalender", "Google Calendar"),
        Word::OutlookWork => {
            pick(lang, "Outlook (työ tai koulu)", "Outlook (arbete eller skola)", "Outlook (work or school)")
        }
        Word::OutlookHome => pick(lang, "Outlook.com (oma)", "Outlook.com (privat)", "Outlook.com (personal)"),
        Word::Address => pick(lang, "Kalenterin osoite", "Kalenderns adress", "Address of the calendar"),
        Word::AddressHint => pick(
            lang,
            "Kopioi osoite ja lisää se kalenteriohjelmaan tilattavana kalenterina (”Lisää URL-osoitteesta”, ”Tilaa verkosta”). \
             Tiedostona ladattu kalenteri ei päivity.",
            "Kopiera adressen och lägg till den i kalenderprogrammet som en prenumeration (”Lägg till från URL”, \
             ”Prenumerera från webben”). En kalender som laddas ner som fil uppdateras inte.",
            "Copy the address and add it to your calendar program as a subscription (“Add from URL”, “Subscribe from web”). \
             A calendar that is downloaded as a file is never updated.",
        ),
        Word::Refresh => pick(
            lang,
            "Tilattu kalenteri päivittyy itsestään, mutta ei heti: Outlook hakee muutokset yleensä muutaman tunnin välein, \
             Google toisinaan vasta vuorokauden kuluttua ja muut ohjelmat omien asetustensa mukaan.",
            "En prenumererad kalender uppdateras av sig själv, men inte genast: Outlook hämtar ändringar vanligen med några \
             timmars mellanrum, Google ibland först efter ett dygn och andra program enligt sina egna inställningar.",
            "A subscribed calendar updates itself, but not at once: Outlook usually fetches changes every few hours, Google \
             sometimes only after a day, and other programs as they are set.",
        ),
        Word::RefreshHere => pick(
            lang,
            "Näillä sivuilla muutos näkyy muutamassa sekunnissa.",
            "På de här sidorna syns en ändring inom några sekunder.",
            "On these pages a change shows within seconds.",
        ),
        Word::Qr => pick(
            lang,
            "QR-koodi, joka avaa tämän sivun puhelimessa",
            "QR-kod som öppnar den här sidan i telefonen",
            "QR code that opens this page on a phone",
        ),
        Word::QrHint => pick(
            lang,
            "Suuntaa puhelimen kamera koodiin: tämä sivu avautuu puhelimessa, ja voit tilata kalenterin siellä.",
            "Rikta telefonens kamera mot koden: sidan öppnas i telefonen, och du kan prenumerera där.",
            "Point your phone's camera at the code: this page opens on the phone, and you can subscribe there.",
        ),
        Word::Local => pick(
            lang,
            "Palvelulla ei ole julkista osoitetta, joten linkit ja QR-koodi toimivat vain tällä koneella eivätkä Google, \
             Outlook ja puhelimet tavoita kalenteria. Ylläpito antaa osoitteen valitsimella --base-url.",
            "Tjänsten har ingen offentlig adress. Länkarna och QR-koden fungerar därför bara på den här datorn, och Google, \
             Outlook och telefoner når inte kalendern. Den som driver tjänsten anger adressen med --base-url.",
            "The service has no public address, so the links and the QR code work on this machine only, and Google, Outlook \
             and phones cannot reach the calendar. Whoever runs the service gives the address with --base-url.",
        ),
        Word::NoAddress => pick(
            lang,
            "Näille tiedostoille ei ole annettu julkista osoitetta. Kopioi tiedoston linkin osoite ja lisää se \
             kalenteriohjelmaan tilattavana kalenterina.",
            "De här filerna har inte fått någon offentlig adress. Kopiera länkadressen till filen och lägg till den i \
             kalenderprogrammet som en prenumeration.",
            "These files have been given no public address. Copy the address of the link to the file and add it to your \
             calendar program as a subscription.",
        ),
        Word::Options => pick(lang, "Muistutukset ja ennakot", "Påminnelser och förvarningar", "Reminders and notices"),
        Word::OptionsHint => pick(
            lang,
            "Kalenterissa ei ole muistutuksia, ellet valitse niitä. Valinta muuttaa yllä olevat linkit.",
            "Kalendern har inga påminnelser om du inte väljer dem. Valet ändrar länkarna ovan.",
            "The calendar has no reminders unless you choose them. Your choice changes the links above.",
        ),
        Word::Remind => pick(lang, "Muistutus", "Påminnelse", "Reminder"),
        Word::RemindHint => pick(
            lang,
            "Google ja Outlook eivät näytä tilatun kalenterin muistutuksia.",
            "Google och Outlook visar inte påminnelser i en prenumererad kalender.",
            "Google and Outlook ignore reminders in a subscribed calendar.",
        ),
        Word::Ahead => pick(lang, "Ennakkomerkintä", "Förvarning", "Notice entry"),
        Word::AheadHint => pick(
            lang,
            "Oma merkintä ennen määräpäivää. Toimii kaikissa ohjelmissa.",
            "En egen post före den sista dagen. Fungerar i alla program.",
            "An entry of its own before the due day. Works in every program.",
        ),
        Word::None => pick(lang, "ei", "ingen", "none"),
        Word::Apply => pick(lang, "Muuta linkit", "Ändra länkarna", "Change the links"),
        Word::Applied => {
            pick(lang, "Linkeissä ovat valintasi:", "Länkarna innehåller dina val:", "The links hold your choices:")
        }
        Word::More => pick(
            lang,
            "Osoitteen perään voi kirjoittaa myös muita valintoja:",
            "Även andra val kan skrivas efter adressen:",
            "Other options can be written behind the address too:",
        ),
        Word::Binding => pick(lang, "Velvoitteet", "Skyldigheter", "Duties"),
        Word::Recommended => pick(lang, "Suositukset", "Rekommendationer", "Recommendations"),
        Word::RecommendedHint => pick(
            lang,
            "Mitä suositellaan tehtäväksi, usein ennen lakisääteistä määräaikaa.",
            "Vad som rekommenderas, ofta före den lagstadgade fristen.",
            "What is recommended, often before the statutory deadline.",
        ),
        Word::TakingPart => pick(lang, "Muiden velvoitteet", "Andras skyldigheter", "Duties of others"),
        Word::TakingPartHint => pick(
            lang,
            "Mitä muiden on tehtävä yhdessä tämän toimijan kanssa tai sitä kohtaan.",
            "Vad andra ska göra tillsammans med den här aktören eller gentemot den.",
            "What others must do together with this body or towards it.",
        ),
        Word::Tasks => pick(lang, "Tehtävinä", "Som uppgifter", "As tasks"),
        Word::TasksHint => pick(
            lang,
            "Samat velvoitteet tehtävinä ohjelmille, jotka näyttävät niitä. Google ja iPhonen kalenteri eivät näytä.",
            "Samma skyldigheter som uppgifter för program som visar sådana. Google och kalendern i iPhone gör det inte.",
            "The same duties as tasks, for programs that show them. Google and the iPhone's calendar do not.",
        ),
        Word::Notice => pick(lang, "Huomaa", "Obs", "Please note"),
        Word::Back => pick(lang, "Kalenteriin", "Till kalendern", "To the calendar"),
        Word::Bearers => pick(lang, "Velvoitetut", "Förpliktade", "Who must do it"),
    }
}

/// The number of days before: `30 päivää ennen`.
#[must_use]
pub fn before(lang: Lang, days: u16) -> String {
    match (lang, days) {
        (Lang::Fi, 1) => "yhtä päivää ennen".to_owned(),
        (Lang::Sv, 1) => "en dag före".to_owned(),
        (Lang::En, 1) => "one day before".to_owned(),
        _ => say!(lang, "{days} päivää ennen", "{days} dagar före", "{days} days before"),
    }
}

/// A language by its own name.
#[must_use]
pub fn own_name(lang: Lang) -> &'static str {
    pick(lang, "Suomeksi", "På svenska", "In English")
}

/// What the page of one calendar is called in the browser.
#[must_use]
pub fn page_title(name: &str, all: &str) -> String {
    if name == all { name.to_owned() } else { format!("{name} – {all}") }
}

/// The last edit could not be read; since when, and of which day what is shown is.
#[must_use]
pub fn stale(lang: Lang, since: &str) -> String {
    say!(
        lang,
        "Viimeisintä muutosta ei voitu lukea ({since}). Kalenterit ja sivut näyttävät sitä edeltävän tilanteen, kunnes \
         virhe on korjattu.",
        "Den senaste ändringen kunde inte läsas ({since}). Kalendrarna och sidorna visar läget före ändringen tills felet är \
         rättat.",
        "The latest edit could not be read ({since}). Calendars and pages show the state before it until the error is mended."
    )
}

/// Some rows of the registers are left out.
#[must_use]
pub fn left_out(lang: Lang, rows: usize) -> String {
    match (lang, rows) {
        (Lang::Fi, 1) => "Yhtä kirjausriviä ei voitu lukea, eikä sitä ole otettu huomioon.".to_owned(),
        (Lang::Sv, 1) => "En rad i registren kunde inte läsas och har inte beaktats.".to_owned(),
        (Lang::En, 1) => "One row of the registers could not be read and is not taken into account.".to_owned(),
        _ => say!(
            lang,
            "{rows} kirjausriviä ei voitu lukea, eikä niitä ole otettu huomioon.",
            "{rows} rader i registren kunde inte läsas och har inte beaktats.",
            "{rows} rows of the registers could not be read and are not taken into account."
        ),
    }
}

//! The accessibility statement (306/2019 § 9): what is known of these pages, and what only who publishes them can say.

use super::pick;
use crate::lang::Lang;

/// A heading with what stands under it: paragraphs, then a list.
pub struct Section {
    /// The heading.
    pub heading: &'static str,
    /// Paragraphs.
    pub said: Vec<&'static str>,
    /// A list.
    pub list: Vec<&'static str>,
}

/// The title.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    pick(lang, "Saavutettavuusseloste", "Tillgänglighetsutlåtande", "Accessibility statement")
}

/// To what it applies.
#[must_use]
pub fn lead(lang: Lang, version: &str) -> String {
    say!(
        lang,
        "Tämä seloste koskee sivuja, jotka ohjelma velvoite {version} tekee. Seloste kuuluu ohjelman tähän versioon ja muuttuu sen mukana.",
        "Detta utlåtande gäller de sidor som programmet velvoite {version} gör. Utlåtandet hör till denna version av programmet och ändras med det.",
        "This statement is about the pages that the program velvoite {version} makes. It belongs to this version of the program and changes with it."
    )
}

/// The sections in their order.
#[must_use]
pub fn sections(lang: Lang) -> Vec<Section> {
    vec![publisher(lang), state(lang), lacks(lang), tested(lang), feedback(lang), supervision(lang)]
}

fn publisher(lang: Lang) -> Section {
    Section {
        heading: pick(lang, "Kuka palvelusta vastaa", "Vem som ansvarar för tjänsten", "Who is responsible"),
        said: vec![pick(
            lang,
            "Ohjelma ei tiedä, kuka nämä sivut julkaisee. Julkaisija vastaa palvelusta ja täydentää selosteen: kuka se on, mistä osoitteesta \
             palvelu löytyy ja milloin seloste on laadittu. Laki digitaalisten palvelujen tarjoamisesta (306/2019) velvoittaa \
             viranomaista pitämään selosteen palveluistaan (9 §).",
            "Programmet vet inte vem som publicerar dessa sidor. Den som publicerar dem ansvarar för tjänsten och kompletterar utlåtandet: \
             vem det är, på vilken adress tjänsten finns och när utlåtandet har utarbetats. Enligt lagen om tillhandahållande av digitala \
             tjänster (306/2019) ska en myndighet ha ett utlåtande om sina tjänster (9 §).",
            "The program does not know who publishes these pages. Whoever does is responsible for the service and completes the statement: \
             who that is, at which address the service stands, and when the statement was drawn up. The Act on the Provision of Digital \
             Services (306/2019) obliges an authority to keep a statement on its services (section 9).",
        )],
        list: Vec::new(),
    }
}

fn state(lang: Lang) -> Section {
    Section {
        heading: pick(
            lang,
            "Miten saavutettavia sivut ovat",
            "Hur tillgängliga sidorna är",
            "How accessible the pages are",
        ),
        said: vec![
            pick(
                lang,
                "Sivut on tehty täyttämään WCAG 2.2 -ohjeiston A- ja AA-tason kriteerit; laki edellyttää version 2.1 AA-tasoa. Arvio on \
                 ohjelman tekijöiden oma. Ulkopuolinen ei ole arvioinut sivuja.",
                "Sidorna är gjorda för att uppfylla kriterierna på nivåerna A och AA i WCAG 2.2; lagen förutsätter nivå AA i version 2.1. \
                 Bedömningen är programmets upphovspersoners egen. Ingen utomstående har bedömt sidorna.",
                "The pages are made to meet the criteria of levels A and AA of WCAG 2.2; the act asks for level AA of version 2.1. This is the \
                 makers' own assessment. Nobody from outside has assessed the pages.",
            ),
            pick(
                lang,
                "Tulos kerrotaan aina sanalla, merkillä ja värillä, ei koskaan pelkällä värillä. Jokainen kuva on myös taulukkona. Sivut \
                 toimivat ilman skriptejä, eikä niissä mikään liiku.",
                "Ett utfall anges alltid med ord, tecken och färg, aldrig enbart med färg. Varje bild finns också som tabell. Sidorna \
                 fungerar utan skript, och inget på dem rör sig.",
                "An outcome is always told by word, sign and colour, never by colour alone. Every picture is there as a table too. The pages \
                 work without scripts, and nothing on them moves.",
            ),
        ],
        list: Vec::new(),
    }
}

fn lacks(lang: Lang) -> Section {
    Section {
        heading: pick(
            lang,
            "Mitä puutteita tiedetään olevan",
            "Vilka brister som är kända",
            "What is known to be imperfect",
        ),
        said: Vec::new(),
        list: vec![
            pick(
                lang,
                "Säännöt on kirjoitettu omalla kielellään, jonka sanat ovat englantia, ja esimerkkien nimet ovat englanniksi. Velvoitteen \
                 sivu kertoo saman sisällön suomeksi.",
                "Reglerna är skrivna på ett eget språk med engelska ord, och exemplens namn är på engelska. Skyldighetens sida anger \
                 samma innehåll på svenska.",
                "The rules are written in a language of their own, and their words are English. The page of a duty tells the same in plain words.",
            ),
            pick(
                lang,
                "Leveitä taulukoita on suurennettuina vieritettävä sivusuunnassa omassa kehyksessään. Saman voi rajata pienemmäksi sivun \
                 valinnoilla tai lukea tietotiedostona.",
                "Breda tabeller måste i förstoring rullas i sidled i sin egen ram. Samma innehåll kan begränsas med sidans val eller läsas \
                 som datafil.",
                "Wide tables, when magnified, have to be scrolled sideways in a frame of their own. The same can be narrowed by the options \
                 of the page, or read as a data file.",
            ),
            pick(
                lang,
                "Sivuja ei ole kokeiltu ruudunlukuohjelmilla, eikä niitä ole arvioinut kukaan, joka käyttää avustavaa tekniikkaa.",
                "Sidorna har inte provats med skärmläsare, och ingen som använder hjälpmedel har bedömt dem.",
                "The pages have not been tried with screen readers, and nobody who uses assistive technology has assessed them.",
            ),
            pick(
                lang,
                "Ladattavien taulukko- ja kalenteritiedostojen saavutettavuutta ei ole arvioitu. Se, miten kalenteri näkyy, riippuu \
                 kalenteriohjelmasta.",
                "Tillgängligheten hos de tabell- och kalenderfiler som kan laddas ned har inte bedömts. Hur en kalender visas beror på \
                 kalenderprogrammet.",
                "The accessibility of the table and calendar files that can be downloaded has not been assessed. How a calendar looks is up to \
                 the calendar program.",
            ),
        ],
    }
}

fn tested(lang: Lang) -> Section {
    Section {
        heading: pick(lang, "Miten sivut on tarkastettu", "Hur sidorna har granskats", "How the pages were tested"),
        said: vec![pick(
            lang,
            "Ohjelman tekijät tarkastavat sivut näin:",
            "Programmets upphovspersoner granskar sidorna så här:",
            "The makers of the program test the pages in these ways:",
        )],
        list: vec![
            pick(
                lang,
                "automaattisesti axe-core-ohjelmalla, suomeksi, ruotsiksi ja englanniksi",
                "automatiskt med programmet axe-core, på finska, svenska och engelska",
                "automatically by axe-core, in Finnish, Swedish and English",
            ),
            pick(lang, "pelkällä näppäimistöllä", "med enbart tangentbord", "by keyboard alone"),
            pick(
                lang,
                "200 ja 400 prosentin suurennoksella",
                "i 200 och 400 procents förstoring",
                "at a magnification of 200 and 400 per cent",
            ),
            pick(
                lang,
                "suurikontrastisin, käyttäjän valitsemin värein ja tummin värein",
                "med högkontrastfärger som användaren har valt och med mörka färger",
                "in forced colours and in dark colours",
            ),
        ],
    }
}

fn feedback(lang: Lang) -> Section {
    Section {
        heading: pick(lang, "Palaute", "Respons", "Feedback"),
        said: vec![pick(
            lang,
            "Julkaisija ilmoittaa tässä osoitteen, johon palautteen voi lähettää. Viranomaisen on vastattava saavutettavuuspalautteeseen \
             viipymättä, viimeistään kahden viikon kuluessa; laajaa sisältöä koskevaan pyyntöön kahta viikkoa myöhemmin, jos lisäajasta on \
             ilmoitettu (306/2019 10 § 3 mom.).",
            "Den som publicerar sidorna anger här en adress för respons. En myndighet ska besvara respons om tillgängligheten utan \
             dröjsmål, senast inom två veckor; en begäran som gäller ett omfattande innehåll två veckor senare, om den som lämnat begäran \
             har underrättats om det (306/2019 10 § 3 mom.).",
            "Whoever publishes the pages names here an address for feedback. An authority has to answer feedback on accessibility without \
             delay, at the latest in two weeks; a request about extensive content two weeks later, where the asker has been told (306/2019 \
             section 10(3)).",
        )],
        list: Vec::new(),
    }
}

fn supervision(lang: Lang) -> Section {
    Section {
        heading: pick(lang, "Valvonta", "Tillsyn", "Supervision"),
        said: vec![pick(
            lang,
            "Selosteessa on oltava linkki valvontaviranomaisen sivuille. Julkaisija nimeää viranomaisen ja lisää linkin.",
            "I utlåtandet ska det finnas en länk till tillsynsmyndighetens webbplats. Den som publicerar sidorna namnger myndigheten och \
             lägger till länken.",
            "The statement has to hold a link to the supervisory authority. Whoever publishes the pages names the authority and adds the link.",
        )],
        list: Vec::new(),
    }
}

/// The duty to keep a statement.
#[must_use]
pub fn duty(lang: Lang) -> &'static str {
    pick(
        lang,
        "Velvoite, josta seloste johtuu",
        "Skyldigheten som utlåtandet grundar sig på",
        "The duty from which this statement follows",
    )
}

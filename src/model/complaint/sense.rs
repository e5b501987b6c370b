//! `V03xx`: what is well written and names real things, and still makes no sense.

use super::{error, list, plain, say};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;

/// Where a clause or a change stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::model) enum Home {
    Throughout,
    Duty,
    Version,
    Exception,
    Reading,
    Step,
    Block,
}

impl Home {
    fn words(self) -> [&'static str; 3] {
        match self {
            Home::Throughout => ["`throughout`-lohko", "ett `throughout`-block", "`throughout`"],
            Home::Duty => ["velvoite", "en skyldighet", "a duty"],
            Home::Version => ["versio", "en version", "a version"],
            Home::Exception => ["poikkeus", "ett undantag", "an exception"],
            Home::Reading => ["tulkinta", "en tolkning", "a reading"],
            Home::Step => ["vaihe", "ett steg", "a step"],
            Home::Block => ["teon lohko", "en åtgärds block", "the block of an act"],
        }
    }
}

/// What can be wrong with the sense of a rule.
pub(in crate::model) enum SenseComplaint<'a> {
    /// A clause that must be said is not there.
    Missing { duty: &'a str, clause: &'static str, span: Span },
    /// A clause stands twice.
    DuplicateClause { clause: &'static str, first: Span, second: Span },
    /// A clause that does not belong where it stands.
    Misplaced { clause: &'static str, home: Home, span: Span },
    /// `…, when C` on a clause that can have no condition of its own.
    ClauseCondition { clause: &'static str, span: Span },
    /// What a change means to change is not there.
    NoTarget { what: String, home: Home, span: Span },
    /// A change of something that cannot be changed.
    NotChangeable { clause: String, home: Home, span: Span },
    /// `replace K with C` where C is another clause.
    ReplaceOther { old: String, new: &'static str, span: Span },
    /// `add C` where there is one already.
    AlreadyThere { clause: &'static str, span: Span },
    /// More exceptions than can be combined.
    TooManyExceptions { duty: &'a str, most: usize, span: Span },
    /// A default reading with changes, or another without.
    ReadingBody { name: &'a str, default: bool, span: Span },
    /// The last day in force lies before the first.
    ForceReversed { span: Span },
    /// Two versions in force at once.
    ForceOverlap { duty: &'a str, first: Span, second: Span },
    /// Duties that depend on each other in a ring.
    Circle { duties: Vec<&'a str>, span: Span },
    /// `otherwise D` where D does not arise upon a breach.
    NotUponBreach { duty: &'a str, span: Span },
    /// `upon breach` that no duty leads to.
    BreachOfNothing { duty: &'a str, span: Span },
    /// `trigger` where nothing triggers.
    NoTrigger { span: Span },
    /// `counterparty` where there is none.
    NoCounterparty { span: Span },
    /// `the others`, `any bearer`, `every bearer` where the bearers are not joint.
    NotJoint { span: Span },
    /// A point or condition on the period where there is none.
    NoPeriod { span: Span },
    /// `previous` where there is no previous instance.
    NoPrevious { span: Span },
    /// `due` where the due day itself is being said.
    DueOfItself { span: Span },
    /// `of` or `after` names a step that comes later, or the step itself.
    LaterStep { step: &'a str, span: Span },
    /// `steps { }`.
    NoSteps { span: Span },
    /// `about part` outside `in parts`.
    AboutPart { span: Span },
    /// A part without a topic of its name, where `about part` asks for one.
    PartTopic { part: &'a str, span: Span },
    /// A due day after its period, without `window from`.
    WindowNeeded { span: Span },
    /// `first period K` where the rhythm has no such period.
    FirstPeriod { key: &'a str, possible: Vec<String>, span: Span },
    /// `keep` with a rhythm, `avoid` with neither rhythm nor `always`.
    NeedsRhythm { mode: &'static str, span: Span },
    /// `at least 0`.
    AtLeastZero { span: Span },
    /// A clause that can have no effect here.
    Useless { clause: &'static str, because: [&'static str; 3], span: Span },
    /// What cannot bear a duty.
    BearerForm { span: Span },
    /// `and` without `jointly`, or `or` with it.
    AndOr { jointly: bool, span: Span },
    /// A relation without a value for some bearers (`rules.md` A6).
    NoGroup { duty: &'a str, word: String, bodies: Vec<&'a str>, span: Span },
    /// A kind or class where one body or a set is meant.
    OneOrSet { name: &'a str, span: Span },
    /// A body where a set is asked.
    OneSet { span: Span },
    /// A set where one body is asked.
    OneBody { span: Span },
    /// `towards` of something that has no bodies.
    NoBodies { name: &'a str, span: Span },
    /// An exception or version that changes nothing.
    ChangesNothing { home: Home, span: Span },
    /// An `of` that can mean nothing here.
    OfForm { span: Span },
    /// One status is asked.
    OneStatus { span: Span },
    /// Two exceptions always apply and contradict each other.
    Contradiction { first: Span, second: Span },
    /// A version with another binding.
    OtherBinding { span: Span },
    /// `unread` in an act without a section.
    UnreadSection { span: Span },
    /// A row of a coverage table judged by a duty that nowhere cites its act.
    NotCited { duty: &'a str, norm: String, span: Span },
    /// A short title of more characters than a table has room for.
    ShortTooLong { text: &'a str, most: usize, span: Span },
    /// A short title that shortens nothing.
    ShortNotShorter { text: &'a str, span: Span },
    /// A short title of two duties of one kind of body.
    ShortTwice { text: &'a str, kind: &'a str, first: Span, second: Span },
}

impl From<SenseComplaint<'_>> for Diagnostic {
    fn from(complaint: SenseComplaint<'_>) -> Diagnostic {
        use SenseComplaint as S;
        match complaint {
            S::Missing { duty, clause, span } => error(
                "V0301",
                span,
                say([
                    format!("velvoitteesta `{duty}` puuttuu `{clause}`"),
                    format!("skyldigheten `{duty}` saknar `{clause}`"),
                    format!("the duty `{duty}` does not say `{clause}`"),
                ]),
                say([format!("`{clause}` puuttuu"), format!("`{clause}` saknas"), format!("`{clause}` is not said")]),
            )
            .help(missing_help(clause)),
            S::DuplicateClause { clause, first, second } => error(
                "V0302",
                second,
                say([
                    format!("`{clause}` on sanottu kahdesti"),
                    format!("`{clause}` sägs två gånger"),
                    format!("`{clause}` is said twice"),
                ]),
                plain(["toinen kerta", "andra gången", "the second time"]),
            )
            .also(Place::Text(first), plain(["ensimmäinen kerta", "första gången", "the first time"]))
            .help(plain(["poista toinen", "ta bort den ena", "remove one of them"])),
            S::Misplaced { clause, home, span } => {
                let [fi, sv, en] = home.words();
                short(
                    "V0303",
                    span,
                    [
                        format!("`{clause}` ei kuulu tähän: {fi}"),
                        format!("`{clause}` hör inte hit: {sv}"),
                        format!("`{clause}` does not belong in {en}"),
                    ],
                    misplaced_help(home),
                )
            }
            S::ClauseCondition { clause, span } => short(
                "V0305",
                span,
                [
                    format!("lausekkeella `{clause}` ei voi olla omaa ehtoa"),
                    format!("klausulen `{clause}` kan inte ha ett eget villkor"),
                    format!("`{clause}` cannot carry a condition of its own"),
                ],
                [
                    "kirjoita ehto poikkeukseen, joka muuttaa lauseketta",
                    "skriv villkoret i ett undantag som ändrar klausulen",
                    "put the condition into an exception that changes the clause",
                ],
            ),
            S::NoTarget { what, home, span } => {
                let [fi, sv, en] = home.words();
                short(
                    "V0306",
                    span,
                    [
                        format!("muutoksella ei ole kohdetta: tekstissä ei ole {what} ({fi})"),
                        format!("ändringen har inget föremål: texten har inte {what} ({sv})"),
                        format!("{en} changes what is not there: the text has no {what}"),
                    ],
                    [
                        "tarkista velvoitteen teksti; lisää uusi lauseke sanalla `add`",
                        "kontrollera skyldighetens text; lägg till en ny klausul med `add`",
                        "compare with the duty's text; write `add` for a new clause",
                    ],
                )
            }
            S::NotChangeable { clause, home, span } => {
                let [fi, sv, en] = home.words();
                short(
                    "V0307",
                    span,
                    [
                        format!("{fi} ei voi muuttaa lauseketta `{clause}`"),
                        format!("{sv} kan inte ändra `{clause}`"),
                        format!("{en} may not change `{clause}`"),
                    ],
                    [
                        "se, kenelle, kuinka usein ja minkä johdosta velvoite syntyy, pysyy samana; kirjoita toinen velvoite",
                        "vem som är skyldig, hur ofta och av vilken anledning består; skriv en annan skyldighet",
                        "who bears it, how often and upon what stay the same; write another duty",
                    ],
                )
            }
            S::ReplaceOther { old, new, span } => short(
                "V0308",
                span,
                [
                    format!("lausekkeen `{old}` tilalle tarvitaan samanlainen, ei `{new}`"),
                    format!("`{old}` ska ersättas med en klausul av samma slag, inte `{new}`"),
                    format!("`{old}` is replaced by a clause of its own sort, not by `{new}`"),
                ],
                [
                    "kirjoita koko uusi lauseke avainsanoineen",
                    "skriv hela den nya klausulen med dess nyckelord",
                    "write the whole new clause with its keyword",
                ],
            ),
            S::AlreadyThere { clause, span } => short(
                "V0309",
                span,
                [
                    format!("tekstissä on jo `{clause}`"),
                    format!("texten har redan `{clause}`"),
                    format!("the text has `{clause}` already"),
                ],
                ["kirjoita `replace`", "skriv `replace`", "write `replace`"],
            ),
            S::TooManyExceptions { duty, most, span } => short(
                "V0310",
                span,
                [
                    format!("velvoitteen `{duty}` yhdellä versiolla on yli {most} poikkeusta"),
                    format!("skyldigheten `{duty}` har över {most} undantag i en version"),
                    format!("one version of `{duty}` has more than {most} exceptions"),
                ],
                [
                    "yhdistä poikkeuksia tai jaa velvoite kahdeksi",
                    "slå ihop undantag eller dela skyldigheten i två",
                    "join exceptions, or write two duties",
                ],
            ),
            S::ReadingBody { name, default: true, span } => short(
                "V0311",
                span,
                [
                    format!("oletustulkinta `{name}` ei muuta tekstiä"),
                    format!("standardtolkningen `{name}` ändrar inte texten"),
                    format!("the default reading `{name}` names the text as it stands and changes nothing"),
                ],
                [
                    "poista lohko tai sana `default`",
                    "ta bort blocket eller ordet `default`",
                    "remove its block, or the word `default`",
                ],
            ),
            S::ReadingBody { name, default: false, span } => short(
                "V0311",
                span,
                [
                    format!("tulkinta `{name}` ei muuta mitään"),
                    format!("tolkningen `{name}` ändrar ingenting"),
                    format!("the reading `{name}` changes nothing"),
                ],
                [
                    "kirjoita muutos tai sana `default`",
                    "skriv en ändring eller ordet `default`",
                    "write what it changes, or the word `default`",
                ],
            ),
            S::ForceReversed { span } => fixed(
                "V0312",
                span,
                [
                    "voimassaolo päättyy ennen kuin se alkaa",
                    "giltigheten upphör innan den börjar",
                    "its force ends before it begins",
                ],
                ["vaihda päivät", "byt plats på dagarna", "turn the days round"],
            ),
            S::ForceOverlap { duty, first, second } => short(
                "V0313",
                second,
                [
                    format!("velvoitteella `{duty}` on kaksi versiota voimassa samana päivänä"),
                    format!("skyldigheten `{duty}` har två versioner i kraft samma dag"),
                    format!("two versions of `{duty}` are in force on one day"),
                ],
                [
                    "anna vanhemman version päättyä päivää ennen uuden alkua",
                    "låt den äldre versionen upphöra dagen innan den nya börjar",
                    "let the older version end the day before the newer begins",
                ],
            )
            .also(Place::Text(first), plain(["toinen versio", "den andra versionen", "the other version"])),
            S::Circle { duties, span } => {
                let ring =
                    duties.iter().chain(duties.first()).map(|duty| format!("`{duty}`")).collect::<Vec<_>>().join(" → ");
                short(
                    "V0314",
                    span,
                    [
                        format!("velvoitteet riippuvat toisistaan kehässä: {ring}"),
                        format!("skyldigheterna beror på varandra i en cirkel: {ring}"),
                        format!("the duties depend on each other in a ring: {ring}"),
                    ],
                    [
                        "poista yksi riippuvuus (`upon`, `when`, `otherwise` tai `succeeds`)",
                        "ta bort ett beroende (`upon`, `when`, `otherwise` eller `succeeds`)",
                        "remove one dependency (`upon`, `when`, `otherwise` or `succeeds`)",
                    ],
                )
            }
            S::NotUponBreach { duty, span } => short(
                "V0315",
                span,
                [
                    format!("`{duty}` ei synny laiminlyönnistä"),
                    format!("`{duty}` uppstår inte av en försummelse"),
                    format!("`{duty}` does not arise upon a breach"),
                ],
                ["kirjoita siihen `upon breach`", "skriv `upon breach` i den", "write `upon breach` in that duty"],
            ),
            S::BreachOfNothing { duty, span } => short(
                "V0315",
                span,
                [
                    format!("mikään velvoite ei johda velvoitteeseen `{duty}` laiminlyötynä"),
                    format!("ingen försummad skyldighet leder till `{duty}`"),
                    format!("no duty says `otherwise {duty}`"),
                ],
                [
                    "kirjoita `otherwise` siihen velvoitteeseen, jonka laiminlyönnistä tämä seuraa",
                    "skriv `otherwise` i den skyldighet vars försummelse detta följer av",
                    "write `otherwise` in the duty whose breach leads here",
                ],
            ),
            S::NoTrigger { span } => fixed(
                "V0316",
                span,
                [
                    "`trigger` ilman herätettä: velvoitteessa ei ole `upon`-lauseketta",
                    "`trigger` utan utlösare: skyldigheten har ingen `upon`",
                    "`trigger` without a trigger: the duty has no `upon`",
                ],
                [
                    "kirjoita `upon` ja se, mistä velvoite syntyy",
                    "skriv `upon` och det som utlöser skyldigheten",
                    "write `upon` and what sets the duty off",
                ],
            ),
            S::NoCounterparty { span } => fixed(
                "V0317",
                span,
                [
                    "`counterparty` ilman vastapuolta: velvoitteessa ei ole `towards`-lauseketta",
                    "`counterparty` utan motpart: skyldigheten har ingen `towards`",
                    "`counterparty` without one: the duty has no `towards`",
                ],
                [
                    "kirjoita `towards each` ja se, keneen nähden velvoite on",
                    "skriv `towards each` och gentemot vem skyldigheten gäller",
                    "write `towards each` and towards whom the duty is",
                ],
            ),
            S::NotJoint { span } => fixed(
                "V0318",
                span,
                [
                    "muita velvoitettuja ei ole: velvoite ei ole yhteinen",
                    "det finns inga andra: skyldigheten är inte gemensam",
                    "there are no other bearers: the duty is not borne jointly",
                ],
                [
                    "kirjoita `bearer`-lausekkeeseen `, jointly` tai nimeä osapuolet",
                    "skriv `, jointly` i `bearer` eller nämn parterna",
                    "write `, jointly` in `bearer`, or name the parties",
                ],
            ),
            S::NoPeriod { span } => fixed(
                "V0319",
                span,
                [
                    "kautta ei ole: velvoite ei toistu kausittain",
                    "det finns ingen period: skyldigheten återkommer inte periodvis",
                    "there is no period: the duty does not recur by periods",
                ],
                [
                    "kirjoita `every calendar year` tai muu rytmi, tai laske päivä muusta",
                    "skriv `every calendar year` eller en annan rytm, eller räkna dagen från något annat",
                    "write `every calendar year` or another rhythm, or count from something else",
                ],
            ),
            S::NoPrevious { span } => fixed(
                "V0320",
                span,
                [
                    "`previous` ilman edellistä kertaa",
                    "`previous` utan föregående gång",
                    "`previous` where there is no previous time",
                ],
                [
                    "kirjoita `every …` tai laske päivä muusta",
                    "skriv `every …` eller räkna dagen från något annat",
                    "write `every …`, or count from something else",
                ],
            ),
            S::DueOfItself { span } => fixed(
                "V0320",
                span,
                [
                    "määräpäivää ei voi laskea siitä itsestään",
                    "förfallodagen kan inte räknas från sig själv",
                    "a due day cannot be counted from itself",
                ],
                [
                    "laske se kaudesta, herätteestä tai vaiheesta",
                    "räkna den från perioden, utlösaren eller ett steg",
                    "count it from the period, the trigger or a step",
                ],
            ),
            S::LaterStep { step, span } => short(
                "V0321",
                span,
                [
                    format!("vaihe `{step}` ei ole aiempi vaihe"),
                    format!("steget `{step}` är inte ett tidigare steg"),
                    format!("the step `{step}` does not come earlier"),
                ],
                [
                    "siirrä vaihe aiemmaksi tai kirjoita `before` ja vaiheen nimi",
                    "flytta steget tidigare eller skriv `before` och stegets namn",
                    "move that step up, or write `before` and its name",
                ],
            ),
            S::NoSteps { span } => fixed(
                "V0322",
                span,
                ["vaiheita ei ole", "det finns inga steg", "there are no steps"],
                [
                    "kirjoita ainakin yksi vaihe: nimi ja teko",
                    "skriv minst ett steg: namn och åtgärd",
                    "write at least one step: its name and an activity",
                ],
            ),
            S::AboutPart { span } => fixed(
                "V0323",
                span,
                ["`about part` ilman osia", "`about part` utan delar", "`about part` where there are no parts"],
                [
                    "kirjoita rytmiin `, in parts { … }` tai nimeä aihe",
                    "skriv `, in parts { … }` i rytmen eller nämn ämnet",
                    "write `, in parts { … }` in the rhythm, or name the topic",
                ],
            ),
            S::PartTopic { part, span } => short(
                "V0323",
                span,
                [
                    format!("osan nimistä aihetta `{part}` ei ole"),
                    format!("det finns inget ämne med delens namn `{part}`"),
                    format!("there is no topic of the part's name `{part}`"),
                ],
                [
                    "määrittele aihe sanastossa: `topic`",
                    "ange ämnet i ordlistan: `topic`",
                    "declare it in the vocabulary: `topic`",
                ],
            ),
            S::WindowNeeded { span } => fixed(
                "V0324",
                span,
                [
                    "määräpäivä on kauden jälkeen, mutta ei sanota, mistä päivästä lukien tehty kelpaa",
                    "förfallodagen ligger efter perioden, men det sägs inte från vilken dag det som görs räknas",
                    "the due day lies after its period, but nothing says from which day on doing it counts",
                ],
                [
                    "kirjoita `window from`, esimerkiksi `window from 1 January after period`",
                    "skriv `window from`, till exempel `window from 1 January after period`",
                    "write `window from`, for example `window from 1 January after period`",
                ],
            ),
            S::FirstPeriod { key, possible, span } => {
                let [fi, sv, en] = list(possible.iter().map(String::as_str), 8);
                error(
                    "V0325",
                    span,
                    say([
                        format!("rytmissä ei ole kautta `{key}`"),
                        format!("rytmen har ingen period `{key}`"),
                        format!("the rhythm has no period `{key}`"),
                    ]),
                    plain(["tätä kautta ei ole", "denna period finns inte", "no such period"]),
                )
                .help(if possible.is_empty() {
                    plain([
                        "kirjoita kalenterivuosi, esimerkiksi `2024`",
                        "skriv ett kalenderår, till exempel `2024`",
                        "write a calendar year, for example `2024`",
                    ])
                } else {
                    say([format!("kaudet: {fi}"), format!("perioder: {sv}"), format!("periods: {en}")])
                })
            }
            S::NeedsRhythm { mode, span } => short(
                "V0326",
                span,
                [
                    format!("`{mode}` tarvitsee sanan `always` tai kauden"),
                    format!("`{mode}` behöver `always` eller en period"),
                    format!("`{mode}` needs `always` or a period"),
                ],
                [
                    "kirjoita `always` tai esimerkiksi `every calendar year`",
                    "skriv `always` eller till exempel `every calendar year`",
                    "write `always`, or for example `every calendar year`",
                ],
            ),
            S::AtLeastZero { span } => fixed(
                "V0327",
                span,
                ["`at least 0` ei vaadi mitään", "`at least 0` kräver ingenting", "`at least 0` asks for nothing"],
                [
                    "kirjoita luku 1 tai suurempi, tai poista lauseke",
                    "skriv 1 eller mer, eller ta bort klausulen",
                    "write 1 or more, or remove the clause",
                ],
            ),
            S::Useless { clause, because: [fi, sv, en], span } => short(
                "V0328",
                span,
                [
                    format!("`{clause}` ei vaikuta: {fi}"),
                    format!("`{clause}` har ingen verkan: {sv}"),
                    format!("`{clause}` has no effect: {en}"),
                ],
                ["poista lauseke", "ta bort klausulen", "remove the clause"],
            ),
            S::BearerForm { span } => fixed(
                "V0329",
                span,
                ["tämä ei voi olla velvoitettu", "detta kan inte vara förpliktat", "this cannot bear a duty"],
                [
                    "nimeä laji, luokka tai toimija, tai kirjoita esimerkiksi `every municipality of county`",
                    "nämn ett slag, en klass eller en aktör, eller skriv till exempel `every municipality of county`",
                    "name a kind, class or body, or write for example `every municipality of county`",
                ],
            ),
            S::AndOr { jointly: false, span } => fixed(
                "V0330",
                span,
                [
                    "`and` tarkoittaa yhteistä velvoitetta, mutta `jointly` puuttuu",
                    "`and` betyder en gemensam skyldighet, men `jointly` saknas",
                    "`and` means a duty borne together, but `jointly` is not said",
                ],
                [
                    "kirjoita `, jointly`, tai `or`, jos kukin on velvoitettu erikseen",
                    "skriv `, jointly`, eller `or` om var och en är förpliktad för sig",
                    "write `, jointly`, or `or` where each bears it on its own",
                ],
            ),
            S::AndOr { jointly: true, span } => fixed(
                "V0330",
                span,
                [
                    "`or` tarkoittaa, että kukin on velvoitettu erikseen, mutta tässä sanotaan `jointly`",
                    "`or` betyder att var och en är förpliktad för sig, men här sägs `jointly`",
                    "`or` means each on its own, but `jointly` is said",
                ],
                [
                    "kirjoita `and` tai poista `jointly`",
                    "skriv `and` eller ta bort `jointly`",
                    "write `and`, or remove `jointly`",
                ],
            ),
            S::NoGroup { duty, word, bodies, span } => {
                let count = bodies.len();
                let [fi, sv, en] = list(bodies, 5);
                short(
                    "V0331",
                    span,
                    [
                        format!("velvoitteessa `{duty}` sanalla `{word}` ei ole arvoa {count} velvoitetulle: {fi}"),
                        format!("i `{duty}` saknar `{word}` värde för {count} förpliktade: {sv}"),
                        format!("in `{duty}`, `{word}` has no value for {count} of the bearers: {en}"),
                    ],
                    [
                        "poista tai korvaa lauseke näiltä poikkeuksella (`when bearer is …`) tai täydennä jäsenyystaulukkoa",
                        "ta bort eller ersätt klausulen för dem med ett undantag (`when bearer is …`), eller komplettera medlemstabellen",
                        "let an exception remove or replace the clause for them (`when bearer is …`), or complete the membership table",
                    ],
                )
            }
            S::OneOrSet { name, span } => short(
                "V0332",
                span,
                [
                    format!("`{name}` ei ole yksi toimija"),
                    format!("`{name}` är inte en enda aktör"),
                    format!("`{name}` is not one body"),
                ],
                [
                    "kirjoita `every …`, `at least one …` tai `… of bearer`",
                    "skriv `every …`, `at least one …` eller `… of bearer`",
                    "write `every …`, `at least one …` or `… of bearer`",
                ],
            ),
            S::OneSet { span } => fixed(
                "V0341",
                span,
                ["tässä tarvitaan joukko", "här behövs en mängd", "a set is asked for here"],
                [
                    "kirjoita `each` ja laji tai luokka",
                    "skriv `each` och ett slag eller en klass",
                    "write `each` and a kind or a class",
                ],
            ),
            S::OneBody { span } => fixed(
                "V0333",
                span,
                ["tässä tarvitaan yksi toimija", "här behövs en enda aktör", "one body is asked for here"],
                [
                    "kirjoita `bearer`, `counterparty`, toimijan nimi tai `… of bearer`",
                    "skriv `bearer`, `counterparty`, en aktörs namn eller `… of bearer`",
                    "write `bearer`, `counterparty`, the name of a body, or `… of bearer`",
                ],
            ),
            S::NoBodies { name, span } => short(
                "V0334",
                span,
                [
                    format!("luokassa `{name}` ei ole toimijoita, vain muita tahoja"),
                    format!("klassen `{name}` har inga aktörer, bara parter"),
                    format!("`{name}` holds partners only, no bodies of the roster"),
                ],
                [
                    "nimeä laji tai luokka, johon kuuluu toimijoita",
                    "nämn ett slag eller en klass med aktörer",
                    "name a kind, or a class that holds bodies",
                ],
            ),
            S::ChangesNothing { home, span } => {
                let [fi, sv, en] = home.words();
                short(
                    "V0335",
                    span,
                    [
                        format!("{fi} ei muuta mitään"),
                        format!("{sv} som inte ändrar något"),
                        format!("{en} that changes nothing"),
                    ],
                    [
                        "kirjoita `add`, `remove`, `replace` tai `extend`",
                        "skriv `add`, `remove`, `replace` eller `extend`",
                        "write `add`, `remove`, `replace` or `extend`",
                    ],
                )
            }
            S::OfForm { span } => fixed(
                "V0336",
                span,
                ["`of` ei voi tarkoittaa tätä tässä", "`of` kan inte betyda detta här", "`of` cannot mean this here"],
                [
                    "nimeä vaihe tai teko tai kirjoita `trigger`",
                    "nämn ett steg eller en åtgärd, eller skriv `trigger`",
                    "name a step or an activity, or write `trigger`",
                ],
            ),
            S::OneStatus { span } => fixed(
                "V0337",
                span,
                ["`keep` koskee yhtä tilaa", "`keep` gäller en status", "`keep` is about one status"],
                [
                    "kirjoita kullekin tilalle oma velvoite",
                    "skriv en egen skyldighet för varje status",
                    "write a duty for each status",
                ],
            ),
            S::Contradiction { first, second } => fixed(
                "V0338",
                second,
                [
                    "kaksi aina sovellettavaa poikkeusta muuttaa samaa kohtaa eri tavoin",
                    "två undantag som alltid gäller ändrar samma punkt på olika sätt",
                    "two exceptions that always apply change the same thing in different ways",
                ],
                [
                    "anna poikkeuksille ehdot, jotka sulkevat toisensa pois, tai tee toisesta poikkeus toiseen",
                    "ge undantagen villkor som utesluter varandra, eller gör det ena till ett undantag från det andra",
                    "give them conditions that exclude each other, or make one an exception to the other",
                ],
            )
            .also(Place::Text(first), plain(["toinen poikkeus", "det andra undantaget", "the other exception"])),
            S::OtherBinding { span } => fixed(
                "V0339",
                span,
                [
                    "version sitovuus on toinen kuin velvoitteen",
                    "versionens bindande verkan är en annan än skyldighetens",
                    "the version binds otherwise than the duty",
                ],
                [
                    "kirjoita oma velvoite ja `succeeds`",
                    "skriv en egen skyldighet och `succeeds`",
                    "write a duty of its own, and `succeeds`",
                ],
            ),
            S::UnreadSection { span } => fixed(
                "V0340",
                span,
                [
                    "lukematon muutos ei nimeä pykälää",
                    "den olästa ändringen nämner ingen paragraf",
                    "the unread change names no section",
                ],
                [
                    "kirjoita `touches §` ja pykälän numero",
                    "skriv `touches §` och paragrafens nummer",
                    "write `touches §` and the section",
                ],
            ),
            S::NotCited { duty, norm, span } => short(
                "V0342",
                span,
                [
                    format!("velvoite `{duty}` ei viittaa missään kohdassa normiin `{norm}`"),
                    format!("skyldigheten `{duty}` hänvisar ingenstans till `{norm}`"),
                    format!("the duty `{duty}` nowhere cites `{norm}`"),
                ],
                [
                    "nimeä velvoite, joka perustuu tähän, tai kirjoita `encoded in` ja perustelu",
                    "nämn en skyldighet som grundar sig på detta, eller skriv `encoded in` och varför",
                    "name a duty that rests on it, or write `encoded in` and why",
                ],
            )
            .warning(),
            S::ShortTooLong { text, most, span } => {
                let long = text.chars().count();
                short(
                    "V0343",
                    span,
                    [
                        format!("lyhyessä otsikossa ”{text}” on {long} merkkiä, enintään {most} mahtuu"),
                        format!("den korta rubriken ”{text}” har {long} tecken, högst {most} ryms"),
                        format!("the short title “{text}” has {long} characters, at most {most} fit"),
                    ],
                    [
                        "kirjoita, mitä on tehtävä, ilman lauseen loppuosaa",
                        "skriv vad som ska göras, utan resten av meningen",
                        "write what is due, without the rest of the sentence",
                    ],
                )
            }
            S::ShortNotShorter { text, span } => short(
                "V0344",
                span,
                [
                    format!("lyhyt otsikko ”{text}” ei ole lyhyempi kuin otsikko"),
                    format!("den korta rubriken ”{text}” är inte kortare än rubriken"),
                    format!("the short title “{text}” is not shorter than the title"),
                ],
                [
                    "poista `short` tai kirjoita `title`, jota se lyhentää",
                    "ta bort `short` eller skriv den `title` som den förkortar",
                    "leave `short` out, or write the `title` that it shortens",
                ],
            ),
            S::ShortTwice { text, kind, first, second } => short(
                "V0345",
                second,
                [
                    format!("kahdella lajin `{kind}` velvoitteella on sama lyhyt otsikko ”{text}”"),
                    format!("två skyldigheter för slaget `{kind}` har samma korta rubrik ”{text}”"),
                    format!("two duties of the kind `{kind}` share the short title “{text}”"),
                ],
                [
                    "kirjoita, mikä ne erottaa: kenelle, mikä suunnitelma, mikä vuosi",
                    "skriv vad som skiljer dem åt: till vem, vilken plan, vilket år",
                    "write what tells them apart: to whom, which plan, which year",
                ],
            )
            .also(Place::Text(first), plain(["toinen velvoite", "den andra skyldigheten", "the other duty"]))
            .warning(),
        }
    }
}

fn missing_help(clause: &'static str) -> crate::lang::Words {
    let (example, everywhere) = match clause {
        "source" => ("source 612/2021 § 7 mom 4", false),
        "force" => ("force 2023-01-01 ..", false),
        "bearer" => ("bearer county", false),
        "every" => ("every calendar year", false),
        "do" => ("do yearly-report to own council", false),
        "due" => ("due end of period, roll none", false),
        "roll" => ("roll none", true),
        "early" => ("early does not count", true),
        "late" => ("late does not cure", true),
        _ => ("binding statute", true),
    };
    if everywhere {
        say([
            format!("kirjoita esimerkiksi `{example}` velvoitteeseen tai tiedoston `throughout`-lohkoon"),
            format!("skriv till exempel `{example}` i skyldigheten eller i filens `throughout`"),
            format!("write for example `{example}`, in the duty or in the file's `throughout`"),
        ])
    } else {
        say([
            format!("kirjoita esimerkiksi `{example}`"),
            format!("skriv till exempel `{example}`"),
            format!("write for example `{example}`"),
        ])
    }
}

fn misplaced_help(home: Home) -> [&'static str; 3] {
    match home {
        Home::Version | Home::Exception | Home::Reading => [
            "kirjoita se muutoksena: `add`, `remove`, `replace … with …`",
            "skriv det som en ändring: `add`, `remove`, `replace … with …`",
            "write it as a change: `add`, `remove`, `replace … with …`",
        ],
        Home::Throughout => [
            "tähän kuuluvat `binding`, `early`, `late`, `roll` ja `evidence`",
            "hit hör `binding`, `early`, `late`, `roll` och `evidence`",
            "here belong `binding`, `early`, `late`, `roll` and `evidence`",
        ],
        Home::Duty | Home::Block => [
            "kirjoita se siihen kohtaan, jota se koskee",
            "skriv det vid det som det gäller",
            "write it beside what it is about",
        ],
        Home::Step => [
            "tähän kuuluvat `due`, `early`, `late`, `evidence` ja `when`",
            "hit hör `due`, `early`, `late`, `evidence` och `when`",
            "here belong `due`, `early`, `late`, `evidence` and `when`",
        ],
    }
}

fn short(code: &'static str, span: Span, message: [String; 3], help: [&str; 3]) -> Diagnostic {
    error(code, span, say(message), plain(["tässä", "här", "here"])).help(plain(help))
}

fn fixed(code: &'static str, span: Span, message: [&str; 3], help: [&str; 3]) -> Diagnostic {
    error(code, span, plain(message), plain(["tässä", "här", "here"])).help(plain(help))
}

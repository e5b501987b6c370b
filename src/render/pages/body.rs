//! The page of a body: what is to be done first, then everything, duty by duty; its municipalities; where else it stands.

use askama::Template;

use super::lines::{Lines, Link, body_link, missing_words};
use super::parts::{Badge, DataLinks, badge};
use super::shelves::{Part, parts};
use super::{Head, Place, Site, filled, query};
use crate::feed::catalogue::Subject;
use crate::finding::{Finding, Verdict, What};
use crate::model::BodyId;
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::body::{self as said, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::{days, verdict};
use crate::review::Options;
use crate::review::body::{Counted, First, Line, Standing, due_of};
use crate::time::Day;

/// What the page of a body shows.
pub struct BodyPage<'p> {
    /// How it stands.
    pub standing: &'p Standing,
    /// From which day one looks.
    pub as_of: Day,
    /// The organiser to which it belongs.
    pub county: Option<BodyId>,
    /// Whom it became.
    pub successor: Option<BodyId>,
    /// Its members with their counts.
    pub members: &'p [Counted],
    /// Whether it has a round of negotiation.
    pub round: bool,
    /// By which periods it can be narrowed.
    pub periods: &'p [String],
    /// What the reader asked for.
    pub options: &'p Options,
}

#[derive(Template)]
#[template(path = "body.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    name: String,
    who: String,
    county: Link,
    notice: Vec<String>,
    successor: Link,
    first_heading: &'static str,
    /// That nothing is overdue.
    lead: &'static str,
    first: Vec<Top>,
    more_label: &'static str,
    more: Vec<Link>,
    form: Form,
    howto: Option<HowTo>,
    parts: Vec<Part>,
    nothing: &'static str,
    members: Option<Members>,
    covers: String,
    data: DataLinks,
    words: Words,
}

struct Words {
    successor: &'static str,
    show: &'static str,
}

/// One of the few lines at the top.
struct Top {
    badge: Option<Badge>,
    before: String,
    title: Link,
    after: String,
    /// Where the rest stands on the page.
    rest: String,
}

struct Form {
    label: &'static str,
    action: String,
    kept: Vec<(&'static str, String)>,
    period: &'static str,
    periods: Vec<Choice>,
    verdict: &'static str,
    verdicts: Vec<Choice>,
    apply: &'static str,
    open: bool,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

struct HowTo {
    heading: &'static str,
    nothing: &'static str,
    write: &'static str,
    example: String,
    complete: &'static str,
    /// An empty register to fill in.
    template: Link,
}

struct Members {
    heading: String,
    hint: &'static str,
    caption: String,
    columns: [String; 3],
    rows: Vec<(String, Link, String)>,
    data: DataLinks,
}

/// The page.
#[must_use]
pub fn body(site: &Site<'_>, book: &Book<'_>, shown: &BodyPage<'_>) -> String {
    let (lang, standing) = (site.lang, shown.standing);
    let body = book.roster.body(standing.body);
    let options = shown.options.text(site.model);
    let word = |of| word(lang, of);
    let before = |finding: &Finding| standing.before.get(&finding.instance).copied();
    let lines = Lines { site, book, as_of: shown.as_of, before: &before, bearers: false };
    let mut notice = Vec::new();
    notice.extend(body.until.filter(|until| *until < shown.as_of).map(|until| said::ended(lang, until)));
    notice.extend(body.from.filter(|from| *from > shown.as_of).map(|from| said::begins(lang, from)));
    let successor = shown.successor.map(|next| body_link(site, book, next)).unwrap_or_default();
    let code = if body.code.is_empty() { String::new() } else { format!(" {}", body.code) };
    let name = book.body(standing.body);
    let (covers_from, covers_to) = standing.span;
    let parts = parts(&lines, standing);
    let law = standing.own.total() + standing.joint.total() > 0;
    let Options { period, acts, bindings, verdicts, .. } = shown.options;
    let asked = period.is_some() || !(acts.is_empty() && bindings.is_empty() && verdicts.is_empty());
    let page = Page {
        head: site.head_here(&name, &options),
        who: format!("{}{code}", book.kind(body.kind)),
        county: shown.county.map(|county| body_link(site, book, county)).unwrap_or_default(),
        notice,
        successor,
        first_heading: word(Word::First),
        lead: if law && standing.own.overdue.is_empty() && standing.joint.overdue.is_empty() {
            word(Word::NothingOverdue)
        } else {
            ""
        },
        first: if law { first(&lines, standing) } else { Vec::new() },
        more_label: word(Word::More),
        more: more(site, shown),
        form: form(site, book, shown),
        howto: if standing.on_record || !shown.options.verdicts.is_empty() {
            None
        } else {
            how_to(site, book, standing, shown.as_of)
        },
        nothing: match (parts.is_empty(), asked) {
            (false, _) => "",
            (true, true) => word(Word::Nothing),
            (true, false) => word(Word::NothingEver),
        },
        parts,
        members: members(site, book, shown, &options),
        covers: said::covers(lang, covers_from, covers_to, shown.options.period.is_none()),
        data: site.data_links(&site.place, "duties", &options),
        words: Words { successor: said::successor(lang), show: word(Word::Show) },
        name,
    };
    filled(&page)
}

fn first(lines: &Lines<'_>, standing: &Standing) -> Vec<Top> {
    let (book, lang) = (lines.book, lines.site.lang);
    let proof = |finding: &Finding| {
        let period = book.period(finding).map_or(String::new(), |period| format!(" ({period})"));
        let name = format!("{}{period}", book.short(finding));
        Link { href: lines.site.to(&Place::Instance(finding.instance.clone())), name }
    };
    let on_day = |line: &Line, due: Day| {
        let finding = line.findings.iter().find(|finding| due_of(finding) == Some(due));
        finding.map_or_else(Link::default, proof)
    };
    let plain = |of: Option<Verdict>, before: String, rest: &str| Top {
        badge: of.map(|of| badge(lang, of)),
        before,
        title: Link::default(),
        after: String::new(),
        rest: rest.to_owned(),
    };
    let overdue = if standing.own.overdue.is_empty() { "#joint-overdue" } else { "#own-overdue" };
    let top = |first: First<'_>| {
        Some(match first {
            First::Overdue(finding, mendable) => {
                let due = super::lines::due_words(book, finding, lines.as_of);
                let lacks = missing_words(book, finding);
                let late = if mendable { word(lang, Word::StillCounts) } else { "" };
                let said = [due.as_str(), lacks.as_str(), late].into_iter().filter(|said| !said.is_empty());
                let after = said.collect::<Vec<_>>().join(" · ");
                Top { after, title: proof(finding), ..plain(Some(finding.verdict), String::new(), "") }
            }
            First::MoreOverdue(count) => plain(None, said::more_overdue(lang, count), overdue),
            First::NothingOverdue => return None,
            First::Next(day, line, more) => {
                let rest = if standing.own.next.is_empty() { "#joint-next" } else { "#own-next" };
                let after = if more == 0 { String::new() } else { said::and_more(lang, more) };
                let rest = if more == 0 { "" } else { rest };
                Top { title: on_day(line, day), after, ..plain(Some(Verdict::Open), said::next(lang, day), rest) }
            }
            First::Unknown(count, causes) => {
                let rest = if standing.own.unknown.is_empty() { "#joint-unknown" } else { "#own-unknown" };
                plain(Some(Verdict::Unknown), said::unknown(lang, count, &causes), rest)
            }
            First::Done(count) => {
                let rest = if standing.own.done.is_empty() { "#joint-done" } else { "#own-done" };
                plain(Some(Verdict::Met), said::done(lang, count), rest)
            }
        })
    };
    standing.first().into_iter().filter_map(top).collect()
}

fn more(site: &Site<'_>, shown: &BodyPage<'_>) -> Vec<Link> {
    let (lang, body) = (site.lang, shown.standing.body);
    let id = site.model.roster.body(body).id.clone();
    let days = shown.options.days();
    let link = |href: String, of: Word| Link { href, name: word(lang, of).to_owned() };
    let mut found = vec![
        link(site.to(&Place::Brief(id.clone())), Word::Brief),
        link(site.to(&Place::BodyClock(id.clone())), Word::Clock),
        link(site.to(&Place::Timeline(id.clone())), Word::Timeline),
    ];
    if shown.round {
        found.push(link(site.to(&Place::Round(id.clone())), Word::Round));
    }
    let with = |options: Options| options.text(site.model);
    if !shown.members.is_empty() {
        let options = with(Options { of: Some(body), ..days.clone() });
        found.push(link(site.href(lang, &Place::Review, &options), Word::Matrix));
    }
    let options = with(Options { bodies: std::iter::once(body).collect(), ..days });
    found.push(link(site.href(lang, &Place::Changes, &options), Word::Changes));
    let calendar = site.known_of(Subject::Body(body)).map(|known| site.page_href(known)).unwrap_or_default();
    found.push(link(calendar, Word::Calendar));
    found.retain(|link| !link.href.is_empty());
    found
}

fn form(site: &Site<'_>, book: &Book<'_>, shown: &BodyPage<'_>) -> Form {
    let lang = site.lang;
    let word = |of| word(lang, of);
    let all = |chosen: bool| Choice { value: String::new(), name: word(Word::All).to_owned(), chosen };
    let asked = shown.options;
    let period = |key: &String| Choice {
        value: key.clone(),
        name: book.period_key(key),
        chosen: asked.period.as_ref() == Some(key),
    };
    let of = |of: Verdict| Choice {
        value: of.code().to_owned(),
        name: verdict::verdict(lang, of).to_owned(),
        chosen: asked.verdicts.contains(&of),
    };
    let pairs = asked.pairs(site.model);
    let more = asked.period.iter().filter(|key| !shown.periods.contains(key));
    Form {
        label: word(Word::Narrow),
        action: site.href(lang, &site.place, ""),
        kept: pairs.into_iter().filter(|(name, _)| !matches!(*name, "period" | "verdict")).collect(),
        period: word(Word::Period),
        periods: std::iter::once(all(asked.period.is_none()))
            .chain(shown.periods.iter().chain(more).map(period))
            .collect(),
        verdict: word(Word::Verdict),
        verdicts: std::iter::once(all(asked.verdicts.is_empty())).chain(Verdict::ALL.into_iter().map(of)).collect(),
        apply: word(Word::Apply),
        open: asked.period.is_some() || !asked.verdicts.is_empty(),
    }
}

/// How to record, with the first thing that lacks as the example.
fn how_to(site: &Site<'_>, book: &Book<'_>, standing: &Standing, as_of: Day) -> Option<HowTo> {
    let lang = book.lang;
    let acts = |finding: &Finding| {
        let act = finding.missing.iter().find(|lack| lack.item.what == What::Act)?;
        act.item.alternatives().next().map(|kind| book.activity(kind))
    };
    let act = standing.own.next.iter().flat_map(|line| &line.findings).find_map(acts);
    let act = act.or_else(|| standing.findings().find_map(acts))?;
    let heads = match lang {
        crate::lang::Lang::Fi => "toiminta;päivä;tekijä",
        crate::lang::Lang::Sv | crate::lang::Lang::En => "activity;date;by",
    };
    let day = days::day(crate::lang::Lang::Fi, as_of);
    let of = book.roster.body(standing.body);
    let word = |of| word(lang, of);
    Some(HowTo {
        heading: word(Word::HowTo),
        nothing: word(Word::NothingRecorded),
        write: word(Word::HowToWrite),
        example: format!("{heads}\n{act};{day};{}", book.body(standing.body)),
        complete: word(Word::HowToComplete),
        template: Link {
            href: site.data_href(&Place::Registers, "template", "xlsx", &query(&[("body", of.id.as_str())])),
            name: word(Word::Template).to_owned(),
        },
    })
}

fn members(site: &Site<'_>, book: &Book<'_>, shown: &BodyPage<'_>, options: &str) -> Option<Members> {
    let lang = site.lang;
    if shown.members.is_empty() {
        return None;
    }
    let row = |(body, counts): &Counted| {
        let code = book.roster.body(*body).code.clone();
        (code, body_link(site, book, *body), said::tally(lang, counts))
    };
    let word = |of| word(lang, of);
    Some(Members {
        heading: said::heading(lang, Word::Members, shown.members.len()),
        hint: word(Word::MembersHint),
        caption: said::members_title(lang, &book.body(shown.standing.body)),
        columns: [Word::Code, Word::Body, Word::Standing].map(|of| capital(word(of))),
        rows: shown.members.iter().map(row).collect(),
        data: site.data_links(&site.place, "members", options),
    })
}

/// The tables of the page: every instance, and the members.
#[must_use]
pub fn body_tables(site: &Site<'_>, book: &Book<'_>, shown: &BodyPage<'_>) -> Vec<Table> {
    let (lang, standing) = (site.lang, shown.standing);
    let name = book.body(standing.body);
    let label = |of| interface::label(lang, of);
    let titles = [
        ("capacity", word(lang, Word::Capacity)),
        ("instance", label(Label::Instance)),
        ("title", word(lang, Word::Rule)),
        ("bearer", label(Label::Bearer)),
        ("counterparty", label(Label::Counterparty)),
        ("period", label(Label::Period)),
        ("verdict", word(lang, Word::Verdict)),
        ("due", label(Label::Due)),
        ("from", days_word(lang)),
        ("missing", label(Label::Missing)),
        ("causes", label(Label::Why)),
        ("records", label(Label::Records)),
        ("source", label(Label::Source)),
        ("binding", label(Label::Binding)),
        ("proof", word(lang, Word::Proof)),
        ("conditional", label(Label::Conditional)),
    ];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let own = standing.own.findings().map(|finding| (Word::Own, finding));
    let joint = standing.joint.findings().map(|finding| (Word::Joint, finding));
    let others = standing.others.iter().flat_map(|shared| &shared.findings).map(|finding| (Word::Others, finding));
    let soft = standing.soft.findings().map(|finding| (Word::Own, finding));
    for (capacity, finding) in own.chain(joint).chain(others).chain(soft) {
        rows.push(vec![
            Cell::text(word(lang, capacity)),
            Cell::text(finding.instance.clone()),
            Cell::text(book.title(finding)),
            Cell::text(book.body(finding.bearer)),
            finding.counterparty.map_or(Cell::Empty, |body| Cell::text(book.body(body))),
            Cell::text(book.period(finding).unwrap_or_default()),
            Cell::Verdict(finding.verdict),
            Cell::day(due_of(finding)),
            Cell::day(finding.window.0),
            coded::missing(finding, missing_words(book, finding)),
            coded::causes(lang, &finding.causes),
            coded::records(book, &finding.witnesses),
            Cell::text(book.law(&finding.source)),
            coded::binding(lang, finding.binding),
            Cell::Link(word(lang, Word::Proof).to_owned(), site.to(&Place::Instance(finding.instance.clone()))),
            coded::conditional(finding),
        ]);
    }
    let columns = titles.into_iter().map(|(name, title)| Column::new(name, title)).collect();
    let mut tables = vec![Table { name: "duties", title: said::table_title(lang, &name), columns, rows }];
    if !shown.members.is_empty() {
        tables.push(members_table(site, book, shown, &name));
    }
    tables
}

fn members_table(site: &Site<'_>, book: &Book<'_>, shown: &BodyPage<'_>, name: &str) -> Table {
    let lang = site.lang;
    let mut columns = vec![
        Column::new("code", word(lang, Word::Code)),
        Column::new("body", word(lang, Word::Body)),
        Column::new("assessed", word(lang, Word::Counted)),
    ];
    columns.extend(
        Verdict::ALL.into_iter().map(|of| Column::new(of.code().replace('-', "_"), verdict::verdict(lang, of))),
    );
    let number = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |(body, counts): &Counted| {
        let of = book.roster.body(*body);
        let link = body_link(site, book, *body);
        let mut row =
            vec![Cell::text(of.code.clone()), Cell::Link(link.name, link.href), number(said::assessed(counts))];
        row.extend(counts.iter().map(|(_, count)| number(*count)));
        row
    };
    let rows = shown.members.iter().map(row).collect();
    Table { name: "members", title: said::members_title(lang, name), columns, rows }
}

fn days_word(lang: crate::lang::Lang) -> &'static str {
    interface::label(lang, Label::Days)
}

/// A sentence's first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

//! The proof of one finding as text: the verdict, the rule with its section and place, the due day with its steps, each
//! thing asked for with its state and the records that show it, readings, notes, and what it was made from.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::body::{because_words, late_words, missing_words};
use super::book::Book;
use super::page::{Ink, Style};
use super::run::Run;
use super::text::write_foot;
use super::wording::interface::{self, Label};
use super::wording::{days, due, items, law, notes, proof, together, verdict};
use crate::finding::{DataFinding, Fact, Finding, Item, Reason, State, Verdict, What};
use crate::model::duty::{Demand, Generation, Version};
use crate::record::RecordId;
use crate::time::Day;

/// Writes the proof. `data` is what reading the registers noticed.
///
/// # Errors
/// What the stream says.
pub fn write(
    out: &mut dyn Write,
    book: &Book<'_>,
    style: Style,
    run: &Run,
    finding: &Finding,
    data: &[DataFinding],
) -> io::Result<()> {
    write_head(out, book, style, finding)?;
    let heading = |label: Label| style.ink(Ink::Bold, interface::label(book.lang, label));

    writeln!(out, "\n{}\n", heading(Label::Proof))?;
    write_nodes(out, style, &nodes(book, finding, &finding.reasons.because), 2)?;
    let remarks = remarks(book, finding, data);
    if !remarks.is_empty() {
        writeln!(out, "\n{}\n", heading(Label::Notes))?;
        for remark in &remarks {
            out.write_all(style.paragraph(2, "– ", 2, Ink::Plain, remark).as_bytes())?;
        }
    }
    if let Some(version) = book.version(finding) {
        writeln!(out, "\n{} ({})\n", heading(Label::RuleText), book.place(version.span))?;
        write_rule(out, book, version, finding)?;
    }
    writeln!(out, "\n{}\n", heading(Label::MadeFrom))?;
    write_foot(out, book, style, run)
}

/// The notes of a finding, and the old names that its records give to bodies which have merged into others.
pub(super) fn remarks(book: &Book<'_>, finding: &Finding, data: &[DataFinding]) -> Vec<String> {
    let records = named(&finding.reasons);
    let read_as = data.iter().filter(|found| match found {
        DataFinding::ReadAsSuccessor { record, .. } => finding.witnesses.contains(record) || records.contains(record),
        DataFinding::Mismatch { .. } => false,
    });
    let notes = finding.notes.iter().map(|note| notes::note(book, note));
    notes.chain(read_as.map(|found| notes::data(book, found))).collect()
}

/// The records that a proof names.
fn named(reason: &Reason) -> BTreeSet<RecordId> {
    let own = match &reason.fact {
        Fact::Record { record, .. } | Fact::Order { record, .. } => Some(*record),
        _ => None,
    };
    own.into_iter().chain(reason.because.iter().flat_map(named)).collect()
}

/// The rule as it is written, with the exceptions that apply or might.
pub(super) fn write_rule(out: &mut dyn Write, book: &Book<'_>, version: &Version, finding: &Finding) -> io::Result<()> {
    let exceptions = exceptions(&finding.reasons).into_iter().filter_map(|name| book.exception(finding, name));
    let spans = std::iter::once(version.span).chain(exceptions.map(|exception| exception.span));
    super::rules::write_items(out, book, spans)
}

/// The same as a text, without the blanks with which all lines begin.
pub(super) fn rule(book: &Book<'_>, version: &Version, finding: &Finding) -> String {
    let mut text = Vec::new();
    // Writing to memory cannot fail.
    let _ = write_rule(&mut text, book, version, finding);
    super::rules::unindented(&String::from_utf8_lossy(&text))
}

/// The names of the exceptions that apply or might, in the order of the proof.
fn exceptions(reason: &Reason) -> Vec<&str> {
    let mut names = Vec::new();
    if let Fact::Exception { name, .. } = &reason.fact {
        names.push(name.as_str());
    }
    for inner in &reason.because {
        for name in exceptions(inner) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn write_head(out: &mut dyn Write, book: &Book<'_>, style: Style, finding: &Finding) -> io::Result<()> {
    let lang = book.lang;
    let word = format!("{} {}", verdict::symbol(finding.verdict), verdict::verdict(lang, finding.verdict));
    writeln!(out, "{}\n", style.ink(Ink::Of(finding.verdict), &word))?;
    out.write_all(style.paragraph(0, "", 0, Ink::Bold, book.title(finding)).as_bytes())?;
    writeln!(out)?;
    for (label, value) in fields(book, finding) {
        let head = format!("{}: ", interface::label(lang, label));
        out.write_all(style.paragraph(0, &head, 2, Ink::Plain, &value).as_bytes())?;
    }
    Ok(())
}

/// The finding's own fields, by label; those that say nothing are left out.
pub(super) fn fields(book: &Book<'_>, finding: &Finding) -> Vec<(Label, String)> {
    let lang = book.lang;
    let mut fields = vec![(Label::Instance, finding.instance.clone()), (Label::Bearer, book.body(finding.bearer))];
    if let Some(body) = finding.counterparty {
        fields.push((Label::Counterparty, book.body(body)));
    }
    let when = match book.model.duty(finding.duty).generation {
        Generation::Upon { .. } => Label::Trigger,
        Generation::Once | Generation::Every(..) | Generation::AtMost(_) | Generation::Always => Label::Period,
    };
    fields.extend(book.period(finding).map(|period| (when, period)));
    fields.push((Label::Source, format!("{} ({})", book.law(&finding.source), law::binding(lang, finding.binding))));
    let due = finding.due.as_ref().map(|due| days::day(lang, due.effective));
    let late = late_words(book, finding);
    fields.push((
        Label::Due,
        match (due, late) {
            (Some(due), Some(late)) => format!("{due} ({late})"),
            (Some(due), None) => due,
            (None, _) => verdict::no_due(lang, finding.no_due).to_owned(),
        },
    ));
    if let Some(because) = &finding.because {
        fields.push((Label::Why, because_words(book, finding, because)));
    }
    if let Some(computed) = finding.computed {
        fields.push((Label::Computed, verdict::verdict(lang, computed).to_owned()));
    }
    // What is kept or left undone has no parts of which so many are shown.
    let counted = !matches!(book.demand(finding), Some(Demand::Keep(..) | Demand::Avoid(..)));
    if counted && finding.ratio.1 > 0 {
        fields.push((Label::Ratio, interface::ratio(lang, finding.ratio.0, finding.ratio.1)));
    }
    let (lacking, doubtful) = match finding.verdict {
        // While there is time, nothing is missing yet.
        Verdict::Open | Verdict::Upcoming => (Label::Left, Label::Left),
        Verdict::Met
        | Verdict::MetLate
        | Verdict::PartlyMet
        | Verdict::Missed
        | Verdict::Unknown
        | Verdict::Waived
        | Verdict::NotApplicable => (Label::Missing, Label::NotKnown),
    };
    for (label, certain) in [(lacking, true), (doubtful, false)] {
        let names: Vec<String> = finding
            .missing
            .iter()
            .filter(|lack| lack.certain == certain)
            .map(|lack| missing_words(book, finding, &[lack]))
            .collect();
        if !names.is_empty() {
            fields.push((label, names.join("; ")));
        }
    }
    if !finding.causes.is_empty() {
        fields.push((Label::Why, items::cause_list(lang, &finding.causes)));
    }
    if let Some(grade) = finding.grade {
        fields.push((Label::Grade, verdict::grade(lang, grade).to_owned()));
    }
    if let Some(day) = finding.changes_on {
        fields.push((Label::ChangesOn, days::day(lang, day)));
    }
    fields
}

/// What a line of a proof is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// What is so.
    Reason,
    /// A step towards a day.
    Step,
    /// How a record is shown.
    Evidence,
}

/// A line of a proof with the lines under it: the one source of its sentences, for texts and pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node<'r> {
    /// The sentence, the ids of records between [`proof::MARKS`].
    marked: String,
    /// What it is.
    pub sort: Sort,
    /// The facts that it tells: one, or several things asked for that share a sentence.
    pub facts: Vec<&'r Fact>,
    /// Steps and evidence first, then why it is so.
    pub inner: Vec<Node<'r>>,
}

impl Node<'_> {
    /// The sentence.
    pub fn text(&self) -> String {
        proof::unmarked(&self.marked)
    }

    /// The sentence in pieces; every second one is the id of a record.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        self.marked.split(proof::MARKS)
    }

    fn step(marked: String, inner: Vec<Self>) -> Self {
        Node { marked, sort: Sort::Step, facts: Vec::new(), inner }
    }
}

/// The lines of a proof in their order. Things asked for that follow each other, stand alike and rest on the same share
/// a sentence.
pub(super) fn nodes<'r>(book: &Book<'_>, finding: &Finding, reasons: &'r [Reason]) -> Vec<Node<'r>> {
    let ordered = in_order(reasons);
    let mut found = Vec::new();
    for group in ordered.chunk_by(|one, other| match (asked(one), asked(other)) {
        (Some(stands), Some(also)) => together::alike(stands, also) && one.because == other.because,
        _ => false,
    }) {
        match group {
            [first, _, ..] if let Some((item, state)) = asked(first) => {
                let items: Vec<&Item> = group.iter().filter_map(|reason| Some(asked(reason)?.0)).collect();
                found.push(Node {
                    marked: together::sentence(book, finding, &items, item.what, state),
                    sort: Sort::Reason,
                    facts: group.iter().map(|reason| &reason.fact).collect(),
                    inner: nodes(book, finding, &first.because),
                });
            }
            _ => found.extend(group.iter().map(|reason| node(book, finding, reason))),
        }
    }
    found
}

/// Writes lines of a proof, each with those under it.
fn write_nodes(out: &mut dyn Write, style: Style, nodes: &[Node<'_>], indent: usize) -> io::Result<()> {
    for node in nodes {
        let (dash, ink) = match node.sort {
            Sort::Reason => ("– ", Ink::Plain),
            Sort::Step => ("· ", Ink::Plain),
            Sort::Evidence => ("· ", Ink::Dim),
        };
        out.write_all(style.paragraph(indent, dash, 2, ink, &node.text()).as_bytes())?;
        write_nodes(out, style, &node.inner, indent + 2)?;
    }
    Ok(())
}

/// A thing asked for and how it stands, where its days are not said with it.
fn asked(reason: &Reason) -> Option<(&Item, &State)> {
    match &reason.fact {
        Fact::Item { item, state, .. } if own_days(reason).is_none() && !out_of_order(reason) => Some((item, state)),
        _ => None,
    }
}

/// Whether a step is there, but not in the order asked.
fn out_of_order(reason: &Reason) -> bool {
    matches!(&reason.fact, Fact::Item { state: State::NotDone, .. })
        && reason.because.iter().any(|inner| matches!(inner.fact, Fact::Order { .. }))
}

/// The days to which a status is said to stand as it does.
fn own_days(reason: &Reason) -> Option<(Option<Day>, Option<Day>)> {
    match (&reason.fact, reason.because.as_slice()) {
        (
            Fact::Item { item: Item { what: What::Status, .. }, .. },
            [Reason { fact: Fact::Window { from, to }, because: none }],
        ) if none.is_empty() => Some((*from, *to)),
        _ => None,
    }
}

/// A reason and what is under it. Records come in the order of what they do, the minimal witness first.
fn node<'r>(book: &Book<'_>, finding: &Finding, reason: &'r Reason) -> Node<'r> {
    let sentence = proof::marked(book, finding, &reason.fact);
    let (sentence, because) = match own_days(reason) {
        Some((from, to)) => {
            let days = days::stretch(book.lang, from, to);
            (format!("{} ({days}).", sentence.trim_end_matches('.')), &[][..])
        }
        None => match &reason.fact {
            Fact::Item { item, .. } if out_of_order(reason) => {
                (items::out_of_order(book, finding, item), reason.because.as_slice())
            }
            _ => (sentence, reason.because.as_slice()),
        },
    };
    let mut inner = under(book, &reason.fact);
    inner.extend(nodes(book, finding, because));
    Node { marked: sentence.replace('\n', " "), sort: Sort::Reason, facts: vec![&reason.fact], inner }
}

/// The steps towards a day, or how a record is shown.
fn under<'r>(book: &Book<'_>, fact: &Fact) -> Vec<Node<'r>> {
    let steps = |due| due::due_steps(book, due).into_iter().map(|step| Node::step(step, Vec::new())).collect();
    match fact {
        Fact::Due(due) => steps(due),
        Fact::Reading { due, steps: own, .. } => {
            let mut inner: Vec<Node<'r>> = due.as_ref().map_or_else(Vec::new, steps);
            let of_step = |(name, due)| Node::step(proof::due_of_step(book.lang, name, due), steps(due));
            inner.extend(own.iter().map(|(name, due)| of_step((name, due))));
            inner
        }
        Fact::Record { record, .. } => {
            let shown = shown(book, *record).into_iter();
            shown.map(|marked| Node { marked, sort: Sort::Evidence, facts: Vec::new(), inner: Vec::new() }).collect()
        }
        Fact::Verdict(_)
        | Fact::Rule { .. }
        | Fact::InForce { .. }
        | Fact::Exception { .. }
        | Fact::Period { .. }
        | Fact::NoDueDay
        | Fact::WithoutDelay
        | Fact::DueUnknown
        | Fact::Window { .. }
        | Fact::Item { .. }
        | Fact::LateCounts { .. }
        | Fact::Order { .. }
        | Fact::Complete { .. }
        | Fact::NotComplete { .. }
        | Fact::Condition { .. }
        | Fact::Waived(_)
        | Fact::Unread { .. }
        | Fact::NotApplicable(_) => Vec::new(),
    }
}

/// How a record is shown, if it says so: its grade, and what the evidence is.
fn shown(book: &Book<'_>, record: RecordId) -> Option<String> {
    let (evidence, _) = book.evidence(record);
    let grade = book.record_grade(record).map(|grade| verdict::grade(book.lang, grade));
    let label = interface::label(book.lang, Label::Evidence);
    match (grade, evidence) {
        (Some(grade), "") => Some(format!("{label}: {grade}")),
        (Some(grade), evidence) => Some(format!("{label}: {grade}, {evidence}")),
        (None, "") => None,
        (None, evidence) => Some(format!("{label}: {evidence}")),
    }
}

/// Reasons as given, but records by role.
fn in_order(reasons: &[Reason]) -> Vec<&Reason> {
    let mut ordered: Vec<&Reason> = reasons.iter().collect();
    ordered.sort_by_key(|reason| match &reason.fact {
        Fact::Record { role, .. } => Some(*role),
        Fact::Verdict(_)
        | Fact::Rule { .. }
        | Fact::InForce { .. }
        | Fact::Exception { .. }
        | Fact::Period { .. }
        | Fact::Due(_)
        | Fact::NoDueDay
        | Fact::WithoutDelay
        | Fact::DueUnknown
        | Fact::Window { .. }
        | Fact::Item { .. }
        | Fact::LateCounts { .. }
        | Fact::Order { .. }
        | Fact::Complete { .. }
        | Fact::NotComplete { .. }
        | Fact::Reading { .. }
        | Fact::Condition { .. }
        | Fact::Waived(_)
        | Fact::Unread { .. }
        | Fact::NotApplicable(_) => None,
    });
    ordered
}

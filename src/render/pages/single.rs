//! Everything of one body, or of all, in one file: briefs, findings with their proofs folded, filters and search, without
//! a server and without a network.
//!
//! Filters are style alone (`:has()`), so that they work where no script may run. The search is a few lines of script,
//! the only ones there are; this file's own policy allows them by their hash, and where they do not run there is no field.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use askama::Template;
use sha2::{Digest, Sha256};

use super::brief::sheet;
use super::parts::{Badge, badge_of, legend};
use super::{Head, Place, STYLE, Site, base64, filled};
use crate::finding::{Cause, Fact, Finding, Reason, Verdict};
use crate::model::{ActNumber, BodyId, Citation};
use crate::render::body::{late_words, missing_line, waiver_words};
use crate::render::book::Book;
use crate::render::explain::{Node, nodes};
use crate::render::wording::brief as said;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::single::{self as words, Word, word};
use crate::render::wording::{items, law, verdict};
use crate::review::brief::{Brief, due};

/// What only this file needs.
const OWN_STYLE: &str = include_str!("single.css");
/// The search.
const SCRIPT: &str = include_str!("single.js");

#[derive(Template)]
#[template(path = "single.html", config = "src/render/pages/askama.toml")]
struct Single {
    head: Head,
    style: String,
    script: &'static str,
    title: String,
    lead: &'static str,
    lean: &'static str,
    find: &'static str,
    words: Said,
    /// Ids and names, where there is more than one.
    bodies: Vec<(String, String)>,
    verdicts: Vec<Badge>,
    acts: Vec<String>,
    parts_of: Vec<Of>,
}

struct Said {
    filters: &'static str,
    body: &'static str,
    verdict: &'static str,
    act: &'static str,
    show: &'static str,
    any: &'static str,
    briefs: &'static str,
    findings: &'static str,
    law: &'static str,
    soft: &'static str,
    search: &'static str,
    search_hint: &'static str,
    briefs_hint: &'static str,
    found: &'static str,
    shown: &'static str,
    contents: &'static str,
}

/// What is told of a body.
struct Of {
    id: String,
    name: String,
    sheet: String,
    heading: String,
    findings: Vec<Line>,
    total: String,
}

/// A finding.
struct Line {
    id: String,
    badge: Badge,
    sort: &'static str,
    acts: Vec<usize>,
    name: String,
    facts: String,
    /// How deep each line of the proof stands.
    lines: Vec<(usize, String)>,
}

/// Where each finding and brief of these stands in the file: the same in every language.
#[must_use]
pub fn anchors(roster: &crate::model::Roster, briefs: &[Brief]) -> BTreeMap<Place, String> {
    let mut there = BTreeMap::new();
    let mut count = 0_usize;
    for brief in briefs {
        let id = &roster.body(brief.body).id;
        there.insert(Place::Brief(id.clone()), format!("brief-{id}"));
        for finding in told(brief) {
            there.entry(Place::Instance(finding.instance.clone())).or_insert_with(|| {
                count += 1;
                format!("f{count}")
            });
        }
    }
    there
}

/// The findings of the span, and what falls due after it.
fn told(brief: &Brief) -> impl Iterator<Item = &Finding> {
    let known: BTreeSet<&str> = brief.findings.iter().map(|finding| finding.instance.as_str()).collect();
    let later = brief.next.iter().filter(move |finding| !known.contains(finding.instance.as_str()));
    brief.findings.iter().chain(later)
}

/// The file on these bodies; the site stands in [`super::Root::One`] with [`anchors`].
#[must_use]
pub fn single(site: &Site<'_>, book: &Book<'_>, briefs: &[Brief]) -> String {
    let lang = book.lang;
    let all: BTreeSet<ActNumber> = briefs.iter().flat_map(told).flat_map(acts).collect();
    let acts: Vec<ActNumber> = all.into_iter().collect();
    let name = |body: BodyId| (book.roster.body(body).id.clone(), book.body(body));
    let many = briefs.len() > 1;
    let bodies: Vec<(String, String)> = briefs.iter().filter(|_| many).map(|brief| name(brief.body)).collect();
    let title = match briefs {
        [one] => said::title(lang, &book.body(one.body)),
        _ => word(lang, Word::All).to_owned(),
    };
    let mut head = site.head(&title, |_| String::new());
    let style = format!("{STYLE}{OWN_STYLE}{}", rules(&bodies, acts.len()));
    let hash = |text: &str| base64(&Sha256::digest(text.as_bytes()));
    head.policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    let writer = Lines { site, book, acts: &acts, lean: many };
    filled(&Single {
        head,
        style,
        script: SCRIPT,
        title,
        lead: word(lang, Word::Lead),
        lean: if many { word(lang, Word::Lean) } else { "" },
        find: word(lang, Word::Find),
        words: Said {
            filters: word(lang, Word::Filters),
            body: word(lang, Word::Body),
            verdict: word(lang, Word::Verdict),
            act: word(lang, Word::Act),
            show: word(lang, Word::Show),
            any: word(lang, Word::Any),
            briefs: word(lang, Word::Briefs),
            findings: word(lang, Word::Findings),
            law: word(lang, Word::Law),
            soft: word(lang, Word::Soft),
            search: word(lang, Word::Search),
            search_hint: word(lang, Word::SearchHint),
            briefs_hint: word(lang, Word::BriefsHint),
            found: word(lang, Word::Found),
            shown: word(lang, Word::Shown),
            contents: word(lang, Word::Contents),
        },
        bodies,
        verdicts: legend(lang),
        acts: acts.iter().map(|act| law::act(*act)).collect(),
        parts_of: briefs.iter().map(|brief| writer.of(brief)).collect(),
    })
}

/// The acts under which a finding stands.
fn acts(finding: &Finding) -> Vec<ActNumber> {
    match &finding.source {
        Citation::Acts(acts) => acts.iter().map(|(act, _)| *act).collect(),
        Citation::Text(_) => Vec::new(),
    }
}

/// The filters: what a choice hides.
fn rules(bodies: &[(String, String)], acts: usize) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for of in Verdict::ALL {
        let code = of.code();
        // A brief is whole or not there: what is picked out stands in the list.
        let _ = writeln!(out, "main:has(#v-{code}:not(:checked)) :is(.f.{code},.brief){{display:none}}");
    }
    for (id, hidden) in
        [("s-briefs", ".brief"), ("s-list", ".list-of"), ("s-law", ".f.law"), ("s-soft", ".f.soft-norm")]
    {
        let _ = writeln!(out, "main:has(#{id}:not(:checked)) {hidden}{{display:none}}");
    }
    for (id, _) in bodies {
        let _ = writeln!(out, "main:has(#c-{id}:checked) .of:not(#of-{id}){{display:none}}");
    }
    for at in 0..acts {
        let _ = writeln!(out, "main:has(#a{at}:checked) :is(.f:not(.a{at}),.brief){{display:none}}");
    }
    out
}

struct Lines<'l> {
    site: &'l Site<'l>,
    book: &'l Book<'l>,
    acts: &'l [ActNumber],
    /// Whether proofs are short, since many stand here.
    lean: bool,
}

impl Lines<'_> {
    fn of(&self, brief: &Brief) -> Of {
        let (book, lang) = (self.book, self.book.lang);
        let findings: Vec<Line> = told(brief).map(|finding| self.line(finding)).collect();
        let name = book.body(brief.body);
        Of {
            id: book.roster.body(brief.body).id.clone(),
            sheet: sheet(self.site, book, brief, 2),
            heading: words::list_of(lang, &name),
            name,
            total: words::of(lang, findings.len()),
            findings,
        }
    }

    fn line(&self, of: &Finding) -> Line {
        let (book, lang) = (self.book, self.book.lang);
        let place = Place::Instance(of.instance.clone());
        let mut facts: Vec<String> = book.period(of).into_iter().collect();
        facts.push(format!("{} ({})", book.law(&of.source), law::binding(lang, of.binding)));
        facts.push(match due(of) {
            Some(day) => verdict::due(lang, day),
            None => verdict::no_due(lang, of.no_due).to_owned(),
        });
        facts.extend(late_words(book, of));
        facts.extend(of.in_doubt.then(|| said::word(lang, said::Word::Conditional).to_owned()));
        let name = match of.counterparty {
            Some(body) => format!("{} → {}", book.short(of), book.body(body)),
            None => book.short(of).to_owned(),
        };
        Line {
            id: self.site.to(&place).trim_start_matches('#').to_owned(),
            badge: badge_of(lang, of),
            sort: if of.binding.can_be_breached() { "law" } else { "soft-norm" },
            acts: acts(of).iter().filter_map(|act| self.acts.binary_search(act).ok()).collect(),
            name,
            facts: facts.join(" · "),
            lines: self.proof(of),
        }
    }

    /// What is missing and why, then the proof.
    fn proof(&self, of: &Finding) -> Vec<(usize, String)> {
        let (book, lang) = (self.book, self.book.lang);
        let mut lines = Vec::new();
        let missing: Vec<_> = of.missing.iter().collect();
        let label = match of.verdict {
            Verdict::Open | Verdict::Upcoming => Label::Left,
            Verdict::Unknown => Label::NotKnown,
            Verdict::Met
            | Verdict::MetLate
            | Verdict::PartlyMet
            | Verdict::Missed
            | Verdict::Waived
            | Verdict::NotApplicable => Label::Missing,
        };
        lines.extend(missing_line(book, of, interface::label(lang, label), &missing).map(|line| (0, line)));
        if !of.causes.is_empty() {
            let why = interface::label(lang, Label::Why);
            lines.push((0, format!("{why}: {}", items::cause_list(lang, &of.causes))));
        }
        lines.extend(waiver_words(book, of).into_iter().map(|line| (0, line)));
        // Where nothing is on record there is nothing to prove but that.
        let silent = of.causes == [Cause::NoRecord] && of.witnesses.is_empty();
        let kept: Vec<Reason> = of.reasons.because.iter().filter_map(|reason| self.kept(of, reason, silent)).collect();
        flat(&nodes(book, of, &kept), 0, &mut lines);
        lines
    }

    /// A reason as it is told here; none where it says nothing that is not told already.
    fn kept(&self, of: &Finding, reason: &Reason, silent: bool) -> Option<Reason> {
        if !self.lean {
            return Some(reason.clone());
        }
        match &reason.fact {
            Fact::Rule { .. } | Fact::Period { .. } => None,
            Fact::Reading { verdict, due, steps, .. } => {
                let same = of.computed.unwrap_or(of.verdict) == *verdict && due.is_none() && steps.is_empty();
                (!same).then(|| reason.clone())
            }
            Fact::Item { .. } | Fact::Window { .. } | Fact::NoDueDay if silent => None,
            Fact::Due(_) if silent => None,
            _ => Some(reason.clone()),
        }
    }
}

/// The lines of a proof one after the other, each with how deep it stands.
fn flat(nodes: &[Node<'_>], depth: usize, into: &mut Vec<(usize, String)>) {
    for node in nodes {
        into.push((depth.min(3), node.text()));
        flat(&node.inner, depth + 1, into);
    }
}

//! The constructs of the language by name, taken from the tree as written so that none can be forgotten.
//!
//! Each enum of the tree is matched without `_` and each record of it is taken apart without `..`: a variant or a
//! field that is new does not compile before it has a name here, and with a name it is on `all()`, for which
//! `tests/constructs.rs` demands a case. A plain `None` stands for a variant that only leads to others.

use std::collections::BTreeMap;
use velvoite::syntax::ast::{
    Act, Activity, Bearer, By, Calendar, ChangeBody, Citation, Class, Clause, ClauseBody, Complete, Condition, Demand,
    Due, Duty, Early, Election, Exception, Expect, File, Generation, Given, Item, Late, LimitsReading, Line, Norm,
    Occurrence, OccurrenceRule, Outcome, Party, Point, Provision, RecordLine, Reference, Rhythm, Roll, RollsOff,
    Selector, Side, Standing, Step, Target, Term, Terms, TimeLimits, Together, Trigger, Unread, Version, When, Word,
    WordSort,
};

/// How often each construct stands in a text.
#[derive(Debug, Default)]
pub struct Seen {
    counts: BTreeMap<&'static str, usize>,
    duties: Vec<String>,
    exceptions: Vec<String>,
    /// In the block of an act, a clause is the act's, not the duty's.
    in_act: bool,
}

impl Seen {
    fn add(&mut self, name: impl Into<Option<&'static str>>) {
        if let Some(name) = name.into() {
            *self.counts.entry(name).or_default() += 1;
        }
    }

    /// How often `name` stands there.
    pub fn count(&self, name: &str) -> usize {
        self.counts.get(name).copied().unwrap_or_default()
    }
}

/// A match without `_` over a type, and the list of the names that it gives.
macro_rules! variants {
    ($list:ident, $visit:ident, $of:ty { $($pattern:pat $(if $guard:expr)? => $name:expr,)* }) => {
        const $list: &[Option<&str>] = &[$($name),*];
        fn $visit(seen: &mut Seen, of: &$of) {
            let name: Option<&'static str> = match of { $($pattern $(if $guard)? => $name,)* };
            seen.add(name);
        }
    };
}

/// All fields of a record, and the constructs that stand there when a condition holds of them.
macro_rules! fields {
    ($list:ident, $visit:ident, $of:ident { $($field:ident),* } $($name:literal if $there:expr,)*) => {
        const $list: &[Option<&str>] = &[$(Some($name)),*];
        fn $visit(seen: &mut Seen, of: &$of) {
            let $of { $($field),* } = of;
            let _ = ($($field,)*);
            $(if $there { seen.add($name); })*
        }
    };
}

variants!(ITEMS, item_name, Item {
    Item::Throughout(_) => Some("throughout"),
    Item::Act(_) => Some("act"),
    Item::Provisions(_) => None,
    Item::Word(_) => None,
    Item::Relation(_) => Some("relation"),
    Item::Activity(_) => Some("activity"),
    Item::Class(_) => Some("class"),
    Item::Periods(_) => Some("periods"),
    Item::Duty(_) => Some("duty"),
    Item::Version(_) => Some("version"),
    Item::Exception(_) => Some("exception"),
    Item::Scenario(_) => Some("scenario"),
    Item::Calendar(_) => Some("calendar"),
    Item::TimeLimits(_) => Some("time-limits"),
    Item::Terms(_) => Some("terms"),
});
variants!(SORTS, sort_name, WordSort {
    WordSort::Kind => Some("kind"),
    WordSort::Organ => Some("organ"),
    WordSort::Topic => Some("topic"),
    WordSort::Status => Some("status"),
});
variants!(CITATIONS, citation_name, Citation {
    Citation::Acts(_) => Some("source"),
    Citation::Text(_) => Some("source-text"),
});
variants!(NORMS, norm_name, Norm {
    Norm::Act(_) => Some("provisions"),
    Norm::Text(_) => Some("provisions-text"),
});
variants!(STANDINGS, standing_name, Standing {
    Standing::Judged(_) => Some("judged-by"),
    Standing::Encoded(_) => Some("encoded-in"),
    Standing::NotTestable => Some("not-testable"),
    Standing::NotInForce => Some("not-in-force"),
    Standing::NotRead => Some("not-read"),
});
variants!(CLAUSES, clause_name, ClauseBody {
    ClauseBody::Title(_) => Some("title"),
    ClauseBody::Short(_) => Some("short"),
    ClauseBody::Source(_) => None,
    ClauseBody::Force(_, None) => Some("force"),
    ClauseBody::Force(_, Some(_)) => Some("force-end"),
    ClauseBody::Binding(_) => Some("binding"),
    ClauseBody::Bearer(_) => Some("bearer"),
    ClauseBody::Towards(_) => Some("towards"),
    ClauseBody::Generation(_) => None,
    ClauseBody::FirstBy(_) => Some("first-by"),
    ClauseBody::FirstPeriod(_) => Some("first-period"),
    ClauseBody::Do(_) => Some("do"),
    ClauseBody::Keep(_) => Some("keep"),
    ClauseBody::Avoid(_, None) => Some("avoid"),
    ClauseBody::Avoid(_, Some(_)) => Some("avoid-unless"),
    ClauseBody::Due(..) => Some("due"),
    ClauseBody::Window(_) => Some("window-from"),
    ClauseBody::Roll(_) => Some("roll"),
    ClauseBody::Early(_) => None,
    ClauseBody::Late(_) => None,
    ClauseBody::Evidence(_) => None,
    ClauseBody::Otherwise(_) => Some("otherwise"),
    ClauseBody::Succeeds(_) => Some("succeeds"),
    ClauseBody::When(_) => None,
    ClauseBody::Reading(_) => None,
    ClauseBody::Question(_) => Some("question"),
    ClauseBody::Note(_) => Some("note"),
    ClauseBody::Unread(_) => None,
    ClauseBody::Exception(_) => None,
    ClauseBody::Together(_) => None,
    ClauseBody::About(_) => Some("about"),
    ClauseBody::Crosswise => Some("crosswise"),
});
variants!(GENERATIONS, generation_name, Generation {
    Generation::Once => Some("once"),
    Generation::Every(_, parts) if !parts.is_empty() => Some("in-parts"),
    Generation::Every(..) => None,
    Generation::Upon(_, true) => Some("one-at-a-time"),
    Generation::Upon(_, false) => Some("upon"),
    Generation::Always => Some("always"),
});
variants!(RHYTHMS, rhythm_name, Rhythm {
    Rhythm::CalendarYear => Some("every-calendar-year"),
    Rhythm::Term(_) => Some("every-term"),
    Rhythm::PeriodOf(_) => Some("every-period"),
    Rhythm::AtMost(_) => Some("at-most-apart"),
});
variants!(TRIGGERS, trigger_name, Trigger {
    Trigger::Act(_) => Some("trigger-act"),
    // Parsed as an act whose `of` names a duty; see `Seen::trigger`.
    Trigger::Step { .. } => Some("trigger-step"),
    Trigger::Question(_) => Some("trigger-question"),
    Trigger::Breach(_, None) => Some("breach"),
    Trigger::Breach(_, Some(_)) => Some("breach-of"),
});
variants!(TARGETS, target_name, Target {
    Target::Act(_) => Some("target-act"),
    Target::AtLeast(..) => Some("target-at-least"),
    Target::Steps(..) => Some("target-steps"),
    Target::Question(_) => Some("target-question"),
});
variants!(BYS, by_name, By {
    By::Own(_) => Some("by-own"),
    By::AnyBearer => Some("by-any-bearer"),
    By::EveryBearer(None) => Some("by-every-bearer"),
    By::EveryBearer(Some(_)) => Some("by-organ-of-every-bearer"),
    By::Parties(_) => Some("by-parties"),
});
variants!(REFERENCES, reference_name, Reference {
    Reference::Trigger(_) => Some("of-trigger"),
    Reference::Named(_) => Some("of-named"),
    Reference::Party(_) => Some("of-party"),
});
variants!(PARTIES, party_name, Party {
    Party::Bearer(_) => Some("party-bearer"),
    Party::Counterparty(_) => Some("party-counterparty"),
    Party::Others(_) => Some("party-others"),
    Party::Named(_) => Some("party-named"),
    Party::Own(_) => Some("party-own"),
    // Only `council of treasury` has an organ before a name.
    Party::Of(_, of) if matches!(**of, Party::Named(_)) => Some("party-organ-of"),
    Party::Of(..) => Some("party-of"),
    Party::Every { having: Some(_), .. } => Some("party-having"),
    Party::Every { of: Some(_), .. } => Some("party-every-of"),
    Party::Every { .. } => Some("party-every"),
    Party::AtLeast { of: Some(_), .. } => Some("party-at-least-of"),
    Party::AtLeast { .. } => Some("party-at-least"),
});
variants!(DUES, due_name, Due {
    Due::None => Some("due-none"),
    Due::WithoutDelay => Some("due-without-delay"),
    Due::On(_) => Some("due-on"),
    Due::At(_) => Some("due-at"),
    Due::DayOfYear { place: Side::Of, .. } => Some("day-of-year-of"),
    Due::DayOfYear { place: Side::After, .. } => Some("day-of-year-after"),
    Due::DayOfYear { place: Side::Before, .. } => Some("day-of-year-before"),
    Due::Count { back: false, .. } => Some("due-count-after"),
    Due::Count { back: true, .. } => Some("due-count-before"),
    Due::EndOfYear { .. } => Some("due-end-of-year"),
    Due::Before(_) => Some("due-before"),
});
variants!(POINTS, point_name, Point {
    Point::StartOfPeriod(_) => Some("start-of-period"),
    Point::EndOfPeriod(_) => Some("end-of-period"),
    Point::Trigger(_) => Some("point-trigger"),
    Point::Previous(_) => Some("point-previous"),
    Point::Due(_) => Some("point-due"),
    Point::Day(_) => Some("point-day"),
    Point::Named(_) => Some("point-named"),
});
variants!(ROLLS, roll_name, Roll {
    Roll::None(_) => Some("roll-none"),
    Roll::By(_) => Some("roll-by"),
});
variants!(EARLIES, early_name, Early {
    Early::DoesNotCount => Some("early-does-not-count"),
    Early::Counts => Some("early-counts"),
    Early::CountsFromStartOfPeriod => Some("early-counts-from-start-of-period"),
});
variants!(LATES, late_name, Late {
    Late::DoesNotCure => Some("late-does-not-cure"),
    Late::Cures(None) => Some("late-cures"),
    Late::Cures(Some(_)) => Some("late-cures-within"),
    Late::CuresOrNamed(_) => Some("late-cures-or-named"),
});
variants!(CHANGES, change_name, ChangeBody {
    ChangeBody::Add(_) => Some("add"),
    ChangeBody::AddStep(_) => Some("add-step"),
    ChangeBody::Remove(_) => Some("remove"),
    ChangeBody::RemoveStep(_) => Some("remove-step"),
    ChangeBody::RemoveDuty => Some("remove-duty"),
    ChangeBody::RemoveException => Some("remove-exception"),
    ChangeBody::RemoveEarlierLaw => Some("remove-earlier-law"),
    ChangeBody::Replace(..) => Some("replace"),
    ChangeBody::ReplaceStep(..) => Some("replace-step"),
    ChangeBody::ReplaceDueOf(..) => Some("replace-due-of"),
    ChangeBody::ExtendDue(steps, _) if steps.is_empty() => Some("extend-due"),
    ChangeBody::ExtendDue(..) => Some("extend-due-of"),
});
variants!(SELECTORS, selector_name, Selector {
    Selector::Keyword(_) => Some("selector-keyword"),
    Selector::Clause(_) => Some("selector-clause"),
});
variants!(CONDITIONS, condition_name, Condition {
    Condition::And(_) => Some("and"),
    Condition::Or(_) => Some("or"),
    Condition::Not(_) => Some("not"),
    Condition::Is { not: false, .. } => Some("is"),
    Condition::Is { not: true, .. } => Some("is-not"),
    Condition::In { not: false, .. } => Some("in"),
    Condition::In { not: true, .. } => Some("not-in"),
    Condition::Having { .. } => Some("having"),
    Condition::TriggerAbout(..) => Some("trigger-about"),
    Condition::PeriodIs { not: false, .. } => Some("period-is"),
    Condition::PeriodIs { not: true, .. } => Some("period-is-not"),
    Condition::PeriodFrom(_) => Some("period-from"),
    Condition::PeriodUntil(_) => Some("period-until"),
    Condition::Answered { yes: true, .. } => Some("answered-yes"),
    Condition::Answered { yes: false, .. } => Some("answered-no"),
    Condition::Act(..) => Some("condition-act"),
});
variants!(WHENS, when_name, When {
    When::Any => Some("any-time"),
    When::InPeriod(_) => Some("in-period"),
    When::Before(_) => Some("before"),
    When::OnOrBefore(_) => Some("on-or-before"),
    When::After(_) => Some("after"),
    When::OnOrAfter(_) => Some("on-or-after"),
});
variants!(LINES, line_name, Line {
    Line::Given(_) => Some("given"),
    Line::Record(_) => Some("record"),
    Line::Complete(_) => Some("complete"),
    Line::AsOf(_) => Some("as-of"),
    Line::KnownAt(_) => Some("known-at"),
    Line::Expect(_) => None,
});
variants!(OUTCOMES, outcome_name, Outcome {
    Outcome::NoInstance => Some("expect-no-instance"),
    Outcome::Is { .. } => Some("expect-is"),
});
variants!(RULES, rule_name, OccurrenceRule {
    OccurrenceRule::Fixed { .. } => Some("fixed"),
    OccurrenceRule::WeekdayIn { .. } => Some("weekday-in"),
    OccurrenceRule::Easter(_) => Some("easter"),
    OccurrenceRule::Beside(..) => Some("beside"),
});
variants!(OFFS, off_name, RollsOff {
    RollsOff::Weekday(_) => Some("rolls-off-weekday"),
    RollsOff::HolidaysOf(_) => Some("rolls-off-holidays"),
    RollsOff::Named(_) => Some("rolls-off-named"),
});

fields!(ACT, act_fields, Act { span, number, title, eli, revised, followed, unread }
    "act-title" if title.is_some(),
    "eli" if eli.is_some(),
    "revised" if revised.is_some(),
    "followed" if followed.is_some(),
);
fields!(PROVISION, provision_fields, Provision { span, name, sections, standing, words }
    "provision-sections" if !sections.is_empty(),
    "provision-words" if words.is_some(),
);
fields!(UNREAD, unread_fields, Unread { span, what, sections, clause, from }
    "unread-section" if !sections.is_empty(),
    "unread-clause" if clause.is_some(),
    "unread" if sections.is_empty() && clause.is_none(),
);
fields!(WORD, word_fields, Word { span, sort, name, titles }
    "titles" if titles.is_some(),
);
fields!(ACTIVITY, activity_fields, Activity { span, name, titles, to_own }
    "activity-to-own" if to_own.is_some(),
    "titles" if titles.is_some(),
);
fields!(CLASS, class_fields, Class { span, name, parts, titles }
    "class-union" if !parts.is_empty(),
    "titles" if titles.is_some(),
);
fields!(TERMS, terms_fields, Terms { span, name, titles, elections, rows }
    "terms-titles" if titles.is_some(),
    "election" if !elections.is_empty(),
);
fields!(ELECTION, election_fields, Election { span, on, under }
    "election-under" if under.is_some(),
);
fields!(TERM, term_fields, Term { span, first, last, elected, scheduled, under, elected_under }
    "elected" if elected.is_some(),
    "scheduled" if *scheduled,
    "term-under" if under.is_some(),
    "elected-under" if elected_under.is_some(),
);
fields!(CLAUSE, clause_fields, Clause { span, body, when, under }
    "clause-when" if when.is_some(),
    "clause-under" if under.is_some(),
);
fields!(BEARER, bearer_fields, Bearer { terms, jointly, any }
    "bearer-or" if *any && terms.len() > 1,
    "bearer-and" if !*any,
    "jointly" if *jointly,
);
fields!(TOGETHER, together_fields, Together { invited, parties }
    "together" if !*invited,
    "together-invited" if *invited,
    "party-list" if parties.len() > 1,
);
fields!(DEMAND, demand_fields, Demand { span, kinds, by, to, of, clauses }
    "kinds-or" if kinds.len() > 1,
    "to" if !to.is_empty(),
    "of" if !of.is_empty(),
);
fields!(STEP, step_fields, Step { span, name, demand, before, after, clauses, under }
    "step" if true,
    "step-before" if !before.is_empty(),
    "step-after" if !after.is_empty(),
    "step-under" if under.is_some(),
    "step-due" if has(clauses, |body| matches!(body, ClauseBody::Due(..))),
    "step-late" if has(clauses, |body| matches!(body, ClauseBody::Late(_))),
    "step-early" if has(clauses, |body| matches!(body, ClauseBody::Early(_))),
    "step-evidence" if has(clauses, |body| matches!(body, ClauseBody::Evidence(_))),
    "step-when" if has(clauses, |body| matches!(body, ClauseBody::When(_))),
);
fields!(CALENDAR, calendar_fields, Calendar { span, name, years, holidays }
    "calendar-years" if years.is_some(),
);
fields!(OCCURRENCE, occurrence_fields, Occurrence { span, rule, from, until, unless }
    "holiday-from" if from.is_some(),
    "holiday-until" if until.is_some(),
    "holiday-unless" if unless.is_some(),
);
fields!(LIMITS, limits_fields, TimeLimits { span, act, force, off, readings }
    "limits-force" if force.is_some(),
);
fields!(LIMITS_READING, limits_reading_fields, LimitsReading { span, name, default, ground, lands, back }
    "limits-reading-default" if *default,
    "lands-on" if !lands.is_empty(),
    "rolls-back" if *back,
);
fields!(GIVEN, given_fields, Given { span, kind, names, of, with, from, until }
    "given-of" if !of.is_empty(),
    "given-with" if !with.is_empty(),
    "given-from" if from.is_some(),
    "given-until" if until.is_some(),
);
fields!(RECORD, record_fields, RecordLine {
        span, id, kinds, by, on, until, with, invited, about, for_, of, to, answer, grade, recorded, supersedes, retracts,
        note
    }
    "record-by" if !by.is_empty(),
    "record-by-organ" if by.iter().any(|actor| actor.organ.is_some()),
    "record-on" if on.is_some(),
    "record-on-days" if on.as_ref().is_some_and(|days| days.value.0 != days.value.1),
    "record-until" if until.is_some(),
    "record-with" if !with.is_empty(),
    "record-invited" if !invited.is_empty(),
    "record-about" if !about.is_empty(),
    "record-for" if !for_.is_empty(),
    "record-of" if !of.is_empty(),
    "record-to" if !to.is_empty(),
    "record-answer" if answer.is_some(),
    "record-grade" if grade.is_some(),
    "record-recorded" if recorded.is_some(),
    "record-supersedes" if supersedes.is_some(),
    "record-retracts" if retracts.is_some(),
    // Only a waiver's note decides anything: without it there is no waiver.
    "record-waiver" if kinds.iter().any(|kind| kind.value == "waiver") && note.is_some(),
);
fields!(COMPLETE, complete_fields, Complete { span, bodies, kinds, from, until }
    "complete-bodies" if !bodies.is_empty(),
    "complete-for" if !kinds.is_empty(),
    "complete-until" if until.is_some(),
);
fields!(EXPECT, expect_fields, Expect { span, duty, bearer, counterparty, period, part, reading, outcome }
    "expect-towards" if counterparty.is_some(),
    "expect-part" if part.is_some(),
    "expect-under" if reading.is_some(),
    "expect-by" if matches!(outcome, Outcome::Is { witnesses: Some(_), .. }),
    "expect-missing" if matches!(outcome, Outcome::Is { missing: Some(_), .. }),
    "expect-because" if matches!(outcome, Outcome::Is { because: Some(_), .. }),
    "expect-due" if matches!(outcome, Outcome::Is { due: Some(_), .. }),
);

/// What is told apart by where it stands, not by its type.
const PLACES: &[Option<&str>] = &[
    Some("exception-to-exception"),
    Some("exception-inner"),
    Some("exception-force"),
    Some("extend-inner"),
    Some("evidence"),
    Some("act-evidence"),
    Some("about-part"),
    Some("when"),
    Some("reading"),
    Some("reading-default"),
    Some("change-under"),
    Some("holiday"),
    Some("eve"),
    Some("holiday-titles"),
];

/// The names of all constructs.
pub fn all() -> Vec<&'static str> {
    let lists = [
        ITEMS,
        SORTS,
        CITATIONS,
        NORMS,
        STANDINGS,
        CLAUSES,
        GENERATIONS,
        RHYTHMS,
        TRIGGERS,
        TARGETS,
        BYS,
        REFERENCES,
        PARTIES,
        DUES,
        POINTS,
        ROLLS,
        EARLIES,
        LATES,
        CHANGES,
        SELECTORS,
        CONDITIONS,
        WHENS,
        LINES,
        OUTCOMES,
        RULES,
        OFFS,
        ACT,
        PROVISION,
        UNREAD,
        WORD,
        ACTIVITY,
        CLASS,
        TERM,
        CLAUSE,
        BEARER,
        TOGETHER,
        DEMAND,
        STEP,
        CALENDAR,
        OCCURRENCE,
        LIMITS,
        LIMITS_READING,
        TERMS,
        ELECTION,
        GIVEN,
        RECORD,
        COMPLETE,
        EXPECT,
        PLACES,
    ];
    let mut names: Vec<&str> = lists.into_iter().flatten().copied().flatten().collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn has(clauses: &[Clause], is: impl Fn(&ClauseBody) -> bool) -> bool {
    clauses.iter().any(|clause| is(&clause.body))
}

/// Counts the constructs of a file.
pub fn constructs(file: &File) -> Seen {
    let mut seen = Seen::default();
    for item in &file.items {
        match item {
            Item::Duty(duty) => seen.duties.push(duty.name.value.clone()),
            Item::Exception(exception) => {
                seen.exceptions.extend(exception.name.iter().map(|name| name.value.clone()));
            }
            _ => {}
        }
    }
    for item in &file.items {
        seen.item(item);
    }
    seen
}

impl Seen {
    fn item(&mut self, item: &Item) {
        item_name(self, item);
        match item {
            Item::Throughout(all) => self.clauses(&all.clauses),
            Item::Act(act) => {
                act_fields(self, act);
                act.unread.iter().for_each(|unread| unread_fields(self, unread));
            }
            Item::Word(word) => {
                word_fields(self, word);
                sort_name(self, &word.sort);
            }
            Item::Relation(_) | Item::Periods(_) => {}
            Item::Provisions(table) => {
                norm_name(self, &table.of.value);
                for row in &table.rows {
                    provision_fields(self, row);
                    standing_name(self, &row.standing);
                }
            }
            Item::Activity(activity) => activity_fields(self, activity),
            Item::Class(class) => class_fields(self, class),
            Item::Duty(duty) => self.duty(duty),
            Item::Version(version) => self.version(version),
            Item::Exception(exception) => {
                if exception.to.as_ref().is_some_and(|to| self.exceptions.contains(&to.value)) {
                    self.add("exception-to-exception");
                }
                self.exception(exception);
            }
            Item::Scenario(scenario) => scenario.lines.iter().for_each(|line| self.line(line)),
            Item::Calendar(calendar) => {
                calendar_fields(self, calendar);
                for holiday in &calendar.holidays {
                    self.add(if holiday.eve { "eve" } else { "holiday" });
                    if holiday.titles.is_some() {
                        self.add("holiday-titles");
                    }
                    for occurrence in &holiday.occurrences {
                        occurrence_fields(self, occurrence);
                        rule_name(self, &occurrence.rule);
                    }
                }
            }
            Item::TimeLimits(limits) => {
                limits_fields(self, limits);
                limits.off.iter().for_each(|off| off_name(self, off));
                limits.readings.iter().for_each(|reading| limits_reading_fields(self, reading));
            }
            Item::Terms(terms) => {
                terms_fields(self, terms);
                for election in &terms.elections {
                    election_fields(self, election);
                    occurrence_fields(self, &election.on);
                }
                terms.rows.iter().for_each(|row| term_fields(self, row));
            }
        }
    }

    fn duty(&mut self, Duty { span: _, name: _, clauses }: &Duty) {
        self.clauses(clauses);
    }

    fn version(&mut self, Version { span: _, of: _, clauses, changes, exceptions }: &Version) {
        self.clauses(clauses);
        changes.iter().for_each(|change| self.change(change));
        exceptions.iter().for_each(|exception| self.exception(exception));
    }

    fn exception(&mut self, Exception { span: _, name: _, to: _, clauses, changes }: &Exception) {
        if has(clauses, |body| matches!(body, ClauseBody::Force(..))) {
            self.add("exception-force");
        }
        self.clauses(clauses);
        changes.iter().for_each(|change| self.change(change));
    }

    fn clauses(&mut self, clauses: &[Clause]) {
        clauses.iter().for_each(|clause| self.clause(clause));
    }

    fn clause(&mut self, clause: &Clause) {
        clause_fields(self, clause);
        clause_name(self, &clause.body);
        if let Some(under) = &clause.under {
            citation_name(self, &under.value);
        }
        if let Some(when) = &clause.when {
            self.condition(when);
        }
        match &clause.body {
            ClauseBody::Source(citation) => citation_name(self, citation),
            ClauseBody::Bearer(bearer) => {
                bearer_fields(self, bearer);
                self.parties(&bearer.terms);
            }
            ClauseBody::Towards(party) => self.party(party),
            ClauseBody::Generation(generation) => self.generation(generation),
            ClauseBody::Do(target) => self.target(target),
            ClauseBody::Keep(demand) => self.demand(demand),
            ClauseBody::Avoid(demand, unless) => {
                self.demand(demand);
                unless.iter().for_each(|target| self.target(target));
            }
            ClauseBody::Due(due, roll) => {
                self.due(due);
                roll.iter().for_each(|roll| roll_name(self, roll));
            }
            ClauseBody::Window(due) => self.due(due),
            ClauseBody::Roll(roll) => roll_name(self, roll),
            ClauseBody::Early(early) => early_name(self, early),
            ClauseBody::Late(late) => late_name(self, late),
            ClauseBody::Evidence(_) => self.add(if self.in_act { "act-evidence" } else { "evidence" }),
            ClauseBody::When(condition) => {
                self.add("when");
                self.condition(condition);
            }
            ClauseBody::Reading(reading) => {
                self.add(if reading.default { "reading-default" } else { "reading" });
                reading.changes.iter().for_each(|change| self.change(change));
            }
            ClauseBody::Unread(unread) => unread_fields(self, unread),
            ClauseBody::Exception(exception) => {
                self.add(if exception.name.is_some() { "exception-inner" } else { "extend-inner" });
                self.exception(exception);
            }
            ClauseBody::Together(together) => {
                together_fields(self, together);
                self.parties(&together.parties);
            }
            ClauseBody::About(topics) => {
                if topics.iter().any(|topic| topic.value == "part") {
                    self.add("about-part");
                }
            }
            ClauseBody::Title(_)
            | ClauseBody::Short(_)
            | ClauseBody::Force(..)
            | ClauseBody::Binding(_)
            | ClauseBody::FirstBy(_)
            | ClauseBody::FirstPeriod(_)
            | ClauseBody::Otherwise(_)
            | ClauseBody::Succeeds(_)
            | ClauseBody::Question(_)
            | ClauseBody::Note(_)
            | ClauseBody::Crosswise => {}
        }
    }

    fn generation(&mut self, generation: &Generation) {
        generation_name(self, generation);
        match generation {
            Generation::Once | Generation::Always => {}
            Generation::Every(rhythm, parts) => {
                rhythm_name(self, rhythm);
                parts.iter().for_each(|part| self.due(&part.due.value));
            }
            Generation::Upon(trigger, one) => {
                if *one {
                    self.add("upon");
                }
                self.trigger(trigger);
            }
        }
    }

    fn trigger(&mut self, trigger: &Trigger) {
        match trigger {
            Trigger::Act(act) if self.of_a_duty(act) => self.add("trigger-step"),
            Trigger::Act(act) => {
                trigger_name(self, trigger);
                self.demand(act);
            }
            Trigger::Step { .. } | Trigger::Question(_) | Trigger::Breach(..) => trigger_name(self, trigger),
        }
    }

    fn of_a_duty(&self, act: &Demand) -> bool {
        let named = act.of.iter().flatten().filter_map(|reference| match reference {
            Reference::Named(name) => Some(&name.value),
            Reference::Trigger(_) | Reference::Party(_) => None,
        });
        named.into_iter().any(|name| self.duties.contains(name))
    }

    fn target(&mut self, target: &Target) {
        target_name(self, target);
        match target {
            Target::Act(demand) | Target::AtLeast(_, demand) => self.demand(demand),
            Target::Steps(_, steps) => steps.iter().for_each(|step| self.step(step)),
            Target::Question(_) => {}
        }
    }

    fn demand(&mut self, demand: &Demand) {
        demand_fields(self, demand);
        if let Some(by) = &demand.by {
            by_name(self, &by.value);
            if let By::Parties(parties) = &by.value {
                self.parties(parties);
            }
        }
        self.parties(&demand.to);
        for reference in demand.of.iter().flatten() {
            reference_name(self, reference);
            if let Reference::Party(party) = reference {
                self.party(party);
            }
        }
        let outside = std::mem::replace(&mut self.in_act, true);
        self.clauses(&demand.clauses);
        self.in_act = outside;
    }

    fn step(&mut self, step: &Step) {
        step_fields(self, step);
        self.demand(&step.demand);
        step.before.iter().chain(&step.after).for_each(|point| point_name(self, point));
        self.clauses(&step.clauses);
    }

    fn parties(&mut self, parties: &[Party]) {
        parties.iter().for_each(|party| self.party(party));
    }

    fn party(&mut self, party: &Party) {
        party_name(self, party);
        match party {
            Party::Of(_, of) | Party::Every { of: Some(of), .. } | Party::AtLeast { of: Some(of), .. } => {
                self.party(of)
            }
            Party::Bearer(_)
            | Party::Counterparty(_)
            | Party::Others(_)
            | Party::Named(_)
            | Party::Own(_)
            | Party::Every { .. }
            | Party::AtLeast { .. } => {}
        }
    }

    fn due(&mut self, due: &Due) {
        due_name(self, due);
        match due {
            Due::At(point) | Due::Before(point) => point_name(self, point),
            Due::Count { anchor, .. } | Due::EndOfYear { anchor, .. } => point_name(self, anchor),
            Due::None | Due::WithoutDelay | Due::On(_) | Due::DayOfYear { .. } => {}
        }
    }

    fn change(&mut self, change: &velvoite::syntax::ast::Change) {
        change_name(self, &change.body);
        if change.under.is_some() {
            self.add("change-under");
        }
        match &change.body {
            ChangeBody::Add(clause) => {
                // `add C under …`: the clause has taken the change's ground.
                if clause.under.is_some() {
                    self.add("change-under");
                }
                self.clause(clause);
            }
            ChangeBody::AddStep(step) | ChangeBody::ReplaceStep(_, step) => self.step(step),
            ChangeBody::Remove(selector) => self.selector(selector),
            ChangeBody::Replace(selector, clause) => {
                self.selector(selector);
                self.clause(clause);
            }
            ChangeBody::ReplaceDueOf(_, due, roll) => {
                self.due(due);
                roll.iter().for_each(|roll| roll_name(self, roll));
            }
            ChangeBody::RemoveStep(_)
            | ChangeBody::RemoveDuty
            | ChangeBody::RemoveException
            | ChangeBody::RemoveEarlierLaw
            | ChangeBody::ExtendDue(..) => {}
        }
    }

    fn selector(&mut self, selector: &Selector) {
        selector_name(self, selector);
    }

    fn condition(&mut self, condition: &Condition) {
        condition_name(self, condition);
        match condition {
            Condition::And(all) | Condition::Or(all) => all.iter().for_each(|one| self.condition(one)),
            Condition::Not(one) => self.condition(one),
            Condition::Is { who, .. } | Condition::In { who, .. } | Condition::Having { who, .. } => self.party(who),
            Condition::Act(demand, when) => {
                self.demand(demand);
                when_name(self, when);
                match when {
                    When::Before(point) | When::OnOrBefore(point) | When::After(point) | When::OnOrAfter(point) => {
                        point_name(self, point);
                    }
                    When::Any | When::InPeriod(_) => {}
                }
            }
            Condition::TriggerAbout(..)
            | Condition::PeriodIs { .. }
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_)
            | Condition::Answered { .. } => {}
        }
    }

    fn line(&mut self, line: &Line) {
        line_name(self, line);
        match line {
            Line::Given(given) => given_fields(self, given),
            Line::Record(record) => record_fields(self, record),
            Line::Complete(complete) => complete_fields(self, complete),
            Line::AsOf(_) | Line::KnownAt(_) => {}
            Line::Expect(expect) => {
                expect_fields(self, expect);
                outcome_name(self, &expect.outcome);
            }
        }
    }
}

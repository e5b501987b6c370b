//! Applying changes: what exceptions, readings and versions do to a duty's text as written.
//!
//! Works on clauses of the tree, before any name is resolved, so that each resulting text is resolved as if it had been
//! written out. Knows what can be changed and finds the target; leaves alone when a change applies.

use super::clauses::{keyword, unconditional};
use super::complaint::sense::{Home, SenseComplaint};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::{
    Change, ChangeBody, Clause, ClauseBody, Due, Name, Party, Roll, Selector, Step, Target, Together,
};
use crate::time::Offset;

/// A text as written, on its way through the changes.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Target, due, window, roll, early, late, evidence, conditions and questions.
    pub(super) clauses: Vec<Clause>,
    /// Nothing is left to do.
    pub(super) removed: bool,
    /// Acts done under earlier law can meet it.
    pub(super) earlier_law: bool,
    /// Extensions of the due day, in order.
    pub(super) extend: Vec<Offset>,
    /// Extensions of steps' own due days.
    pub(super) step_extend: Vec<(String, Offset)>,
}

impl Draft {
    pub(super) fn new(clauses: Vec<Clause>) -> Draft {
        Draft { clauses, removed: false, earlier_law: true, extend: Vec::new(), step_extend: Vec::new() }
    }

    /// The steps, if steps are what is asked.
    pub(super) fn steps(&self) -> &[Step] {
        let steps = self.clauses.iter().find_map(|clause| match &clause.body {
            ClauseBody::Do(Target::Steps(_, steps)) => Some(steps.as_slice()),
            _ => None,
        });
        steps.unwrap_or_default()
    }

    fn steps_mut(&mut self) -> Option<&mut Vec<Step>> {
        self.clauses.iter_mut().find_map(|clause| match &mut clause.body {
            ClauseBody::Do(Target::Steps(_, steps)) | ClauseBody::Avoid(_, Some(Target::Steps(_, steps))) => {
                Some(steps)
            }
            _ => None,
        })
    }

    fn has(&self, word: &str) -> bool {
        self.clauses.iter().any(|clause| keyword(&clause.body) == word)
    }

    /// The blocks that a change of `together`, `about`, `crosswise` or `evidence` can mean: that of the act, or those
    /// of the steps.
    fn blocks(&mut self) -> Vec<&mut Vec<Clause>> {
        let mut blocks = Vec::new();
        for clause in &mut self.clauses {
            match &mut clause.body {
                ClauseBody::Do(target) => blocks.extend(target_blocks(target)),
                ClauseBody::Keep(demand) => blocks.push(&mut demand.clauses),
                ClauseBody::Avoid(demand, unless) => {
                    blocks.push(&mut demand.clauses);
                    blocks.extend(unless.iter_mut().flat_map(target_blocks));
                }
                _ => {}
            }
        }
        blocks
    }

    /// The block of the one act, if one act is asked.
    fn act_block(&mut self) -> Option<&mut Vec<Clause>> {
        self.clauses.iter_mut().find_map(|clause| match &mut clause.body {
            ClauseBody::Do(Target::Act(demand) | Target::AtLeast(_, demand))
            | ClauseBody::Keep(demand)
            | ClauseBody::Avoid(demand, _) => Some(&mut demand.clauses),
            _ => None,
        })
    }
}

fn target_blocks(target: &mut Target) -> Vec<&mut Vec<Clause>> {
    match target {
        Target::Act(demand) | Target::AtLeast(_, demand) => vec![&mut demand.clauses],
        Target::Steps(_, steps) => steps.iter_mut().map(|step| &mut step.demand.clauses).collect(),
        Target::Question(_) => Vec::new(),
    }
}

/// Why a change could not be applied.
pub(super) enum Failure {
    /// Its target is not there.
    NoTarget(String),
    /// What it adds is there already.
    Already(&'static str),
}

impl Failure {
    pub(super) fn tell(self, change: &Change, home: Home) -> Diagnostic {
        let span = change.span;
        match self {
            Failure::NoTarget(what) => SenseComplaint::NoTarget { what, home, span }.into(),
            Failure::Already(clause) => SenseComplaint::AlreadyThere { clause, span }.into(),
        }
    }
}

fn word_of(selector: &Selector) -> &str {
    match selector {
        Selector::Keyword(word) => &word.value,
        Selector::Clause(clause) => keyword(&clause.body),
    }
}

fn in_block(word: &str) -> bool {
    matches!(word, "together" | "about" | "crosswise")
}

fn changeable(word: &str) -> bool {
    in_block(word)
        || matches!(
            word,
            "do" | "keep" | "avoid" | "due" | "roll" | "window" | "early" | "late" | "evidence" | "when" | "question"
        )
}

/// Complains of changes that can never be made, whatever the text.
pub(super) fn validate(change: &Change, home: Home, out: &mut Vec<Diagnostic>) {
    let span = change.span;
    let fixed = |word: &str, out: &mut Vec<Diagnostic>| {
        if !changeable(word) {
            out.push(SenseComplaint::NotChangeable { clause: word.to_owned(), home, span }.into());
        }
    };
    match &change.body {
        ChangeBody::Add(clause) => {
            fixed(keyword(&clause.body), out);
            unconditional(clause, out);
        }
        ChangeBody::Remove(selector) => {
            fixed(word_of(selector), out);
            whole_clause(selector, out);
        }
        ChangeBody::Replace(selector, clause) => {
            let (old, new) = (word_of(selector), keyword(&clause.body));
            fixed(old, out);
            if changeable(old) && old != new {
                out.push(SenseComplaint::ReplaceOther { old: old.to_owned(), new, span }.into());
            }
            whole_clause(selector, out);
            unconditional(clause, out);
        }
        ChangeBody::RemoveException if home != Home::Exception => {
            out.push(SenseComplaint::NotChangeable { clause: "exception".to_owned(), home, span }.into());
        }
        ChangeBody::AddStep(_)
        | ChangeBody::RemoveStep(_)
        | ChangeBody::RemoveDuty
        | ChangeBody::RemoveException
        | ChangeBody::RemoveEarlierLaw
        | ChangeBody::ReplaceStep(..)
        | ChangeBody::ReplaceDueOf(..)
        | ChangeBody::ExtendDue(..) => {}
    }
}

fn whole_clause(selector: &Selector, out: &mut Vec<Diagnostic>) {
    if let Selector::Clause(clause) = selector {
        unconditional(clause, out);
    }
}

/// Whether a change can be made at all; what `validate` has told is not told again.
fn sound(change: &Change) -> bool {
    match &change.body {
        ChangeBody::Add(clause) => changeable(keyword(&clause.body)),
        ChangeBody::Remove(selector) => changeable(word_of(selector)),
        ChangeBody::Replace(selector, clause) => {
            changeable(word_of(selector)) && word_of(selector) == keyword(&clause.body)
        }
        ChangeBody::AddStep(_)
        | ChangeBody::RemoveStep(_)
        | ChangeBody::RemoveDuty
        | ChangeBody::RemoveException
        | ChangeBody::RemoveEarlierLaw
        | ChangeBody::ReplaceStep(..)
        | ChangeBody::ReplaceDueOf(..)
        | ChangeBody::ExtendDue(..) => true,
    }
}

/// Applies a change; the text stays as it was where that fails.
pub(super) fn apply(draft: &mut Draft, change: &Change) -> Result<(), Failure> {
    if !sound(change) {
        return Ok(());
    }
    let mut next = draft.clone();
    match &change.body {
        ChangeBody::Add(clause) => add(&mut next, clause)?,
        ChangeBody::AddStep(step) => {
            let steps = next.steps_mut().ok_or_else(|| Failure::NoTarget("steps".to_owned()))?;
            if steps.iter().any(|other| other.name.value == step.name.value) {
                return Err(Failure::Already("step"));
            }
            steps.push(step.clone());
        }
        ChangeBody::Remove(selector) => remove(&mut next, selector)?,
        ChangeBody::RemoveStep(name) => {
            let steps = next.steps_mut().ok_or_else(|| no_step(name))?;
            let at = steps.iter().position(|step| step.name.value == name.value).ok_or_else(|| no_step(name))?;
            steps.remove(at);
        }
        ChangeBody::RemoveDuty => next.removed = true,
        // Which exceptions apply is decided before their changes are made.
        ChangeBody::RemoveException => {}
        ChangeBody::RemoveEarlierLaw => next.earlier_law = false,
        ChangeBody::Replace(selector, clause) => replace(&mut next, selector, clause)?,
        ChangeBody::ReplaceStep(name, step) => {
            let own = step_mut(&mut next, name)?;
            *own = Step { name: own.name.clone(), ..step.clone() };
        }
        ChangeBody::ReplaceDueOf(names, due, roll) => {
            for name in names {
                let under = change.under.clone();
                set_due(step_mut(&mut next, name)?, name, due, roll.as_ref(), under);
            }
        }
        ChangeBody::ExtendDue(names, offset) if names.is_empty() => {
            if !next.has("due") {
                return Err(Failure::NoTarget("`due`".to_owned()));
            }
            next.extend.push(offset.value);
        }
        ChangeBody::ExtendDue(names, offset) => {
            for name in names {
                let step = step_mut(&mut next, name)?;
                if !step.clauses.iter().any(|clause| matches!(clause.body, ClauseBody::Due(..))) {
                    return Err(Failure::NoTarget(format!("`due of {}`", name.value)));
                }
                next.step_extend.push((name.value.clone(), offset.value));
            }
        }
    }
    *draft = next;
    Ok(())
}

fn no_step(name: &Name) -> Failure {
    Failure::NoTarget(format!("`step {}`", name.value))
}

fn step_mut<'d>(draft: &'d mut Draft, name: &Name) -> Result<&'d mut Step, Failure> {
    let steps = draft.steps_mut().ok_or_else(|| no_step(name))?;
    steps.iter_mut().find(|step| step.name.value == name.value).ok_or_else(|| no_step(name))
}

fn set_due(
    step: &mut Step,
    name: &Name,
    due: &Due,
    roll: Option<&Roll>,
    under: Option<crate::source::Spanned<crate::syntax::ast::Citation>>,
) {
    step.clauses.retain(|clause| !matches!(clause.body, ClauseBody::Due(..)));
    let body = ClauseBody::Due(due.clone(), roll.cloned());
    step.clauses.push(Clause { span: name.span, body, when: None, under });
}

fn add(draft: &mut Draft, clause: &Clause) -> Result<(), Failure> {
    let word = keyword(&clause.body);
    if in_block(word) {
        let block = draft.act_block().ok_or_else(|| Failure::NoTarget("act of its own (`do`)".to_owned()))?;
        if word == "crosswise" && block.iter().any(|own| own.body == ClauseBody::Crosswise) {
            return Err(Failure::Already(word));
        }
        block.push(clause.clone());
        return Ok(());
    }
    if draft.has(word) && !matches!(word, "when" | "question") {
        return Err(Failure::Already(word));
    }
    draft.clauses.push(clause.clone());
    Ok(())
}

fn remove(draft: &mut Draft, selector: &Selector) -> Result<(), Failure> {
    let word = word_of(selector);
    let mut found = false;
    if in_block(word) || (word == "evidence" && !draft.has("evidence")) {
        for block in draft.blocks() {
            found |= take_from(block, selector).is_some();
        }
    } else {
        found = take_from(&mut draft.clauses, selector).is_some();
    }
    if found { Ok(()) } else { Err(Failure::NoTarget(shown(selector))) }
}

fn replace(draft: &mut Draft, selector: &Selector, clause: &Clause) -> Result<(), Failure> {
    let word = word_of(selector);
    let mut found = false;
    if in_block(word) || (word == "evidence" && !draft.has("evidence")) {
        for block in draft.blocks() {
            if let Some(at) = take_from(block, selector) {
                block.insert(at.min(block.len()), clause.clone());
                found = true;
            }
        }
    } else if let Some(at) = take_from(&mut draft.clauses, selector) {
        draft.clauses.insert(at.min(draft.clauses.len()), clause.clone());
        found = true;
    } else if let ("roll", ClauseBody::Roll(new)) = (word, &clause.body) {
        // A roll that follows `due` after a comma is replaced where it stands.
        for own in &mut draft.clauses {
            if let ClauseBody::Due(_, Some(roll)) = &mut own.body {
                *roll = new.clone();
                found = true;
            }
        }
    }
    if found { Ok(()) } else { Err(Failure::NoTarget(shown(selector))) }
}

/// Takes out what the selector means; the place of the first taken, if any.
fn take_from(clauses: &mut Vec<Clause>, selector: &Selector) -> Option<usize> {
    let mut first = None;
    let mut at = 0;
    while at < clauses.len() {
        let taken = match selector {
            Selector::Keyword(word) => (keyword(&clauses[at].body) == word.value).then_some(true),
            Selector::Clause(wanted) => take_parts(&mut clauses[at], wanted),
        };
        match taken {
            Some(whole) => {
                first = first.or(Some(at));
                if whole {
                    clauses.remove(at);
                } else {
                    at += 1;
                }
            }
            None => at += 1,
        }
    }
    first
}

/// Takes the selector's parts out of a clause that holds them all: `remove about goals` from `about goals, measures`.
/// Gives whether nothing is left of it; none where it does not hold them.
fn take_parts(clause: &mut Clause, wanted: &Clause) -> Option<bool> {
    if wanted.when.is_some() && wanted.when.as_ref().map(written) != clause.when.as_ref().map(written) {
        return None;
    }
    match (&mut clause.body, &wanted.body) {
        (ClauseBody::Together(own), ClauseBody::Together(theirs)) => {
            if own.invited != theirs.invited || !theirs.parties.iter().all(|it| holds(own, it)) {
                return None;
            }
            own.parties.retain(|party| !theirs.parties.iter().any(|it| same_party(party, it)));
            Some(own.parties.is_empty())
        }
        (ClauseBody::About(own), ClauseBody::About(theirs)) => {
            if !theirs.iter().all(|it| own.iter().any(|name| name.value == it.value)) {
                return None;
            }
            own.retain(|name| !theirs.iter().any(|it| it.value == name.value));
            Some(own.is_empty())
        }
        (ClauseBody::Question(own), ClauseBody::Question(theirs)) => {
            (own.name.value == theirs.name.value).then_some(true)
        }
        (own, theirs) => (keyword(own) == keyword(theirs)).then_some(true),
    }
}

fn holds(together: &Together, party: &Party) -> bool {
    together.parties.iter().any(|own| same_party(own, party))
}

/// Whether two parties are written alike, wherever they stand.
fn same_party(a: &Party, b: &Party) -> bool {
    let same = |a: &Name, b: &Name| a.value == b.value;
    let inner = |a: &Option<Box<Party>>, b: &Option<Box<Party>>| match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => same_party(a, b),
        _ => false,
    };
    match (a, b) {
        (Party::Bearer(_), Party::Bearer(_))
        | (Party::Counterparty(_), Party::Counterparty(_))
        | (Party::Others(_), Party::Others(_)) => true,
        (Party::Named(a), Party::Named(b)) | (Party::Own(a), Party::Own(b)) => same(a, b),
        (Party::Of(a, a_of), Party::Of(b, b_of)) => same(a, b) && same_party(a_of, b_of),
        (
            Party::Every { member: a, of: a_of, having: a_having, .. },
            Party::Every { member: b, of: b_of, having: b_having, .. },
        ) => {
            let having = match (a_having, b_having) {
                (None, None) => true,
                (Some(a), Some(b)) => same(a, b),
                _ => false,
            };
            same(a, b) && inner(a_of, b_of) && having
        }
        (
            Party::AtLeast { count: a_count, member: a, of: a_of, .. },
            Party::AtLeast { count: b_count, member: b, of: b_of, .. },
        ) => a_count == b_count && same(a, b) && inner(a_of, b_of),
        _ => false,
    }
}

/// What a selector means, for a complaint.
fn shown(selector: &Selector) -> String {
    match selector {
        Selector::Keyword(word) => format!("`{}`", word.value),
        Selector::Clause(clause) => match &clause.body {
            ClauseBody::About(names) => {
                let names: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
                format!("`about {}`", names.join(", "))
            }
            ClauseBody::Question(question) => format!("`question {}`", question.name.value),
            other => format!("`{}`", keyword(other)),
        },
    }
}

/// What a change takes the place of, so that two exceptions that do so can be told to contradict each other.
pub(super) fn touches(change: &Change) -> Vec<String> {
    match &change.body {
        ChangeBody::Remove(selector) | ChangeBody::Replace(selector, _) => match selector {
            Selector::Keyword(word) => vec![word.value.clone()],
            Selector::Clause(clause) => match &clause.body {
                ClauseBody::Together(together) => {
                    together.parties.iter().map(|it| format!("together {}", key(it))).collect()
                }
                ClauseBody::About(names) => names.iter().map(|name| format!("about {}", name.value)).collect(),
                ClauseBody::Question(question) => vec![format!("question {}", question.name.value)],
                other => vec![keyword(other).to_owned()],
            },
        },
        ChangeBody::RemoveStep(name) | ChangeBody::ReplaceStep(name, _) => vec![format!("step {}", name.value)],
        ChangeBody::ReplaceDueOf(names, ..) => names.iter().map(|name| format!("step {} due", name.value)).collect(),
        ChangeBody::Add(_)
        | ChangeBody::AddStep(_)
        | ChangeBody::RemoveDuty
        | ChangeBody::RemoveException
        | ChangeBody::RemoveEarlierLaw
        | ChangeBody::ExtendDue(..) => Vec::new(),
    }
}

/// Whether two things that changes take the place of are the same, or one holds the other.
pub(super) fn overlap(a: &str, b: &str) -> bool {
    let inside = |outer: &str, inner: &str| {
        inner == outer
            || inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with(' '))
            || (matches!(outer, "do" | "keep" | "avoid")
                && ["step", "together", "about", "crosswise"].contains(&inner.split(' ').next().unwrap_or_default()))
    };
    inside(a, b) || inside(b, a)
}

/// Whether two changes say the same, wherever they stand.
pub(super) fn alike(a: &Change, b: &Change) -> bool {
    written(&a.body) == written(&b.body)
}

fn key(party: &Party) -> String {
    written(party)
}

/// A node of the tree without its places, for comparing.
fn written(node: &impl std::fmt::Debug) -> String {
    let text = format!("{node:?}");
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span {") {
        kept.push_str(&rest[..at]);
        rest = rest[at..].find('}').map_or("", |end| &rest[at + end + 1..]);
    }
    kept.push_str(rest);
    kept
}

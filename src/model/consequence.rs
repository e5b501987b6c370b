//! Complaints of sense that only follow from a mistake of writing: one mistake, one complaint.
//!
//! Where a clause could not be read, the model finds the duty without it, or a block empty. That is no second mistake.

use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;
use crate::syntax::ast::{File, Item};

/// What is told of a duty, exception, reading or act on time limits in which something is not there.
const LACKS: [&str; 6] = ["V0301", "V0311", "V0322", "V0335", "V0432", "V0433"];

/// What is told where the rhythm is not there: no trigger, no period, no previous time.
const LACKS_RHYTHM: [&str; 3] = ["V0316", "V0319", "V0320"];

/// What is told of a row of terms or periods that may be misread.
const ROW: &str = "V0440";

/// What is told of a name that no calendar has, which may stand in a calendar that could not be read.
const NO_SUCH_HOLIDAY: &str = "V0434";

/// What is told of a holiday's rule.
const WRONG_HOLIDAY: &str = "V0420";

/// What is told of a day that the calendar lacks; where the day is written impossibly, it was told already.
const NO_SUCH_DAY: &str = "V0420";

/// `found` without what only follows from complaints about how the same item is `written`.
#[must_use]
pub fn without_consequences(files: &[File], written: &[Diagnostic], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let broken: Vec<Span> = (files.iter().flat_map(|file| &file.items).map(span))
        .filter(|item| written.iter().any(|complaint| within(complaint, *item)))
        .collect();
    let no_rhythm: Vec<Span> = (broken.iter().copied())
        .filter(|item| found.iter().any(|complaint| within(complaint, *item) && is_about_rhythm(complaint)))
        .collect();
    let calendars = files.iter().flat_map(|file| &file.items).filter(|item| matches!(item, Item::Calendar(_)));
    let of_calendar = |complaint: &Diagnostic| calendars.clone().any(|item| within(complaint, span(item)));
    let no_calendar = written.iter().any(of_calendar)
        || found
            .iter()
            .any(|complaint| complaint.code == WRONG_HOLIDAY || (complaint.code == "V0203" && of_calendar(complaint)));
    found
        .into_iter()
        .filter(|complaint| {
            let follows = LACKS.contains(&complaint.code) && broken.iter().any(|item| within(complaint, *item));
            let of_row = complaint.code == ROW && broken.iter().any(|item| within(complaint, *item));
            let of_name = complaint.code == NO_SUCH_HOLIDAY && no_calendar;
            let of_rhythm = LACKS_RHYTHM.contains(&complaint.code);
            let again = complaint.code == NO_SUCH_DAY
                && complaint.labels.first().is_some_and(|label| match &label.place {
                    Place::Text(span) => written.iter().any(|told| within(told, *span)),
                    Place::Cell { .. } | Place::File(_) => false,
                });
            !(follows
                || again
                || of_row
                || of_name
                || of_rhythm && no_rhythm.iter().any(|item| within(complaint, *item)))
        })
        .collect()
}

fn is_about_rhythm(complaint: &Diagnostic) -> bool {
    complaint.code == "V0301" && complaint.message.en.contains("`every`")
}

fn within(complaint: &Diagnostic, item: Span) -> bool {
    complaint.labels.first().is_some_and(|label| match &label.place {
        Place::Text(span) => span.source == item.source && item.start <= span.start && span.end <= item.end,
        Place::Cell { .. } | Place::File(_) => false,
    })
}

fn span(item: &Item) -> Span {
    match item {
        Item::Throughout(item) => item.span,
        Item::Act(item) => item.span,
        Item::Provisions(item) => item.span,
        Item::Word(item) => item.span,
        Item::Relation(item) => item.span,
        Item::Activity(item) => item.span,
        Item::Class(item) => item.span,
        Item::Periods(item) => item.span,
        Item::Duty(item) => item.span,
        Item::Version(item) => item.span,
        Item::Exception(item) => item.span,
        Item::Scenario(item) => item.span,
        Item::Calendar(item) => item.span,
        Item::TimeLimits(item) => item.span,
        Item::Terms(item) => item.span,
    }
}

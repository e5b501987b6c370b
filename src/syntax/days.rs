//! Days as records give them: a day, a month, a year, or an interval of these (`design.md` § 3: imprecise dates are
//! intervals).

use super::complaint::Complaint;
use super::lexical::{Kind, read_day};
use super::stream::{Res, Tokens};
use super::want::Want;
use crate::source::Spanned;
use crate::time::Day;

/// `days ::= one ["/" one]`, `one ::= day | year "-" month | year`: the first and the last day that are meant.
pub(crate) fn days(i: Tokens<'_>) -> Res<'_, Spanned<(Day, Day)>> {
    // Two years with a stroke look like the number of an act.
    let (rest, first, last) = if i.kind() == Kind::Act {
        let (first, last) = i.text_ahead(0).split_once('/').unwrap_or_default();
        (i.skip(), read(i, first).0, read(i, last).1)
    } else {
        let (rest, (first, last)) = one(i)?;
        if rest.kind() == Kind::Slash {
            let (rest, (_, last)) = one(rest.skip())?;
            (rest, first, last)
        } else {
            (rest, first, last)
        }
    };
    Ok((rest, Spanned::new((first, last), i.until(rest))))
}

fn one(i: Tokens<'_>) -> Res<'_, (Day, Day)> {
    match i.kind() {
        Kind::Day | Kind::Key | Kind::Number => Ok((i.skip(), read(i, i.text_ahead(0)))),
        _ => i.miss(Want::Days),
    }
}

/// The first and last day of what is written, with a complaint where there is none such. A day that does not exist was
/// complained about when it was cut.
fn read(i: Tokens<'_>, written: &str) -> (Day, Day) {
    let range = match written.split('-').collect::<Vec<_>>().as_slice() {
        [year] if year.len() == 4 => read_day(&format!("{year}-01-01")).zip(read_day(&format!("{year}-12-31"))),
        [year, month] if year.len() == 4 && month.len() == 2 => {
            let last = (28..=31).rev().find_map(|day| read_day(&format!("{year}-{month}-{day}")));
            read_day(&format!("{year}-{month}-01")).zip(last)
        }
        [_, _, _] => return read_day(written).map_or_else(Default::default, |day| (day, day)),
        _ => None,
    };
    range.unwrap_or_else(|| {
        i.say(Complaint::ImpossibleDay(written.to_owned()), i.here());
        Default::default()
    })
}

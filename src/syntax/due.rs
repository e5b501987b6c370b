//! Days as rules name them: lengths of time, points, due days, and how a due day rolls.

use super::ast::{Due, Point, Roll, Side};
use super::complaint::Complaint;
use super::lexical::Kind;
use super::stream::{Res, Tokens};
use super::terminal::{act, day, label, name_of, number, word, words};
use super::want::Want;
use crate::source::{Span, Spanned};
use crate::time::{Day, Offset, Weekday};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::sequence::preceded;

/// The months by their names in the language, from January.
const MONTHS: [(&str, u32); 12] = [
    ("january", 31),
    ("february", 29),
    ("march", 31),
    ("april", 30),
    ("may", 31),
    ("june", 30),
    ("july", 31),
    ("august", 31),
    ("september", 30),
    ("october", 31),
    ("november", 30),
    ("december", 31),
];

/// `offset ::= number ("day" | "days" | "week" | … | "years")`
pub(crate) fn offset(i: Tokens<'_>) -> Res<'_, Spanned<Offset>> {
    let (rest, number) = number(i)?;
    let make = match rest.word() {
        "day" | "days" => Offset::Days,
        "week" | "weeks" => Offset::Weeks,
        "month" | "months" => Offset::Months,
        "year" | "years" => Offset::Years,
        _ => return rest.miss(Want::Unit),
    };
    let length = u16::try_from(number.value).unwrap_or_else(|_| {
        i.say(Complaint::TooLarge(i.text_ahead(0).to_owned()), number.span);
        u16::MAX
    });
    let rest = rest.skip();
    Ok((rest, Spanned::new(make(length), i.until(rest))))
}

/// `month ::= "January" | …`: 1 to 12.
pub(crate) fn month(i: Tokens<'_>) -> Res<'_, u32> {
    let wanted = i.word().to_lowercase();
    match (1..).zip(MONTHS).find(|(_, (name, _))| *name == wanted) {
        Some((number, _)) => Ok((i.skip(), number)),
        None => i.miss(Want::Month),
    }
}

/// `weekday ::= "Monday" | …`
pub(crate) fn weekday(i: Tokens<'_>) -> Res<'_, Spanned<Weekday>> {
    let day = match i.word().to_lowercase().as_str() {
        "monday" => Weekday::Mon,
        "tuesday" => Weekday::Tue,
        "wednesday" => Weekday::Wed,
        "thursday" => Weekday::Thu,
        "friday" => Weekday::Fri,
        "saturday" => Weekday::Sat,
        "sunday" => Weekday::Sun,
        _ => return i.miss(Want::Weekday),
    };
    Ok((i.skip(), Spanned::new(day, i.here())))
}

/// `day-of-year ::= number month`: (day, month), with a complaint where no year has such a day.
pub(crate) fn day_of_year(i: Tokens<'_>) -> Res<'_, (u32, u32)> {
    let (rest, number) = number(i)?;
    let (rest, month) = month(rest)?;
    check_day_of_year(i, rest, number.value, month);
    Ok((rest, (number.value, month)))
}

/// Complains about a day that its month never has; `i` to `rest` is where it is written.
pub(crate) fn check_day_of_year<'a>(i: Tokens<'a>, rest: Tokens<'a>, number: u32, month: u32) {
    let longest = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    if let Some((name, last)) = longest
        && (number == 0 || number > *last)
    {
        i.say(Complaint::ImpossibleDay(format!("{number} {name}")), i.until(rest));
    }
}

/// `point ::= ("start" | "end") "of period" | "period" | "trigger" | "previous" | "due" | day | name`
pub(crate) fn point(i: Tokens<'_>) -> Res<'_, Point> {
    label(Want::Point, point_inside)(i)
}

fn point_inside(i: Tokens<'_>) -> Res<'_, Point> {
    match (i.word(), i.word_ahead(1)) {
        ("start", "of") => map(words(&["start", "of", "period"]), Point::StartOfPeriod).parse(i),
        ("end", "of") => map(words(&["end", "of", "period"]), Point::EndOfPeriod).parse(i),
        ("period", _) => map(word("period"), Point::EndOfPeriod).parse(i),
        ("trigger", _) => map(word("trigger"), Point::Trigger).parse(i),
        ("previous", _) => map(word("previous"), Point::Previous).parse(i),
        ("due", _) => map(word("due"), Point::Due).parse(i),
        _ => alt((map(day, Point::Day), map(name_of(Want::Point), Point::Named))).parse(i),
    }
}

/// `due ::= "none" | "without delay" | day | end-of-year | day-of-year ("of" | "after" | "before") "period"
/// | offset ("after" | "before") point | "before" point | point`
pub(crate) fn due(i: Tokens<'_>) -> Res<'_, Due> {
    label(Want::Due, due_inside)(i)
}

fn due_inside(i: Tokens<'_>) -> Res<'_, Due> {
    match (i.word(), i.word_ahead(1)) {
        ("none", _) => map(word("none"), |_| Due::None).parse(i),
        ("without", _) => map(words(&["without", "delay"]), |_| Due::WithoutDelay).parse(i),
        ("before", _) => map(preceded(word("before"), point), Due::Before).parse(i),
        ("end", "of") if i.word_ahead(2) != "period" => end_of_year(i),
        _ if i.kind() == Kind::Number => alt((dated, counted)).parse(i),
        _ if i.kind() == Kind::Day => map(day, |day| Due::On(day.value)).parse(i),
        _ => map(point, Due::At).parse(i),
    }
}

/// `end-of-year ::= "end of" [ordinal] "calendar year after" point`
fn end_of_year(i: Tokens<'_>) -> Res<'_, Due> {
    let (rest, _) = words(&["end", "of"])(i)?;
    let (rest, nth) = if rest.word() == "calendar" { (rest, 1) } else { ordinal(rest)? };
    let (rest, _) = words(&["calendar", "year", "after"])(rest)?;
    let (rest, anchor) = point(rest)?;
    Ok((rest, Due::EndOfYear { nth, anchor }))
}

fn ordinal(i: Tokens<'_>) -> Res<'_, u32> {
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    match (1..).zip(ORDINALS).find(|(_, name)| *name == i.word()) {
        Some((number, _)) => Ok((i.skip(), number)),
        None => i.miss(Want::Ordinal),
    }
}

fn counted(i: Tokens<'_>) -> Res<'_, Due> {
    let (rest, offset) = offset(i)?;
    let back = rest.word() == "before";
    let (rest, _) = alt((word("after"), word("before"))).parse(rest)?;
    let (rest, anchor) = point(rest)?;
    Ok((rest, Due::Count { offset, back, anchor }))
}

fn dated(i: Tokens<'_>) -> Res<'_, Due> {
    let (rest, (day, month)) = day_of_year(i)?;
    let place = match rest.word() {
        "before" => Side::Before,
        "after" => Side::After,
        _ => Side::Of,
    };
    let (rest, _) = alt((word("of"), word("after"), word("before"))).parse(rest)?;
    let (rest, _) = word("period")(rest)?;
    Ok((rest, Due::DayOfYear { day, month, place }))
}

/// `roll ::= "none" | "by" act`, after the word `roll`.
pub(crate) fn roll_value(i: Tokens<'_>) -> Res<'_, Roll> {
    match i.word() {
        "none" => map(word("none"), Roll::None).parse(i),
        "by" => map(preceded(word("by"), act), Roll::By).parse(i),
        _ => {
            // Said without its value; the day is read as it stands.
            let at = i.before().map_or(i.here(), |token| Span { start: token.start, end: token.end, ..i.here() });
            i.say(Complaint::MissingRoll, at);
            Ok((i, Roll::None(at)))
        }
    }
}

/// `due ["," "roll" roll]`, after the word `due`.
pub(crate) fn due_and_roll(i: Tokens<'_>) -> Res<'_, (Due, Option<Roll>)> {
    let (rest, due) = due(i)?;
    let rolls = rest.kind() == Kind::Comma && rest.word_ahead(1) == "roll";
    if !rolls {
        return Ok((rest, (due, None)));
    }
    let (rest, roll) = roll_value(rest.skip().skip())?;
    Ok((rest, (due, Some(roll))))
}

/// `date-range ::= day ".." [day]`
pub(crate) fn range(i: Tokens<'_>) -> Res<'_, (Spanned<Day>, Option<Spanned<Day>>)> {
    let (rest, first) = day(i)?;
    let (rest, _) = super::terminal::mark(Kind::DotDot)(rest)?;
    let (rest, last) = opt(day).parse(rest)?;
    Ok((rest, (first, last)))
}

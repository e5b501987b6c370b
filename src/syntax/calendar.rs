//! Holidays, what time limits roll off, and how they can be read.

use super::ast::{Calendar, Holiday, LimitsReading, Occurrence, OccurrenceRule, RollsOff, TimeLimits};
use super::block::{Block, entries};
use super::complaint::Complaint;
use super::due::{check_day_of_year, day_of_year, month, range, weekday};
use super::lexical::Kind;
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{act, comma, mark, name, new_name, number, word, words};
use super::titles::{texts, titles};
use super::want::Want;
use crate::source::Spanned;
use crate::time::Day;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::separated_list1;
use nom::sequence::preceded;

const CALENDAR: Block =
    Block { words: reserved::CALENDAR, inner: &[], begins: |i| reserved::CALENDAR.contains(&i.word()) };

/// One entry of a calendar.
enum CalendarEntry {
    Years(Spanned<(i32, Option<i32>)>),
    Holiday(Holiday),
}

/// `calendar ::= "calendar" name "{" {years | holiday} "}"`
pub(crate) fn calendar(i: Tokens<'_>) -> Res<'_, Calendar> {
    let (rest, name) = preceded(word("calendar"), new_name).parse(i)?;
    let (rest, list) = entries(rest, CALENDAR, |i| match i.word() {
        "years" => map(years, CalendarEntry::Years).parse(i),
        _ => map(holiday, CalendarEntry::Holiday).parse(i),
    })?;
    let mut calendar = Calendar { span: i.until(rest), name, years: None, holidays: Vec::new() };
    for entry in list {
        match entry {
            CalendarEntry::Years(years) if calendar.years.is_some() => {
                i.say(Complaint::SaidTwice("years".to_owned()), years.span);
            }
            CalendarEntry::Years(years) => calendar.years = Some(years),
            CalendarEntry::Holiday(holiday) => calendar.holidays.push(holiday),
        }
    }
    Ok((rest, calendar))
}

/// `years ::= "years" year ".." [year]`
fn years(i: Tokens<'_>) -> Res<'_, Spanned<(i32, Option<i32>)>> {
    let (rest, first) = preceded(word("years"), year).parse(i)?;
    let (rest, _) = mark(Kind::DotDot)(rest)?;
    let (rest, last) = opt(year).parse(rest)?;
    Ok((rest, Spanned::new((first, last), i.until(rest))))
}

/// `holiday ::= ("holiday" | "eve") name [titles] occurrence {occurrence}`
fn holiday(i: Tokens<'_>) -> Res<'_, Holiday> {
    let eve = i.word() == "eve";
    let (rest, name) = new_name(i.skip())?;
    let in_words = matches!(rest.word(), "fi" | "sv" | "en") && rest.ahead(1).kind == Kind::Text;
    let (mut rest, titles) = if in_words { map(titles, Some).parse(rest)? } else { (rest, None) };
    let mut occurrences = Vec::new();
    loop {
        let (after, one) = occurrence(rest)?;
        occurrences.push(one);
        rest = after;
        if !begins_occurrence(rest) {
            return Ok((rest, Holiday { span: i.until(rest), eve, name, titles, occurrences }));
        }
    }
}

fn begins_occurrence(i: Tokens<'_>) -> bool {
    match i.word() {
        "on" | "easter" => true,
        "" => false,
        _ => matches!(i.ahead(1).kind, Kind::Plus | Kind::Minus),
    }
}

/// `occurrence ::= ("on" weekday "in" number [month] ".." number month | "on" number month | "easter" [shift]
/// | name shift) ["from" year] ["until" year] ["unless" anchor {"or" anchor} "then" anchor]`
pub(crate) fn occurrence(i: Tokens<'_>) -> Res<'_, Occurrence> {
    let (rest, rule) = match i.word() {
        "on" if i.ahead(1).kind == Kind::Number => {
            map(day_of_year, |(day, month)| OccurrenceRule::Fixed { day, month }).parse(i.skip())?
        }
        "on" => weekday_in(i.skip())?,
        "easter" => map(shift, OccurrenceRule::Easter).parse(i.skip())?,
        _ if !begins_occurrence(i) => {
            let _ = word("on")(i);
            return i.miss(Want::Word("easter"));
        }
        _ => {
            let (rest, day) = name(i)?;
            map(shift, |days| OccurrenceRule::Beside(day.clone(), days)).parse(rest)?
        }
    };
    let (rest, from) = opt(preceded(word("from"), year)).parse(rest)?;
    let (rest, until) = opt(preceded(word("until"), year)).parse(rest)?;
    let (rest, unless) = if rest.word() == "unless" {
        let (rest, on) = separated_list1(word("or"), anchor).parse(rest.skip())?;
        let (rest, then) = preceded(word("then"), anchor).parse(rest)?;
        (rest, Some((on, then)))
    } else {
        (rest, None)
    };
    Ok((rest, Occurrence { span: i.until(rest), rule, from, until, unless }))
}

/// `anchor ::= "easter" [shift] | "on" number month`
fn anchor(i: Tokens<'_>) -> Res<'_, OccurrenceRule> {
    alt((
        map(preceded(word("easter"), shift), OccurrenceRule::Easter),
        map(preceded(word("on"), day_of_year), |(day, month)| OccurrenceRule::Fixed { day, month }),
    ))
    .parse(i)
}

fn year(i: Tokens<'_>) -> Res<'_, i32> {
    let (rest, number) = number(i)?;
    let year = i32::try_from(number.value).ok().filter(|year| *year < 10_000);
    if year.is_none() {
        i.say(Complaint::TooLarge(i.text_ahead(0).to_owned()), number.span);
    }
    Ok((rest, year.unwrap_or_default()))
}

/// `20 .. 26 June`, `31 October .. 6 November`.
fn weekday_in(i: Tokens<'_>) -> Res<'_, OccurrenceRule> {
    let (rest, weekday) = weekday(i)?;
    let (at, _) = word("in")(rest)?;
    let (rest, first) = number(at)?;
    let (rest, first_month) = opt(month).parse(rest)?;
    let (rest, _) = mark(Kind::DotDot)(rest)?;
    let (rest, (last, last_month)) = day_of_year(rest)?;
    let first_month = first_month.unwrap_or(last_month);
    check_day_of_year(at, at.skip(), first.value, first_month);
    Ok((
        rest,
        OccurrenceRule::WeekdayIn {
            weekday: weekday.value,
            first: (first_month, first.value),
            last: (last_month, last),
        },
    ))
}

/// `shift ::= [("+" | "-") number ("day" | "days")]`
fn shift(i: Tokens<'_>) -> Res<'_, i32> {
    let sign = match i.kind() {
        Kind::Plus => 1,
        Kind::Minus => -1,
        _ => return Ok((i, 0)),
    };
    let (rest, number) = number(i.skip())?;
    let (rest, _) = alt((word("days"), word("day"))).parse(rest)?;
    let days = i32::try_from(number.value).ok().filter(|days| *days < 1000);
    if days.is_none() {
        i.say(Complaint::TooLarge(i.text_ahead(1).to_owned()), number.span);
    }
    Ok((rest, sign * days.unwrap_or_default()))
}

const LIMITS: Block = Block { words: reserved::LIMITS, inner: &[], begins: |i| reserved::LIMITS.contains(&i.word()) };

/// One entry of the time limits.
enum LimitsEntry {
    Force(Spanned<(Day, Option<Day>)>),
    Off(Vec<RollsOff>),
    Reading(LimitsReading),
}

/// `time-limits ::= "time-limits" act "{" {force | rolls | limits-reading} "}"`
pub(crate) fn time_limits(i: Tokens<'_>) -> Res<'_, TimeLimits> {
    let (rest, act) = preceded(word("time-limits"), act).parse(i)?;
    let (rest, list) = entries(rest, LIMITS, |i| match i.word() {
        "force" => map(force, LimitsEntry::Force).parse(i),
        "reading" => map(limits_reading, LimitsEntry::Reading).parse(i),
        _ => map(rolls, LimitsEntry::Off).parse(i),
    })?;
    let mut limits = TimeLimits { span: i.until(rest), act, force: None, off: Vec::new(), readings: Vec::new() };
    for entry in list {
        match entry {
            LimitsEntry::Force(force) if limits.force.is_some() => {
                i.say(Complaint::SaidTwice("force".to_owned()), force.span);
            }
            LimitsEntry::Force(force) => limits.force = Some(force),
            LimitsEntry::Off(off) => limits.off.extend(off),
            LimitsEntry::Reading(reading) => limits.readings.push(reading),
        }
    }
    Ok((rest, limits))
}

/// `force ::= "force" day ".." [day]`
fn force(i: Tokens<'_>) -> Res<'_, Spanned<(Day, Option<Day>)>> {
    let (rest, (first, last)) = preceded(word("force"), range).parse(i)?;
    Ok((rest, Spanned::new((first.value, last.map(|last| last.value)), i.until(rest))))
}

/// `rolls ::= "rolls off" off {"," off} "onto the next working day"`
fn rolls(i: Tokens<'_>) -> Res<'_, Vec<RollsOff>> {
    let (rest, off) = preceded(words(&["rolls", "off"]), separated_list1(comma, rolls_off)).parse(i)?;
    let (rest, _) = words(&["onto", "the", "next", "working", "day"])(rest)?;
    Ok((rest, off))
}

const READING: Block =
    Block { words: reserved::LIMITS_READING, inner: &[], begins: |i| reserved::LIMITS_READING.contains(&i.word()) };

/// `limits-reading ::= "reading" name ["default"] texts ["{" {"lands on" off {"," off} | "counted back rolls back"} "}"]`
fn limits_reading(i: Tokens<'_>) -> Res<'_, LimitsReading> {
    let (rest, name) = preceded(word("reading"), new_name).parse(i)?;
    let default = rest.word() == "default";
    let (rest, ground) = texts(if default { rest.skip() } else { rest })?;
    let (rest, changes) = if rest.kind() == Kind::Open {
        entries(rest, READING, |i| match i.word() {
            "counted" => map(words(&["counted", "back", "rolls", "back"]), |_| None).parse(i),
            _ => map(preceded(words(&["lands", "on"]), separated_list1(comma, rolls_off)), Some).parse(i),
        })?
    } else {
        (rest, Vec::new())
    };
    let backs = changes.iter().filter(|change| change.is_none()).count();
    if backs > 1 {
        rest.say(Complaint::SaidTwice("counted back rolls back".to_owned()), i.until(rest));
    }
    let back = backs > 0;
    let lands = changes.into_iter().flatten().flatten().collect();
    Ok((rest, LimitsReading { span: i.until(rest), name, default, ground, lands, back }))
}

/// `off ::= "holidays of" name | weekday | name`
fn rolls_off(i: Tokens<'_>) -> Res<'_, RollsOff> {
    if i.word() == "holidays" && i.word_ahead(1) == "of" {
        return map(preceded(words(&["holidays", "of"]), name), RollsOff::HolidaysOf).parse(i);
    }
    alt((map(weekday, RollsOff::Weekday), map(name, RollsOff::Named))).parse(i)
}

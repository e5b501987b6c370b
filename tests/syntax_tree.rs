//! What the tree says: the reading rules at the end of `design.md` § 2, one by one.

use crate::support::{complaints, named};
use velvoite::lang::Lang;
use velvoite::syntax::ast::{
    ActNumber, By, Change, ChangeBody, Citation, Clause, ClauseBody, Condition, Demand, Due, Early, Exception,
    Generation, Item, Late, Line, Outcome, Party, Point, Reference, Rhythm, Roll, Section, Selector, Side, Step,
    Target, Trigger, When,
};
use velvoite::time::{Day, Offset};

fn items(text: &str) -> Vec<Item> {
    let source = named("tree", text);
    let (file, diagnostics) = velvoite::syntax::parse(&source);
    assert_eq!(complaints(&source, &diagnostics, Lang::En), "", "{text}");
    file.items
}

/// The clauses of a duty with these words.
fn clauses(words: &str) -> Vec<Clause> {
    match items(&format!("duty d {{ {words} }}")).remove(0) {
        Item::Duty(duty) => duty.clauses,
        other => panic!("{other:?}"),
    }
}

fn clause(words: &str) -> Clause {
    let mut all = clauses(words);
    assert_eq!(all.len(), 1, "{words}: {all:?}");
    all.remove(0)
}

fn exception(words: &str) -> Exception {
    match items(&format!("exception e to d {{ {words} }}")).remove(0) {
        Item::Exception(exception) => exception,
        other => panic!("{other:?}"),
    }
}

fn change(words: &str) -> Change {
    let mut exception = exception(words);
    assert_eq!((exception.changes.len(), exception.clauses.len()), (1, 0), "{words}: {exception:?}");
    exception.changes.remove(0)
}

fn act(words: &str) -> Demand {
    match clause(&format!("do {words}")).body {
        ClauseBody::Do(Target::Act(demand)) => demand,
        other => panic!("{other:?}"),
    }
}

fn steps(words: &str) -> Vec<Step> {
    match clause(&format!("do steps {{ {words} }}")).body {
        ClauseBody::Do(Target::Steps(_, steps)) => steps,
        other => panic!("{other:?}"),
    }
}

fn due(words: &str) -> (Due, Option<Roll>) {
    match clause(&format!("due {words}")).body {
        ClauseBody::Due(due, roll) => (due, roll),
        other => panic!("{other:?}"),
    }
}

fn condition(words: &str) -> Condition {
    match clause(&format!("when {words}")).body {
        ClauseBody::When(condition) => condition,
        other => panic!("{other:?}"),
    }
}

fn citation(words: &str) -> Vec<(ActNumber, Vec<Section>)> {
    match clause(&format!("source {words}")).body {
        ClauseBody::Source(Citation::Acts(acts)) => acts,
        other => panic!("{other:?}"),
    }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

fn section(number: &str, subsections: Option<(u32, u32)>) -> Section {
    Section { number: number.to_owned(), subsections }
}

fn number(number: u32, year: u32) -> ActNumber {
    ActNumber { number, year }
}

#[test]
fn citations_name_acts_sections_and_subsections() {
    assert_eq!(citation("612/2021 § 7 mom 4"), [(number(612, 2021), vec![section("7", Some((4, 4)))])]);
    assert_eq!(citation("612/2021 § 13 a"), [(number(612, 2021), vec![section("13 a", None)])]);
    assert_eq!(citation("612/2021 § 13a mom 1-2"), [(number(612, 2021), vec![section("13 a", Some((1, 2)))])]);
    assert_eq!(citation("468/2024"), [(number(468, 2024), vec![])]);
    assert_eq!(citation("108/2023, 896/2024"), [(number(108, 2023), vec![]), (number(896, 2024), vec![])]);
    assert_eq!(
        citation("611/2021 § 14, 612/2021 §§ 6, 7 mom 3"),
        [
            (number(611, 2021), vec![section("14", None)]),
            (number(612, 2021), vec![section("6", None), section("7", Some((3, 3)))]),
        ]
    );
    assert_eq!(
        citation("612/2021 §§ 36, 37, 309/2023 § 1"),
        [
            (number(612, 2021), vec![section("36", None), section("37", None)]),
            (number(309, 2023), vec![section("1", None)])
        ]
    );
    assert_eq!(citation("612/2021 § 6, § 7").len(), 1);
}

#[test]
fn every_begins_a_rhythm_only_where_a_clause_begins() {
    let all = clauses("bearer every organiser of collaborative-area, jointly every term of county-council");
    let ClauseBody::Bearer(bearer) = &all[0].body else { panic!("{all:?}") };
    assert!(bearer.jointly && bearer.any && bearer.terms.len() == 1);
    assert!(matches!(&bearer.terms[0], Party::Every { member, .. } if member.value == "organiser"));
    assert!(
        matches!(&all[1].body, ClauseBody::Generation(Generation::Every(Rhythm::Term(_), parts)) if parts.is_empty())
    );

    let together =
        act("hearing { together with hus, every municipality of bearer having youth-council }").clauses.remove(0);
    let ClauseBody::Together(together) = together.body else { panic!("{together:?}") };
    assert!(matches!(&together.parties[1], Party::Every { having: Some(status), of: Some(of), .. }
        if status.value == "youth-council" && matches!(**of, Party::Bearer(_))));
}

#[test]
fn bearers_stand_in_each_others_place_or_together() {
    let ClauseBody::Bearer(bearer) = clause("bearer county and every municipality of county, jointly").body else {
        panic!()
    };
    assert!(bearer.jointly && !bearer.any && bearer.terms.len() == 2);
    let ClauseBody::Bearer(bearer) = clause("bearer county or municipality or hus, when period from 2025-01-01").body
    else {
        panic!()
    };
    assert!(!bearer.jointly && bearer.any && bearer.terms.len() == 3);
}

#[test]
fn first_may_follow_a_rhythm_after_a_comma() {
    let all = clauses("every at most 4 months apart, first by 2024-04-30 do x roll none");
    assert_eq!(all.len(), 4);
    assert!(matches!(&all[0].body, ClauseBody::Generation(Generation::Every(Rhythm::AtMost(offset), _))
        if offset.value == Offset::Months(4)));
    assert!(matches!(all[1].body, ClauseBody::FirstBy(first) if first == day(2024, 4, 30)));
    let all = clauses("every term of council, first period 2025-2029 under 108/2023");
    assert!(matches!(&all[1].body, ClauseBody::FirstPeriod(key) if key.value == "2025-2029"));
    assert!(all[0].under.is_none() && all[1].under.is_some());
    let all =
        clauses("every calendar year, in parts { budget due 15 January of period accounts due 15 April after period }");
    let ClauseBody::Generation(Generation::Every(Rhythm::CalendarYear, parts)) = &all[0].body else {
        panic!("{all:?}")
    };
    assert_eq!(parts[1].due.value, Due::DayOfYear { day: 15, month: 4, place: Side::After });
}

#[test]
fn when_alone_is_the_dutys_and_after_a_comma_the_clauses() {
    let all = clauses("do x { together with hus, when bearer in uusimaa about a } when bearer is not helsinki");
    let ClauseBody::Do(Target::Act(demand)) = &all[0].body else { panic!("{all:?}") };
    assert!(matches!(&demand.clauses[0].when, Some(Condition::In { not: false, .. })));
    assert!(demand.clauses[1].when.is_none() && all[0].when.is_none());
    assert!(matches!(&all[1].body, ClauseBody::When(Condition::Is { not: true, .. })));
    let all = clauses("do x about a, b, when bearer is hus  late cures, when counterparty is hus under 612/2021");
    assert!(all[0].when.is_some() && all[1].when.is_some() && all[1].under.is_some());
    // In a block `about` is the next clause, not part of the condition.
    let demand = act("x { together with hus, when hearing of y in period  about a, when trigger about b }");
    assert_eq!(demand.clauses.len(), 2);
    assert!(matches!(&demand.clauses[1].when, Some(Condition::TriggerAbout(_, topics)) if topics.len() == 1));
}

#[test]
fn under_belongs_to_what_it_follows_and_after_a_block_to_the_block() {
    let all = clauses("force 2023-01-01 .. under 616/2021 § 1 mom 3 do x { about a under 1/2020 } under 2/2020");
    assert!(all[0].under.is_some());
    let ClauseBody::Do(Target::Act(demand)) = &all[1].body else { panic!("{all:?}") };
    assert!(
        matches!(&demand.clauses[0].under.as_ref().unwrap().value, Citation::Acts(acts) if acts[0].0 == number(1, 2020))
    );
    assert!(matches!(&all[1].under.as_ref().unwrap().value, Citation::Acts(acts) if acts[0].0 == number(2, 2020)));

    let all = steps(
        "schools hearing of draft with at least one university before approved under 612/2021 § 37 mom 2
         late-one x late cures under 1/2020
         both y { about a } under 2/2020 due none under 3/2020",
    );
    assert!(all[0].under.is_some() && matches!(&all[0].before[..], [Point::Named(name)] if name.value == "approved"));
    assert!(all[1].under.is_none() && all[1].clauses[0].under.is_some());
    assert!(all[2].under.is_some() && all[2].clauses[0].under.is_some());
}

#[test]
fn steps_begin_with_a_name_where_a_clause_could_begin() {
    let all = steps(
        "report welfare-report to own council plan welfare-plan to own council
         delivered delivery of report, plan to county of bearer late cures, when bearer is not helsinki
         published publication of report, plan due 31 March after period, roll by 150/1930 early counts
         document negotiation-document of talks by ministry-vm when bearer is hus
         approved approval of draft by council of every bearer evidence at least published",
    );
    let names = all.iter().map(|step| step.name.value.as_str()).collect::<Vec<_>>();
    assert_eq!(names, ["report", "plan", "delivered", "published", "document", "approved"]);
    assert!(matches!(&all[0].demand.to[..], [Party::Own(organ)] if organ.value == "council"));
    assert_eq!(all[2].demand.of[0].len(), 2);
    assert!(all[2].clauses[0].when.is_some());
    assert!(
        matches!(&all[3].clauses[0].body, ClauseBody::Due(_, Some(Roll::By(act))) if act.value == number(150, 1930))
    );
    assert!(matches!(all[3].clauses[1].body, ClauseBody::Early(Early::Counts)));
    assert!(matches!(all[4].clauses[0].body, ClauseBody::When(_)));
    assert!(
        matches!(&all[5].demand.by.as_ref().unwrap().value, By::EveryBearer(Some(organ)) if organ.value == "council")
    );
}

#[test]
fn acts_say_who_whom_of_what() {
    let demand =
        act("a or b of trigger of report by own board to hus, supervisor of bearer with x about part crosswise");
    assert_eq!(demand.kinds.len(), 2);
    assert!(matches!(&demand.of[0][0], Reference::Trigger(_)) && matches!(&demand.of[1][0], Reference::Named(_)));
    assert!(matches!(&demand.by.as_ref().unwrap().value, By::Own(_)));
    assert_eq!(demand.to.len(), 2);
    assert_eq!(demand.clauses.len(), 3);
    assert!(matches!(&act("x by any bearer").by.unwrap().value, By::AnyBearer));
    assert!(
        matches!(&act("x by county of bearer").by.unwrap().value, By::Parties(parties) if matches!(parties[0], Party::Of(..)))
    );
    let demand = act("x { together invited every municipality of bearer evidence documented }");
    assert!(matches!(&demand.clauses[0].body, ClauseBody::Together(together) if together.invited));
    assert!(
        matches!(clause("do at least 2 x { about a }").body, ClauseBody::Do(Target::AtLeast(count, _)) if count.value == 2)
    );
    assert!(matches!(clause("do question q \"?\"").body, ClauseBody::Do(Target::Question(_))));
    assert!(matches!(clause("avoid x unless steps { a y }").body, ClauseBody::Avoid(_, Some(Target::Steps(..)))));
}

#[test]
fn due_days_are_said_in_the_laws_words() {
    assert!(matches!(due("none"), (Due::None, None)));
    assert!(matches!(due("without delay"), (Due::WithoutDelay, None)));
    assert!(matches!(due("before trigger"), (Due::Before(Point::Trigger(_)), None)));
    assert!(matches!(due("end of period, roll none"), (Due::At(Point::EndOfPeriod(_)), Some(Roll::None(_)))));
    assert!(matches!(due("2023-09-01, roll none"), (Due::On(on), _) if on == day(2023, 9, 1)));
    assert!(matches!(due("15 January of period"), (Due::DayOfYear { day: 15, month: 1, place: Side::Of }, None)));
    assert!(matches!(due("1 January before period"), (Due::DayOfYear { place: Side::Before, .. }, None)));
    assert!(matches!(
        due("1 month after trigger, roll by 150/1930"),
        (Due::Count { back: false, .. }, Some(Roll::By(_)))
    ));
    assert!(matches!(due("30 days before due"), (Due::Count { back: true, anchor: Point::Due(_), offset }, None)
        if offset.value == Offset::Days(30)));
    assert!(matches!(due("12 months after previous"), (Due::Count { anchor: Point::Previous(_), .. }, None)));
    assert!(matches!(due("end of second calendar year after trigger"), (Due::EndOfYear { nth: 2, .. }, None)));
    assert!(matches!(due("3 months after period"), (Due::Count { anchor: Point::EndOfPeriod(_), .. }, None)));
    assert!(matches!(
        clause("late cures within 180 days").body,
        ClauseBody::Late(Late::Cures(Some(Offset::Days(180))))
    ));
    assert!(matches!(
        clause("late cures within 6 months or naming its period").body,
        ClauseBody::Late(Late::CuresOrNamed(Offset::Months(6)))
    ));
    assert!(matches!(clause("window from 30 days before due").body, ClauseBody::Window(Due::Count { .. })));
}

#[test]
fn triggers_may_be_acts_questions_or_breaches() {
    let ClauseBody::Generation(Generation::Upon(Trigger::Act(trigger), true)) =
        clause("upon accounts-approval by own council about deficit, one at a time").body
    else {
        panic!()
    };
    assert!(matches!(&trigger.clauses[0].body, ClauseBody::About(topics) if topics.len() == 1));
    assert!(matches!(
        clause("upon question q \"?\"").body,
        ClauseBody::Generation(Generation::Upon(Trigger::Question(_), false))
    ));
    assert!(matches!(
        clause("upon breach of d").body,
        ClauseBody::Generation(Generation::Upon(Trigger::Breach(_, Some(_)), _))
    ));
}

#[test]
fn replacing_names_a_clause_by_its_keyword_or_whole() {
    assert!(matches!(change("replace due with due none").body,
        ChangeBody::Replace(Selector::Keyword(keyword), new) if keyword.value == "due" && matches!(new.body, ClauseBody::Due(Due::None, None))));
    assert!(matches!(change("replace together with together with hus").body,
        ChangeBody::Replace(Selector::Keyword(keyword), _) if keyword.value == "together"));
    let whole =
        change("replace together with every municipality of bearer with together invited every municipality of bearer");
    let ChangeBody::Replace(Selector::Clause(old), new) = whole.body else { panic!("{whole:?}") };
    assert!(matches!(&old.body, ClauseBody::Together(together) if !together.invited && together.parties.len() == 1));
    assert!(matches!(&new.body, ClauseBody::Together(together) if together.invited));
    assert!(matches!(
        change("replace together with bearer with together with hus").body,
        ChangeBody::Replace(Selector::Clause(_), _)
    ));
    assert!(
        matches!(change("replace together with at least one a with together with at least one b, at least one c").body,
        ChangeBody::Replace(Selector::Clause(_), new) if matches!(&new.body, ClauseBody::Together(together) if together.parties.len() == 2))
    );
    assert!(matches!(
        change("replace early with early counts from start of period").body,
        ChangeBody::Replace(Selector::Keyword(_), _)
    ));
    assert!(matches!(change("replace do with do x to own council").body, ChangeBody::Replace(Selector::Keyword(_), _)));
    assert!(matches!(change("replace do x with a with do y with b").body, ChangeBody::Replace(Selector::Clause(_), _)));
    assert!(matches!(change("replace step report with welfare-report { together with hus }").body,
        ChangeBody::ReplaceStep(name, step) if name.value == "report" && step.demand.clauses.len() == 1));
    assert!(matches!(change("replace due of a, b with due 31 March after period, roll none").body,
        ChangeBody::ReplaceDueOf(names, _, Some(Roll::None(_))) if names.len() == 2));
}

#[test]
fn adding_removing_and_extending() {
    assert!(
        matches!(change("add together with hus under 1/2020").body, ChangeBody::Add(clause) if clause.under.is_some())
    );
    assert!(matches!(change("add crosswise").body, ChangeBody::Add(_)));
    assert!(
        matches!(change("add step s delivery of report to hus").body, ChangeBody::AddStep(step) if step.name.value == "s")
    );
    let removed = change("remove step delivered under 612/2021 § 1 mom 3");
    assert!(matches!(removed.body, ChangeBody::RemoveStep(_)) && removed.under.is_some());
    assert!(matches!(change("remove duty").body, ChangeBody::RemoveDuty));
    assert!(matches!(change("remove exception").body, ChangeBody::RemoveException));
    assert!(matches!(change("remove earlier law").body, ChangeBody::RemoveEarlierLaw));
    assert!(matches!(change("remove about").body, ChangeBody::Remove(Selector::Keyword(_))));
    assert!(matches!(change("remove together with hus").body, ChangeBody::Remove(Selector::Clause(_))));
    assert!(
        matches!(change("extend due of a by 2 weeks").body, ChangeBody::ExtendDue(steps, by) if steps.len() == 1 && by.value == Offset::Weeks(2))
    );
    let both = exception("when bearer is hus remove when remove late");
    assert_eq!((both.clauses.len(), both.changes.len()), (1, 2));
}

#[test]
fn an_extension_in_a_duty_is_an_exception_without_a_name() {
    let ClauseBody::Exception(exception) =
        clause("extend due by 2 weeks, when notice of trigger on or before due").body
    else {
        panic!()
    };
    assert!(exception.name.is_none() && exception.to.is_none());
    assert!(matches!(&exception.clauses[0].body, ClauseBody::When(Condition::Act(_, When::OnOrBefore(Point::Due(_))))));
    let Item::Version(version) = items(
        "version of d { exception e { remove duty } extend due by 1 day extend due by 1 day, when bearer is hus }",
    )
    .remove(0) else {
        panic!()
    };
    assert_eq!((version.exceptions.len(), version.changes.len()), (2, 1));
}

#[test]
fn conditions_bind_not_before_and_before_or() {
    assert!(matches!(condition("bearer in a or bearer in b and not bearer is c"),
        Condition::Or(parts) if matches!(&parts[1], Condition::And(both) if matches!(both[1], Condition::Not(_)))));
    assert!(matches!(condition("(bearer in a or bearer in b) and bearer not in c"),
        Condition::And(parts) if matches!(parts[0], Condition::Or(_)) && matches!(parts[1], Condition::In { not: true, .. })));
    assert!(matches!(condition("county of bearer is county-08"), Condition::Is { who: Party::Of(..), .. }));
    assert!(matches!(condition("bearer having council"), Condition::Having { .. }));
    assert!(
        matches!(condition("period is not 2022-2025"), Condition::PeriodIs { not: true, key } if key.value == "2022-2025")
    );
    assert!(matches!(condition("period from 2025-01-01"), Condition::PeriodFrom(_)));
    assert!(matches!(condition("question q is yes"), Condition::Answered { yes: true, .. }));
    assert!(matches!(condition("hyte-negotiation by county of bearer in period"),
        Condition::Act(act, When::InPeriod(_)) if act.by.is_some()));
    let Condition::Act(act, When::OnOrBefore(Point::EndOfPeriod(_))) =
        condition("approved of cooperation-agreement of counterparty on or before end of period")
    else {
        panic!()
    };
    assert!(matches!(&act.of[..], [first, second]
        if matches!(&first[0], Reference::Named(_)) && matches!(&second[0], Reference::Party(Party::Counterparty(_)))));
}

#[test]
fn records_hold_imprecise_days_as_intervals() {
    let text = "scenario \"s\" {
        record a x by b on 2024-10-02
        record c x by b/council on 2024-02 with d, \"ngo:Martat\" for 2024, 2022-2025
        record e x by b on 2024
        record f x by b on 2024-10-01/2024-10-15
        record g x by b on 2023/2024
        record h retracts a recorded 2025-01-01
        record i judgement of \"d/b/2024\" about q answer yes by b on 2024-01-01 note \"n\"
        expect d of b for 2024-02-29 part p under r is partly-met by a, c missing x due 2024-12-31
        expect d of b towards c for \"k 1\" has no instance
        expect d of b for h1 is unknown because no-record, not-stated
    }";
    let Item::Scenario(scenario) = items(text).remove(0) else { panic!() };
    let days = scenario.lines.iter().filter_map(|line| match line {
        Line::Record(record) => record.on.as_ref().map(|on| on.value),
        Line::Given(_) | Line::Complete(_) | Line::AsOf(_) | Line::KnownAt(_) | Line::Expect(_) => None,
    });
    assert_eq!(
        days.collect::<Vec<_>>(),
        [
            (day(2024, 10, 2), day(2024, 10, 2)),
            (day(2024, 2, 1), day(2024, 2, 29)),
            (day(2024, 1, 1), day(2024, 12, 31)),
            (day(2024, 10, 1), day(2024, 10, 15)),
            (day(2023, 1, 1), day(2024, 12, 31)),
            (day(2024, 1, 1), day(2024, 1, 1)),
        ]
    );
    let Line::Expect(expect) = &scenario.lines[7] else { panic!() };
    assert_eq!(expect.period.value, "2024-02-29");
    assert!(matches!(&expect.outcome, Outcome::Is { missing: Some(missing), due: Some(_), .. } if missing.len() == 1));
    let Line::Record(retraction) = &scenario.lines[5] else { panic!() };
    assert!(retraction.kinds.is_empty() && retraction.retracts.is_some());
}

#[test]
fn given_bodies_belong_to_groups_and_have_members() {
    let Item::Scenario(scenario) =
        items("scenario \"s\" { given county a, b of uusimaa with municipality x, y with company z from 2023-01-01 until 2024-12-31 complete all for hearing from 2023-01-01 until 2024-12-31 known at 2024-01-01 }").remove(0)
    else {
        panic!()
    };
    let Line::Given(given) = &scenario.lines[0] else { panic!() };
    assert_eq!((given.names.len(), given.of.len(), given.with.len(), given.with[0].1.len()), (2, 1, 2, 2));
    assert!(given.from.is_some() && given.until.is_some());
    let Line::Complete(complete) = &scenario.lines[1] else { panic!() };
    assert!(complete.bodies.is_empty() && complete.kinds.len() == 1);
}

#[test]
fn words_of_one_context_are_names_in_another() {
    let all = steps(
        "report plan report-2 delivered document draft heard approved notice answer delivery talks schools
         budget accounts hearing publication given record complete expect grade known january",
    );
    assert_eq!(all.len(), 12);
    clauses("reading invited \"…\" reading crosswise \"…\" { add crosswise } question part \"?\"");
    assert!(
        matches!(&act("x about part, note-1, one, march, fi, default").clauses[0].body, ClauseBody::About(topics) if topics.len() == 6)
    );
}

#[test]
fn a_broken_clause_or_item_does_not_hide_the_next() {
    let source = named(
        "broken",
        "duty a {\n  due soon later\n  late cures\n}\nduty = b {}\ntopic t { fi \"a\" sv \"b\" en \"c\" }\n",
    );
    let (file, diagnostics) = velvoite::syntax::parse(&source);
    assert_eq!(diagnostics.len(), 2, "{}", complaints(&source, &diagnostics, Lang::En));
    assert_eq!(file.items.len(), 2);
    assert!(
        matches!(&file.items[0], Item::Duty(duty) if matches!(duty.clauses.last(), Some(Clause { body: ClauseBody::Late(_), .. })))
    );
}

#[test]
fn large_and_deep_texts_are_read_quickly_and_safely() {
    let deep = [
        "(".repeat(10_000),
        "{".repeat(10_000),
        format!("duty a {{ when {}bearer is b{} }}", "(".repeat(10_000), ")".repeat(10_000)),
        format!("duty a {{ when {} bearer is b }}", "not ".repeat(10_000)),
        format!("duty a {{ bearer {} c }}", "a of ".repeat(10_000)),
        format!("duty a {{ {} }}", "reading a \"x\" { add ".repeat(10_000)),
        format!("duty a {{ {} }}", "exception a { add ".repeat(10_000)),
        "duty a { do x { ".repeat(10_000),
    ];
    for text in &deep {
        let (_, diagnostics) = velvoite::syntax::parse(&named("deep", text));
        assert!(!diagnostics.is_empty() && diagnostics.len() < 300);
    }
    let large = [
        "\0",
        "x",
        "x ",
        "{",
        "}",
        "\"",
        "§ ",
        "duty ",
        "duty a { ",
        "a_b\n",
        "1/",
        "99999999999 ",
        "2024-13-01\n",
        "; ",
    ];
    for piece in large {
        let text = piece.repeat(2_000_000 / piece.len());
        // Work that grew with the square of the text would not end while anybody waits.
        let (_, diagnostics) = velvoite::syntax::parse(&named("large", &text));
        assert!(!diagnostics.is_empty() && diagnostics.len() < 300, "{piece:?}");
    }
}

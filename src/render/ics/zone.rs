//! The time zone of Finland, which every calendar carries: it is the one component that a calendar without an entry has
//! (RFC 5545 3.6 asks for one), and alarms that are counted from a day need it.

/// Europe/Helsinki by the rule of the Union (directive 2000/84/EC): summer time from the last Sunday of March to that of
/// October, changing at 01.00 UTC. Written with a yearly rule, since some clients skip a list of days.
pub(super) const HELSINKI: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Helsinki\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19970330T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZNAME:EEST\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0300\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19971026T040000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZNAME:EET\r\n\
    TZOFFSETFROM:+0300\r\n\
    TZOFFSETTO:+0200\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

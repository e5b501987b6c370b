"""Python `icalendar`."""

import icalendar
from common import main, plain


def entries(data):
    calendar = icalendar.Calendar.from_ical(data)
    for one in calendar.walk():
        if one.errors:
            raise ValueError(f"{one.name}: {one.errors}")
        if one.name in ("VEVENT", "VTODO"):
            kind, day = ("event", "DTSTART") if one.name == "VEVENT" else ("task", "DUE")
            yield kind, one["UID"], plain(one[day].dt), one["SUMMARY"], len(one.walk("VALARM"))


main(entries)

"""Python `recurring-ical-events`: what is on from 1990 to 2100."""

import icalendar
import recurring_ical_events
from common import main, plain


def entries(data):
    calendar = icalendar.Calendar.from_ical(data)
    for kind, name, day in (("event", "VEVENT", "DTSTART"), ("task", "VTODO", "DUE")):
        for one in recurring_ical_events.of(calendar, components=[name]).between((1990, 1, 1), (2100, 1, 1)):
            yield kind, one["UID"], plain(one[day].dt), one["SUMMARY"]


main(entries)

"""Python `ical`, which Home Assistant uses: strict."""

from common import main, plain
from ical.calendar_stream import IcsCalendarStream


def entries(data):
    calendar = IcsCalendarStream.calendar_from_ics(data.decode("utf-8"))
    for one in calendar.events:
        yield "event", one.uid, plain(one.dtstart), one.summary
    for one in calendar.todos:
        yield "task", one.uid, plain(one.due), one.summary


main(entries)

"""Python `ics`."""

import warnings

from common import main
from ics import Calendar


def entries(data):
    calendar = Calendar(data.decode("utf-8"))
    for one in calendar.events:
        yield "event", one.uid, one.begin.date().isoformat(), one.name
    for one in calendar.todos:
        yield "task", one.uid, one.due.date().isoformat(), one.name


warnings.simplefilter("ignore")
main(entries)

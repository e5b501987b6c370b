"""Python `vobject`, with its own validation."""

import vobject
from common import main, plain


def entries(data):
    calendar = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    for one in calendar.contents.get("vevent", []):
        one.validate(raiseException=True)
        yield "event", one.uid.value, plain(one.dtstart.value), one.summary.value
    for one in calendar.contents.get("vtodo", []):
        one.validate(raiseException=True)
        yield "task", one.uid.value, plain(one.due.value), one.summary.value


main(entries)

"""What every Python reader shares: each file of the arguments through `entries`, answers as one JSON object."""

import json
import sys


def plain(day):
    """The civil day of a date or a date-time, as ISO."""
    return day.date().isoformat() if hasattr(day, "date") and callable(day.date) else day.isoformat()


def main(entries):
    """`entries(data)` gives (kind, uid, day, title[, how many alarms]) for each entry; what it raises is the client's refusal."""
    answer = {}
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            data = file.read()
        try:
            found = [dict(zip(("kind", "uid", "day", "title", "alarms"), map(str, one))) for one in entries(data)]
            answer[path] = {"entries": found}
        except Exception as error:  # a client may raise anything
            answer[path] = {"refused": f"{type(error).__name__}: {str(error)[:300]}"}
    json.dump(answer, sys.stdout, ensure_ascii=False)

"""Usage: read_icalendar.py FILE FROM TO (dates, TO not included), with icalendar and recurring_ical_events."""

import datetime
import json
import sys

import icalendar
import recurring_ical_events


def moment(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def instance(event):
    return {
        "uid": event["UID"],
        "start": moment(event["DTSTART"].dt),
        "end": moment(event["DTEND"].dt),
        "status": event.get("STATUS", ""),
        "summary": event.get("SUMMARY", ""),
        "location": event.get("LOCATION", ""),
    }


def read(content, start, stop):
    calendar = icalendar.Calendar.from_ical(content)
    day = datetime.timedelta(days=1)
    # Days of which zone, differs from event to event.
    first, last = datetime.date.fromisoformat(start) - day, datetime.date.fromisoformat(stop) + day
    instances = map(instance, recurring_ical_events.of(calendar).between(first, last))
    return [each for each in instances if start <= each["start"] < stop]


def print_all(instances):
    for each in instances:
        print(json.dumps(each))


if __name__ == "__main__":
    path, start, stop = sys.argv[1:]
    with open(path, "rb") as file:
        print_all(read(file.read(), start, stop))

"""Usage: read_caldav.py URL USER PASSWORD FROM TO [TOKEN …], with python3-caldav.

Prints the instances that the calendars of a server hold, and to stderr of each calendar the token to ask again with. With
these tokens, in the same order, prints only what has changed since.
"""

import sys

import caldav

from read_icalendar import print_all, read

url, user, password, start, stop = sys.argv[1:6]
known = iter(sys.argv[6:])
client = caldav.DAVClient(url=url, username=user or None, password=password or None)
for calendar in client.principal().calendars():
    objects = calendar.objects_by_sync_token(sync_token=next(known, None), load_objects=True)
    for each in objects:
        print_all(read(each.data, start, stop))
    print(objects.sync_token, file=sys.stderr)

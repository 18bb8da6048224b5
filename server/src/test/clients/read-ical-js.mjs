// Usage: node read-ical-js.mjs FILE FROM TO (iCalendar, or jCal where FILE says so; dates, TO not included)
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { instant, print } from "./print.mjs";

const [file, from, to] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const calendar = new ICAL.Component(file.endsWith(".jcal") ? JSON.parse(text) : ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

const moment = (time) => (time.isDate ? time.toString() : instant(time.toJSDate()));

const instance = (event, start, end) => ({
  uid: event.uid,
  start: moment(start),
  end: moment(end),
  status: event.component.getFirstPropertyValue("status") ?? "",
  summary: event.summary ?? "",
  location: event.location ?? "",
});

function* instances(event) {
  if (!event.isRecurring()) {
    yield instance(event, event.startDate, event.endDate);
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield instance(item, startDate, endDate);
  }
}

const vevents = calendar.getAllSubcomponents("vevent");
const isOverride = (vevent) => vevent.hasProperty("recurrence-id");
const overridesOf = (uid) =>
  vevents.filter((other) => isOverride(other) && other.getFirstPropertyValue("uid") === uid);
const events = vevents
  .filter((vevent) => !isOverride(vevent))
  .map((vevent) => new ICAL.Event(vevent, { exceptions: overridesOf(vevent.getFirstPropertyValue("uid")) }));
print(
  events.flatMap((event) => [...instances(event)]),
  from,
  to,
);

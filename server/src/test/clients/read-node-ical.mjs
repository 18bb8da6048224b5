// Usage: node read-node-ical.mjs FILE FROM TO (dates, TO not included)
import ical from "node-ical";
import { instant, print } from "./print.mjs";

const [file, from, to] = process.argv.slice(2);
const events = Object.values(ical.sync.parseFile(file)).filter(({ type }) => type === "VEVENT");

// Whole days are given as midnight of the machine's zone.
const pad = (number) => String(number).padStart(2, "0");
const day = (date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
const text = (value) => (typeof value === "object" ? value.val : value) ?? "";

const instance = ({ start, end, isFullDay, event }) => ({
  uid: event.uid,
  start: isFullDay ? day(start) : instant(start),
  end: isFullDay ? day(end) : instant(end),
  status: event.status ?? "",
  summary: text(event.summary),
  location: text(event.location),
});

// An occurrence can have been moved into the window from without.
const wide = { from: new Date(Date.parse(from) - 366 * 86_400_000), to: new Date(Date.parse(to) + 366 * 86_400_000) };
print(
  events.flatMap((event) => ical.expandRecurringEvent(event, wide).map(instance)),
  from,
  to,
);

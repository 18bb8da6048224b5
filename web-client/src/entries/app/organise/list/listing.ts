import type { MeetingKind, OrganisedMeeting } from '../../../../contract/organise';
import type { SessionSummary } from '../../../../contract/rest';

/** One line of the list: a meeting with its session, or a session whose meeting this reader may not plan. */
export interface Row {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly meeting?: OrganisedMeeting;
  readonly session?: SessionSummary;
}

export interface Filter {
  readonly kind: MeetingKind | '';
  readonly show: 'coming' | 'drafts' | 'past';
  readonly query: string;
}

export interface Group {
  readonly name: 'now' | 'coming' | 'past' | 'drafts';
  readonly rows: readonly Row[];
}

/** How long after its planned end a session that was never opened still counts as coming: people are late. */
const grace = 3 * 60 * 60 * 1000;

/** Meetings with their sessions, and sessions that belong to none of them. */
export function joined(meetings: readonly OrganisedMeeting[], sessions: readonly SessionSummary[]): Row[] {
  const bySlug = new Map(sessions.map((session) => [session.slug, session]));
  const planned = meetings.map((meeting) => rowOf(meeting, bySlug.get(meeting.slug)));
  const known = new Set(meetings.map(({ slug }) => slug));
  const rest = sessions.filter(({ slug }) => !known.has(slug)).map(rowOfSession);
  return [...planned, ...rest].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

const rowOf = (meeting: OrganisedMeeting, session: SessionSummary | undefined): Row => ({
  id: meeting.id,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  meeting,
  ...(session ? { session } : {}),
});

const rowOfSession = (session: SessionSummary): Row => ({
  id: session.id,
  startsAt: session.plannedStart,
  endsAt: session.plannedEnd,
  session,
});

const stateOf = ({ session }: Row) => session?.state;
export const isDraft = ({ meeting }: Row): boolean => meeting?.status === 'draft';
export const isPast = (row: Row, now: number): boolean =>
  stateOf(row) !== 'open' && (stateOf(row) === 'closed' || Date.parse(row.endsAt) + grace < now);

/** How many lines each view would have; what is open or coming is one view, and drafts stand in theirs only. */
export function counts(rows: readonly Row[], now: number): Record<Filter['show'], number> {
  const drafts = rows.filter(isDraft).length;
  const past = rows.filter((row) => !isDraft(row) && isPast(row, now)).length;
  return { coming: rows.length - drafts - past, drafts, past };
}

/** What the filter leaves: what is open, what comes (the next first), drafts by time, what was (the last first). */
export function shown(
  rows: readonly Row[],
  filter: Filter,
  title: (row: Row) => string,
  now: number,
): Group[] {
  const wanted = plain(filter.query);
  const found = rows.filter(
    (row) => (filter.kind === '' || kindOf(row) === filter.kind) && plain(title(row)).includes(wanted),
  );
  const drafts = found.filter(isDraft);
  const rest = found.filter((row) => !isDraft(row));
  const coming = rest.filter((row) => !isPast(row, now));
  const groups: Record<Filter['show'], Group[]> = {
    coming: [
      { name: 'now', rows: coming.filter((row) => stateOf(row) === 'open') },
      { name: 'coming', rows: coming.filter((row) => stateOf(row) !== 'open') },
    ],
    drafts: [{ name: 'drafts', rows: drafts }],
    past: [{ name: 'past', rows: rest.filter((row) => isPast(row, now)).reverse() }],
  };
  return groups[filter.show].filter(({ rows: some }) => some.length > 0);
}

export const kindOf = (row: Row): MeetingKind | undefined =>
  row.meeting?.plan.kind ?? (row.session?.kind as MeetingKind | undefined);

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** `2026-09`: lists are read by months. */
export const monthOf = ({ startsAt }: Row): string => startsAt.slice(0, 7);

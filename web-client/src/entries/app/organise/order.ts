import type { SessionSummary } from '../../../contract/rest';

export interface Group {
  readonly name: 'now' | 'coming' | 'past';
  readonly rows: readonly SessionSummary[];
}

/** How long after its planned end a session that was never opened still counts as coming: people are late. */
const grace = 3 * 60 * 60 * 1000;

/** What is open, what comes (the next first), what was (the last first); empty groups are left out. */
export function ordered(sessions: readonly SessionSummary[], now: number): Group[] {
  const byStart = [...sessions].sort((a, b) => a.plannedStart.localeCompare(b.plannedStart));
  const isPast = (session: SessionSummary) =>
    session.state === 'closed' || Date.parse(session.plannedEnd) + grace < now;
  const open = byStart.filter(({ state }) => state === 'open');
  const rest = byStart.filter(({ state }) => state !== 'open');
  const groups: Group[] = [
    { name: 'now', rows: open },
    { name: 'coming', rows: rest.filter((session) => !isPast(session)) },
    { name: 'past', rows: rest.filter(isPast).reverse() },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

import type { Text } from '../../../../contract/live';
import type { AskedPerson, DateCandidate, DatePoll, DatePollDraft } from '../../../../contract/organise';
import { written } from '../../texts/texts';
import { instantOf, localAt } from '../when/zones';
import { joined } from './candidates';

/** A time that is proposed, as the form has it. */
export interface Proposed {
  /** Of one that is there already. */
  readonly number?: number;
  /** Such as `2026-09-29T14:00`, in the zone of the poll. */
  readonly localStart: string;
  /** Where it does not last as long as the meeting does. */
  readonly localEnd?: string;
  /** Somebody said something to it: it stays as it is, or is withdrawn. */
  readonly answered: boolean;
  /** Why it is not proposed any more; null while it is. */
  readonly withdrawn: Text | null;
}

/** When something ends that lasts so many minutes; nothing where clocks skip its start. */
export function endOf(local: string, minutes: number | null, zone: string): string {
  const at = instantOf(local, zone);
  return at === null || minutes === null ? '' : localAt(at + minutes * 60_000, zone);
}

export const proposedOf = ({ candidates, minutes, zone }: DatePoll): Proposed[] =>
  candidates.map((each) => {
    const localStart = each.localStart.slice(0, 16);
    const localEnd = each.localEnd.slice(0, 16);
    const answered = isAnswered(each);
    return {
      number: each.number,
      localStart,
      answered,
      withdrawn: each.withdrawn ?? null,
      ...(answered || endOf(localStart, minutes, zone) !== localEnd ? { localEnd } : {}),
    };
  });

const isAnswered = (candidate: DateCandidate): boolean =>
  candidate.yes + candidate.ifNeedBe + candidate.no > 0;

/** With more times, each once, by time. */
export function withMore(before: readonly Proposed[], starts: readonly string[], zone: string): Proposed[] {
  const known = new Map(before.map((each) => [each.localStart, each]));
  const room = joined([...known.keys()], starts, zone).filter((start) => !known.has(start));
  const fresh = room.map((localStart) => ({ localStart, answered: false, withdrawn: null }));
  return [...before, ...fresh].sort((a, b) => a.localStart.localeCompare(b.localStart));
}

export const draftDate = ({
  number,
  localStart,
  localEnd,
  withdrawn,
}: Proposed): DatePollDraft['candidates'][number] => ({
  ...(number === undefined ? {} : { number }),
  localStart,
  ...(localEnd ? { localEnd } : {}),
  ...(withdrawn ? { withdrawn: written(withdrawn) } : {}),
});

/** One a line, as they are pasted. */
export const asLines = (people: readonly AskedPerson[]): string =>
  people.map(({ name, email }) => (email ? `${name} <${email}>` : name)).join('\n');

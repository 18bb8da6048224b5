import { describe, expect, test } from 'vitest';
import type { Event, ServerMessage } from '../src/contract/live';
import { reduce } from '../src/room/reduce';
import { emptyRoom, type Room, resumePoint } from '../src/room/room';
import { epoch, item, me, poll, state, welcome } from './fixtures';

const at = '2026-09-29T08:20:00.000Z';
const other = '00000000-0000-7000-8000-00000000e001';

const play = (room: Room, ...messages: ServerMessage[]): Room => messages.reduce(reduce, room);
const started = play(emptyRoom, welcome(), {
  type: 'snapshot',
  epoch,
  revision: 5,
  state: state({ agenda: [item('a'), item('b')] }),
});

function events(from: number, ...list: Event[]): ServerMessage {
  return { type: 'events', from, to: Math.max(from, ...list.map((event) => event.revision)), events: list };
}

const itemStarted = (id: string, revision: number): Event => ({
  type: 'agendaItemStarted',
  revision,
  at,
  item: item(id, { state: 'current', startedAt: at, revision }),
});

const pollOpened = (revision: number): Event => ({
  type: 'pollOpened',
  revision,
  at,
  poll: poll({ revision }),
});

describe('events', () => {
  test('an event sets the thing as it is afterwards', () => {
    const room = play(started, events(6, itemStarted('b', 6)));
    expect(room.state?.agenda.map((each) => each.state)).toEqual(['planned', 'current']);
    expect(room.revision).toBe(6);
  });

  test('a repeated message changes nothing', () => {
    const once = play(started, events(6, itemStarted('b', 6)));
    expect(play(once, events(6, itemStarted('b', 6)))).toBe(once);
  });

  test('a message that overlaps with what is known applies only what is new', () => {
    const room = play(started, events(6, itemStarted('a', 6)), events(6, itemStarted('a', 6), pollOpened(7)));
    expect(room.revision).toBe(7);
    expect(room.state?.polls).toHaveLength(1);
  });

  test('revisions that this audience may not see are covered', () => {
    const room = play(started, { type: 'events', from: 6, to: 9, events: [] }, events(10, pollOpened(10)));
    expect(room.gap).toBe(false);
    expect(room.revision).toBe(10);
  });

  test('a missing message makes a gap and nothing after it is applied', () => {
    const room = play(started, events(8, itemStarted('b', 8)), events(6, itemStarted('a', 6)));
    expect(room.gap).toBe(true);
    expect(room.revision).toBe(5);
    expect(room.state).toBe(started.state);
  });

  test('an event of a type from the future is skipped and its revision is covered', () => {
    const future = { type: 'floorGiven', revision: 6, at } as unknown as Event;
    const room = play(started, events(6, future));
    expect(room.state).toEqual(started.state);
    expect(room.revision).toBe(6);
  });

  test('an added item takes its place in the order, a removed one leaves it', () => {
    const added = play(
      started,
      events(6, { type: 'agendaItemAdded', revision: 6, at, item: item('c'), order: ['a', 'c', 'b'] }),
    );
    expect(added.state?.agenda.map((each) => each.id)).toEqual(['a', 'c', 'b']);
    const removed = play(
      added,
      events(7, { type: 'agendaItemRemoved', revision: 7, at, items: ['a', 'c'], order: ['b'] }),
    );
    expect(removed.state?.agenda.map((each) => each.id)).toEqual(['b']);
  });
});

describe('resume', () => {
  test('a client that was away and got the tail equals one that stayed', () => {
    const tail = [itemStarted('a', 6), pollOpened(7), itemStarted('b', 8)];
    const stayed = tail.reduce((room, event) => play(room, events(event.revision, event)), started);
    const away = play(
      started,
      events(6, ...tail.slice(0, 1)),
      welcome({ revision: 8 }),
      events(7, ...tail.slice(1)),
    );
    expect(away.state).toEqual(stayed.state);
    expect(away.revision).toBe(stayed.revision);
  });

  test('a resume after a gap clears it', () => {
    const room = play(started, events(8, itemStarted('b', 8)), welcome({ revision: 8 }));
    expect(room.gap).toBe(false);
    expect(resumePoint(room)).toEqual({ epoch, revision: 5 });
  });

  test('another epoch forgets everything of the one before', () => {
    const room = play(started, welcome({ epoch: other, revision: 2 }));
    expect(room.state).toBeNull();
    expect(resumePoint(room)).toBeNull();
  });

  test('a snapshot older than what is known in this epoch is late and dropped', () => {
    const ahead = play(started, events(6, itemStarted('b', 6)));
    expect(play(ahead, { type: 'snapshot', epoch, revision: 5, state: state() })).toBe(ahead);
  });

  test('being behind the head at two heartbeats in a row is a gap, at one it is only a race', () => {
    const beat: ServerMessage = { type: 'heartbeat', revision: 6, at };
    expect(play(started, beat).gap).toBe(false);
    expect(play(started, beat, events(6, pollOpened(6)), beat).gap).toBe(false);
    expect(play(started, beat, beat).gap).toBe(true);
  });
});

describe('tallies and ballots', () => {
  const tally = (revision: number, cast: number): ServerMessage => ({
    type: 'tally',
    poll: 'poll-1',
    revision,
    cast,
    eligible: 12,
  });

  test('a tally of an earlier revision of the poll is dropped', () => {
    const room = play(started, tally(7, 3), tally(6, 9));
    expect(room.tallies['poll-1']?.cast).toBe(3);
  });

  test('a tally leaves the state of the room untouched', () => {
    expect(play(started, tally(7, 3)).state).toBe(started.state);
  });

  test('of two ballots the one with the higher rev stays, in any order', () => {
    const ballot = (rev: number, option: string): ServerMessage => ({
      type: 'ballotSaved',
      ballot: { poll: 'poll-1', mandate: me, rev, ballot: { type: 'options', options: [option] }, at },
    });
    const forwards = play(started, ballot(1, 'a'), ballot(2, 'b'));
    const backwards = play(started, ballot(2, 'b'), ballot(1, 'a'));
    expect(forwards.ballots).toEqual(backwards.ballots);
    expect(forwards.ballots['poll-1']?.[me]?.rev).toBe(2);
  });
});

import { describe, expect, test } from 'vitest';
import type { Ballot, Method, PollDraft } from '../../src/contract/live';
import { randomBallot, taste } from '../../src/entries/app/polleditor/randomBallot';
import { Rehearsal } from '../../src/entries/app/polleditor/rehearsal.svelte';
import { poll, result } from '../fixtures';

/** The same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const words = ['one', 'two'];
const ballotsOf = (method: Method, abstention = false): Ballot[] => {
  const random = numbers(7);
  const ask = poll({ method, abstention });
  const liked = taste(ask, random);
  return Array.from({ length: 100 }, () => randomBallot(ask, liked, words, random));
};
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const optionsOf = (ballot: Ballot) => (ballot.type === 'options' ? ballot.options : []);
const ranksOf = (ballot: Ballot) => (ballot.type === 'ranking' ? ballot.ranks : []);
const pointsOf = (ballot: Ballot) => (ballot.type === 'points' ? Object.values(ballot.points) : []);

describe('a random ballot', () => {
  test('names as many options as it may, each once', () => {
    for (const ballot of ballotsOf({ type: 'approval', min: 2, max: 3 })) {
      const options = optionsOf(ballot);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(new Set(options).size).toBe(options.length);
    }
    expect(ballotsOf({ type: 'single-choice' }).every((each) => optionsOf(each).length === 1)).toBe(true);
  });

  test('ranks without an empty rank', () => {
    const ranks = ballotsOf({ type: 'irv', unranked: 'none' }).map(ranksOf);
    expect(ranks.every((each) => each.length > 0 && each.every((rank) => rank.length === 1))).toBe(true);
  });

  test('spends what there is and no more', () => {
    for (const ballot of ballotsOf({ type: 'dots', budget: 10, cap: 4 })) {
      expect(sum(pointsOf(ballot))).toBe(10);
      expect(Math.max(...pointsOf(ballot))).toBeLessThanOrEqual(4);
    }
    for (const ballot of ballotsOf({ type: 'quadratic', credits: 30 }))
      expect(sum(pointsOf(ballot).map((votes) => votes ** 2))).toBeLessThanOrEqual(30);
    expect(ballotsOf({ type: 'dots', budget: 10, cap: 2 }).every((each) => sum(pointsOf(each)) === 6)).toBe(
      true,
    );
  });

  test('stays on the scale and leaves no proposal out', () => {
    const five = ballotsOf({ type: 'fist-of-five', lowest: 2, median: 3 }).map(pointsOf);
    expect(five.every((each) => each.length === 3 && each.every((value) => value >= 0 && value <= 5))).toBe(
      true,
    );
    const placed = ballotsOf({ type: 'impact-feasibility', scale: 4 }).flatMap((each) =>
      each.type === 'placements' ? Object.values(each.placements) : [],
    );
    expect(placed.every(({ impact, feasibility }) => Math.max(impact, feasibility) <= 4)).toBe(true);
  });

  test('objects with a reason, now and then, and abstains only where that is possible', () => {
    const objections = ballotsOf({ type: 'consent' }).filter(
      (each) => each.type === 'objections' && Object.keys(each.objections).length > 0,
    );
    expect(objections.length).toBeGreaterThan(0);
    expect(objections.length).toBeLessThan(30);
    expect(ballotsOf({ type: 'single-choice' }).some(({ type }) => type === 'abstain')).toBe(false);
    expect(ballotsOf({ type: 'single-choice' }, true).some(({ type }) => type === 'abstain')).toBe(true);
  });
});

describe('a rehearsal', () => {
  const draft = {} as PollDraft;
  const ballot: Ballot = { type: 'abstain' };

  test('counts all ballots so far, and forgets them when it begins anew', async () => {
    const sent: number[] = [];
    const server = {
      rehearse: (_: string, __: PollDraft, ballots: readonly Ballot[]) => {
        sent.push(ballots.length);
        return Promise.resolve({ type: 'ok', value: result({ a: ballots.length }) } as const);
      },
    };
    const rehearsal = new Rehearsal(server, 'session', numbers(1));
    await rehearsal.add(draft, ballot);
    await rehearsal.addRandom(draft, poll(), 20, words);
    expect(sent).toEqual([1, 21]);
    expect(rehearsal.result?.counts[0]?.votes).toBe(21);
    rehearsal.clear();
    expect(rehearsal.ballots).toEqual([]);
    expect(rehearsal.result).toBeNull();
  });

  test('shows no answer to what was asked before', async () => {
    const answers: (() => void)[] = [];
    const server = {
      rehearse: (_: string, __: PollDraft, ballots: readonly Ballot[]) =>
        new Promise<{ type: 'ok'; value: ReturnType<typeof result> }>((answer) => {
          answers.push(() => answer({ type: 'ok', value: result({ a: ballots.length }) }));
        }),
    };
    const rehearsal = new Rehearsal(server, 'session');
    const all = [rehearsal.add(draft, ballot), rehearsal.add(draft, ballot)];
    for (const answer of answers.reverse()) answer();
    await Promise.all(all);
    expect(rehearsal.result?.counts[0]?.votes).toBe(2);
  });

  test('says why there is no result', async () => {
    const server = { rehearse: () => Promise.resolve({ type: 'unreachable' } as const) };
    const rehearsal = new Rehearsal(server, 'session');
    await rehearsal.add(draft, ballot);
    expect(rehearsal.failure).not.toBeNull();
  });
});

import { expect, test } from 'vitest';
import { quorumProgress } from '../../src/entries/app/point/quorum';

const counted = { cast: 5, eligible: 15, weight: { cast: 21.5, eligible: 41 } };

test('a quorum of mandates needs a whole number of them', () => {
  expect(quorumProgress({ of: 'mandates', share: '1/2' }, counted)).toMatchObject({
    needed: 8,
    reached: false,
  });
  expect(quorumProgress({ of: 'mandates', share: '1/3' }, counted)).toMatchObject({
    needed: 5,
    reached: true,
  });
});

test('a quorum of weight looks at weight, and at numbers where each weighs 1', () => {
  expect(quorumProgress({ of: 'weight', share: '1/2' }, counted)).toMatchObject({
    cast: 21.5,
    needed: 20.5,
    reached: true,
  });
  expect(quorumProgress({ of: 'weight', share: '1/2' }, { cast: 5, eligible: 10 })).toMatchObject({
    needed: 5,
    reached: true,
  });
});

test('nobody is no quorum', () => {
  expect(quorumProgress({ of: 'mandates', share: '1/2' }, { cast: 0, eligible: 0 }).reached).toBe(false);
});

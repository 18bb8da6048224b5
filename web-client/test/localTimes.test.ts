import { describe, expect, it } from 'vitest';
import { addLocalTimes, yours } from '../src/entries/pages/localTimes';

const start = new Date('2026-11-24T13:00:00Z');

describe('the reader’s own time', () => {
  it('is not repeated where the clocks agree', () => {
    expect(yours(start, 'en', 'Europe/Brussels', 'Europe/Paris')).toBeUndefined();
  });

  it('names only the clock on the same day', () => {
    expect(yours(start, 'en', 'Europe/Brussels', 'Europe/Helsinki')).toBe('15:00');
  });

  it('names the day where it is another', () => {
    expect(yours(start, 'en', 'Europe/Brussels', 'Pacific/Auckland')).toContain('Nov');
  });

  it('stands behind the time of the meeting', () => {
    document.body.innerHTML =
      '<time datetime="2026-11-24T13:00:00Z" data-zone="Europe/Brussels" data-yours="(% for you)">14:00 Brussels</time>';
    addLocalTimes(document, 'en', 'Europe/Helsinki');
    expect(document.body.textContent).toBe('14:00 Brussels (15:00 for you)');
  });
});

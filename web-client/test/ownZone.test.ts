import { beforeEach, expect, test } from 'vitest';
import { chooseOwnZone } from '../src/entries/pages/ownZone';

const form = (state: 'ask' | 'chosen') => `
  <select name="zone" data-own-zone="${state}">
    <option value="Asia/Tokyo">Tokyo</option>
    <option value="Europe/Brussels" selected>Brussels</option>
  </select>
  <input type="hidden" name="zone" value="Europe/Brussels">`;

const select = () => document.querySelector('select') as HTMLSelectElement;
const sent = () => document.querySelector('input')?.value;

beforeEach(() => {
  document.body.innerHTML = form('ask');
});

test('a reader who has not chosen is where their device is', () => {
  chooseOwnZone(document, 'Asia/Tokyo');
  expect(select().value).toBe('Asia/Tokyo');
  expect(sent()).toBe('Asia/Tokyo');
});

test('what the reader has chosen stays, and so does what is not offered', () => {
  document.body.innerHTML = form('chosen');
  chooseOwnZone(document, 'Asia/Tokyo');
  expect(sent()).toBe('Europe/Brussels');
  document.body.innerHTML = form('ask');
  chooseOwnZone(document, 'Mars/Olympus');
  expect(sent()).toBe('Europe/Brussels');
});

test('the answer is sent with the zone that is shown', () => {
  chooseOwnZone(document, 'Asia/Tokyo');
  select().value = 'Europe/Brussels';
  select().dispatchEvent(new Event('change'));
  expect(sent()).toBe('Europe/Brussels');
});

test('a page without the form is left alone', () => {
  document.body.innerHTML = '<p>Nothing</p>';
  chooseOwnZone(document, 'Asia/Tokyo');
  expect(document.body.textContent).toBe('Nothing');
});

import { expect, test } from 'vitest';
import { type Focus, focusOf, shortcutOf } from '../../src/entries/app/host/keyboard';

const none = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const press = (key: string, focus: Focus = 'elsewhere', over: Partial<typeof none> = {}) =>
  shortcutOf({ key, ...none, ...over }, focus);

test('the keys of the console', () => {
  expect([' ', 'r', 'N', 'b', '?'].map((key) => press(key))).toEqual([
    'toggleVote',
    'reveal',
    'nextItem',
    'blankWall',
    'help',
  ]);
  expect(press('z', 'elsewhere', { ctrlKey: true })).toBe('undo');
  expect(press('x')).toBeNull();
});

test('nothing happens while somebody writes', () => {
  expect([' ', 'r', 'n', 'b', '?'].every((key) => press(key, 'field') === null)).toBe(true);
  expect(press('z', 'field', { ctrlKey: true })).toBeNull();
});

test('a focused button keeps Space for itself, and only Space', () => {
  expect(press(' ', 'control')).toBeNull();
  expect(press('n', 'control')).toBe('nextItem');
});

test('a held key and the browser’s own combinations are left alone', () => {
  expect(press(' ', 'elsewhere', { repeat: true })).toBeNull();
  expect(press('r', 'elsewhere', { ctrlKey: true })).toBeNull();
  expect(press('n', 'elsewhere', { metaKey: true })).toBeNull();
  expect(press('b', 'elsewhere', { altKey: true })).toBeNull();
});

test('where the focus is', () => {
  document.body.innerHTML =
    '<button><b>x</b></button><input><input type="checkbox"><textarea></textarea><p></p>';
  const of = (selector: string) => focusOf(document.querySelector(selector));
  expect(of('b')).toBe('control');
  expect(of('input')).toBe('field');
  expect(of('[type=checkbox]')).toBe('control');
  expect(of('textarea')).toBe('field');
  expect(of('p')).toBe('elsewhere');
  expect(focusOf(null)).toBe('elsewhere');
});

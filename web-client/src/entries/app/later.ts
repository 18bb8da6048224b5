import { catalogues as calendarWords } from '../../generated/messages/calendars';
import { catalogues } from '../../generated/messages/organise';
import { learn } from '../../messages/messages.svelte';

/** The organisers' screens with their words: whoever only runs a session downloads neither. */
export async function organiseScreens() {
  const [screens] = await Promise.all([import('./organise/OrganiseApp.svelte'), learn(catalogues)]);
  return screens.default;
}

/** Private calendars with their words: few look at them, and seldom. */
export async function calendarScreen() {
  const [screen] = await Promise.all([import('./calendars/CalendarsApp.svelte'), learn(calendarWords)]);
  return screen.default;
}

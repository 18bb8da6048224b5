import { catalogues } from '../../generated/messages/organise';
import { learn } from '../../messages/messages.svelte';

/** The organisers' screens with their words: whoever only runs a session downloads neither. */
export async function organiseScreens() {
  const [screens] = await Promise.all([import('./organise/OrganiseApp.svelte'), learn(catalogues)]);
  return screens.default;
}

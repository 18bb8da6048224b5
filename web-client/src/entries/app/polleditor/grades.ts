import type { Text } from '../../../contract/live';

/** The grades to begin with, worst first, after Balinski and Laraki. */
const usual: readonly Text[] = [
  { en: 'Reject', de: 'Ablehnen', fr: 'À rejeter', nl: 'Verwerpen' },
  { en: 'Poor', de: 'Mangelhaft', fr: 'Insuffisant', nl: 'Zwak' },
  { en: 'Acceptable', de: 'Annehmbar', fr: 'Passable', nl: 'Aanvaardbaar' },
  { en: 'Good', de: 'Gut', fr: 'Bien', nl: 'Goed' },
  { en: 'Very good', de: 'Sehr gut', fr: 'Très bien', nl: 'Zeer goed' },
  { en: 'Excellent', de: 'Hervorragend', fr: 'Excellent', nl: 'Uitstekend' },
];

/** Copies: each form changes its own. */
export const usualGrades = (): Text[] => usual.map((grade) => ({ ...grade }));

import type { Messages } from '../generated/messages/keys';
import { type Catalogue, type Formats, formatsOf } from './format';

/** How an entry loads its catalogue: one dynamic import a locale. */
export type Catalogues = Readonly<Record<string, () => Promise<{ catalogue: Catalogue }>>>;

/** The names under which people find their own language. */
export const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  nl: 'Nederlands',
};

interface Current {
  readonly locale: string;
  readonly catalogue: Catalogue;
  readonly formats: Formats;
}

let current: Current = $state.raw({ locale: 'en', catalogue: {}, formats: formatsOf('en') });

/** The locale people read now: reactive in templates. */
export const locale = (): string => current.locale;

/** The nearest locale that exists: the tag itself, its base language, else English. */
export function nearest(wanted: string, available: readonly string[]): string {
  const base = wanted.split('-')[0] ?? 'en';
  return [wanted, base].find((tag) => available.includes(tag)) ?? 'en';
}

/** What came after the entry's own catalogues. */
let learned: readonly Catalogues[] = [];

/** Loads a locale and makes it the current one. Every template that called `t` follows. */
export async function speak(catalogues: Catalogues, wanted: string): Promise<void> {
  const tag = nearest(wanted, Object.keys(catalogues));
  const loaded = await Promise.all([catalogues, ...learned].map((each) => each[tag]?.()));
  const catalogue = Object.assign({}, ...loaded.map((each) => each?.catalogue));
  current = { locale: tag, catalogue, formats: formatsOf(tag) };
  document.documentElement.lang = tag;
}

/** Adds the words of a part that comes later, in the locale of now and in every one that is spoken next. */
export async function learn(more: Catalogues): Promise<void> {
  if (learned.includes(more)) return;
  const tag = current.locale;
  const loaded = await more[tag]?.();
  if (tag !== current.locale) return learn(more);
  learned = [...learned, more];
  current = { ...current, catalogue: { ...current.catalogue, ...loaded?.catalogue } };
}

type Parameters<K extends keyof Messages> = Messages[K] extends undefined ? [] : [Messages[K]];

/** The message in the current locale. A key that is missing shows itself: a test keeps that from being released. */
export function t<K extends keyof Messages>(key: K, ...[parameters]: Parameters<K>): string {
  const message = current.catalogue[key];
  if (message === undefined) return key;
  return typeof message === 'string' ? message : message(parameters, current.formats);
}

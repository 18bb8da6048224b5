/** A year: a choice of language is not a thing to ask for again. */
const remembered = 365 * 24 * 60 * 60;

/** The server renders the next page in it, too. */
export function rememberLanguage(locale: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `convene_lang=${locale}; path=/; max-age=${remembered}; samesite=lax`;
}

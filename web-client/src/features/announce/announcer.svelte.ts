/** What the two live regions say. They are on the page from the start: a region that appears later is not read. */
const said = $state({ polite: '', assertive: '' });

/** A repeated sentence is read again only if the region's text differs. */
const different = (text: string, before: string): string => (text === before ? `${text}\u00a0` : text);

/** Says it when the reader has finished: opened, closed, saved. */
export function announce(text: string): void {
  said.polite = different(text, said.polite);
}

/** Interrupts: only for a lost connection and the last minute. */
export function alarm(text: string): void {
  said.assertive = different(text, said.assertive);
}

export const spoken = (): Readonly<typeof said> => said;

/** What the server writes into the page for its script, in `<script type="application/json" id="boot">`. */
export interface Boot {
  readonly publicUrl: string;
  readonly locale: string;
  readonly session?: string;
  readonly code?: string;
  readonly slug?: string;
}

export function readBoot(): Boot {
  const written = document.getElementById('boot')?.textContent;
  return { publicUrl: location.origin, locale: navigator.language, ...(written ? JSON.parse(written) : {}) };
}

/** The element that the server's shell leaves for the script. */
export function mountPoint(): HTMLElement {
  const found = document.getElementById('app');
  if (!found) throw new Error('the page has no element #app to mount into');
  found.replaceChildren();
  return found;
}

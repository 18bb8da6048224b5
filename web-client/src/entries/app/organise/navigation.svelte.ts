import { tick } from 'svelte';

/**
 * Moving between the organisers' screens without loading the page anew, so that what was just done can still be taken
 * back. Addresses and the browser's own buttons work as ever.
 */
export class Navigation {
  path = $state(location.pathname);
  /** Rises with each move: a screen that is gone to again begins anew, one that got its address stays. */
  visit = $state(0);

  /** Starts following links and the browser's buttons; returns how to stop. */
  run(): () => void {
    const moved = () => this.#show();
    const clicked = (event: MouseEvent) => this.#follow(event);
    addEventListener('popstate', moved);
    addEventListener('click', clicked);
    return () => {
      removeEventListener('popstate', moved);
      removeEventListener('click', clicked);
    };
  }

  go(path: string): void {
    history.pushState(null, '', path);
    this.#show();
  }

  /** The address of what is on the screen already: a new thing has one once it is saved. */
  rename(path: string): void {
    history.replaceState(null, '', path);
    this.path = path;
  }

  /** Links that stay among these screens do not leave the page. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || isSpecial(event) || link.target || link.hasAttribute('download'))
      return;
    if (link.origin !== location.origin || !/^\/organise(\/|$)/.test(link.pathname) || link.hash) return;
    event.preventDefault();
    this.go(link.pathname);
  }

  #show(): void {
    this.path = location.pathname;
    this.visit++;
    scrollTo(0, 0);
    void tick().then(() => document.querySelector<HTMLElement>('main h1')?.focus());
  }
}

const isSpecial = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

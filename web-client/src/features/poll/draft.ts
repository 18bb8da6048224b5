import { nothing, type Selection } from './selection';

/** A ballot half filled survives a reload of the page, in this tab and until it is sent. */
const key = (poll: string): string => `convene.draft.${poll}`;

export function readDraft(poll: string): Selection | null {
  try {
    const written = sessionStorage.getItem(key(poll));
    return written === null ? null : { ...nothing, ...(JSON.parse(written) as Partial<Selection>) };
  } catch {
    return null;
  }
}

/** Without storage the draft lives as long as the page: voting works all the same. */
export function writeDraft(poll: string, selection: Selection | null): void {
  try {
    if (selection === null) sessionStorage.removeItem(key(poll));
    else sessionStorage.setItem(key(poll), JSON.stringify(selection));
  } catch {
    return;
  }
}

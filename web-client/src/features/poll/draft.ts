import type { AnyKind } from './kind';

/** A ballot half filled. */
export interface Draft<V> {
  readonly value: V;
  readonly abstain: boolean;
}

/** A ballot half filled survives a reload of the page, in this tab and until it is sent. */
const key = (ballot: string): string => `convene.draft.${ballot}`;

export function readDraft<V>(ballot: string, kind: AnyKind): Draft<V> | null {
  try {
    const written = JSON.parse(sessionStorage.getItem(key(ballot)) ?? 'null');
    return written?.kind === kind.name ? written : null;
  } catch {
    return null;
  }
}

/** Without storage the draft lives as long as the page: voting works all the same. */
export function writeDraft<V>(ballot: string, kind: AnyKind, draft: Draft<V>): void {
  try {
    sessionStorage.setItem(key(ballot), JSON.stringify({ ...draft, kind: kind.name }));
  } catch {
    return;
  }
}

export function dropDraft(ballot: string): void {
  try {
    sessionStorage.removeItem(key(ballot));
  } catch {
    return;
  }
}

/** An exact number: `12`, `2.5`, `7/3`. */
export type Exact = string | number;

/** How a count came to its outcome, as the server tells it with a result. Options by id. */
export type Explanation =
  | { readonly type: 'totals' }
  | Rounds
  | Paths
  | Locks
  | Medians
  | Consents
  | { readonly type: 'fists' }
  | { readonly type: 'spreads' }
  | Shares;

/** Of an instant run-off or a single transferable vote. */
export interface Rounds {
  readonly type: 'rounds';
  readonly seats: number;
  readonly rounds: readonly Round[];
}

export interface Round {
  /** Of every option that has not left. */
  readonly votes: readonly { readonly option: string; readonly votes: Exact }[];
  readonly exhausted: Exact;
  readonly needed: Exact;
  readonly elected: readonly string[];
  readonly eliminated: readonly string[];
  readonly tie?: TieBreak | null;
}

export interface TieBreak {
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly by: 'together' | 'earlier-round' | 'lot';
  readonly round?: number | null;
}

interface Pairwise {
  /** Rows and columns of the matrix. */
  readonly options: readonly string[];
  /** Who prefers the row's option to the column's. */
  readonly preferred: readonly (readonly Exact[])[];
}

export interface Paths extends Pairwise {
  readonly type: 'paths';
  readonly paths: readonly { readonly path: readonly string[]; readonly strength: Exact }[];
}

export interface Locks extends Pairwise {
  readonly type: 'locks';
  readonly pairs: readonly Lock[];
}

export interface Lock {
  readonly winner: string;
  readonly loser: string;
  readonly strength: Exact;
  readonly opposition: Exact;
  readonly locked: boolean;
}

export interface Medians {
  readonly type: 'medians';
  readonly options: readonly {
    readonly option: string;
    readonly median?: number | null;
    readonly better: Exact;
    readonly worse: Exact;
  }[];
  readonly comparisons: readonly {
    readonly better: string;
    readonly worse: string;
    readonly dropped: Exact;
    readonly medianOfBetter: number;
    readonly medianOfWorse: number;
  }[];
}

export interface Consents {
  readonly type: 'consents';
  readonly proposals: readonly {
    readonly option: string;
    readonly objections: readonly { readonly reason: string; readonly weight: Exact }[];
  }[];
}

export interface Shares {
  readonly type: 'shares';
  readonly first: Exact;
  readonly endowment: Exact;
  readonly steps: readonly {
    readonly option: string;
    readonly cost: Exact;
    readonly price: Exact;
    readonly payers: Exact;
    readonly left: Exact;
  }[];
  readonly unbought: readonly { readonly option: string; readonly cost: Exact; readonly behind: Exact }[];
  readonly spent: Exact;
  readonly left: Exact;
}

import type { Component } from 'svelte';
import type { Ballot, Poll } from '../../contract/live';

/** What a ballot answers. */
export type Ask = Pick<Poll, 'id' | 'question' | 'method' | 'options' | 'abstention'>;

/** What keeps a ballot from being sent: one sentence, and the option it is about. */
export interface Flaw {
  readonly words: string;
  readonly at?: string | undefined;
}

/** What is marked so far against what there is: `2 of 3 chosen`, `4 dots left`. */
export interface Progress {
  readonly words: string;
  readonly full: boolean;
}

/** The part of a ballot that differs from method to method: its fields, which hold nothing themselves. */
export interface FieldsProps<V> {
  readonly id: string;
  readonly ask: Ask;
  readonly value: V;
  readonly onvalue: (value: V) => void;
  /** Says why a tap had no effect. */
  readonly oncomplaint: (words: string) => void;
}

/**
 * One kind of ballot, for the methods that are answered in the same way. Pure but for `Fields`. `V` is what a voter has
 * filled in so far, whole or not; it is JSON, for drafts survive a reload.
 */
export interface Kind<V> {
  /** A draft of another kind is not read. */
  readonly name: string;
  readonly Fields: Component<FieldsProps<V>>;
  empty(ask: Ask): V;
  valueOf(ask: Ask, ballot: Ballot): V;
  /** Asked only of a value without a flaw. */
  ballotOf(ask: Ask, value: V): Ballot;
  flaw(ask: Ask, value: V): Flaw | null;
  instruction(ask: Ask): string;
  progress(ask: Ask, value: V): Progress | null;
  /** Whether abstaining is one of several buttons of which one is chosen. */
  single(ask: Ask): boolean;
  /** A ballot in words, a line each. */
  inWords(ask: Ask, ballot: Ballot): string[];
}

/** A kind whose values only it looks into. */
// biome-ignore lint/suspicious/noExplicitAny: values go round from a kind to its own fields
export type AnyKind = Kind<any>;

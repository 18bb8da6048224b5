import { createContext } from 'svelte';
import { Organiser } from '../../../connection/organiser';
import type { Answer } from '../../../connection/rest';
import type { Staff } from '../../../connection/staff';
import type { CommitmentRef, SessionSummary } from '../../../contract/rest';
import { languageNames, locale, t } from '../../../messages/messages.svelte';
import { refusalText } from '../parts/refusals';
import { Toasts } from '../undo/toasts.svelte';
import type { MeetingEditing } from './meeting/meetingEditing.svelte';
import { Navigation } from './navigation.svelte';
import { ownZone } from './when/zones';

/** What the forms have to know of the initiative. */
export interface Known {
  /** The first is the one to fall back on. */
  readonly locales: readonly string[];
  readonly commitments: readonly CommitmentRef[];
  readonly zone: string;
}

/** What the organisers' screens share. */
export class Organise {
  readonly toasts = new Toasts();
  readonly navigation = new Navigation();
  readonly organiser: Organiser;
  signedOut = $state(false);
  #known: Promise<Known> | null = null;
  readonly #kept = new Map<string | null, MeetingEditing>();

  constructor(
    readonly staff: Staff,
    readonly publicUrl: string,
  ) {
    this.organiser = new Organiser(staff.credentials);
  }

  /** What is said of an answer that is none; nothing where the whole screen says that one is signed out. */
  failureOf(answer: Answer<unknown>): string | null {
    if (answer.type === 'ok') return null;
    this.signedOut ||= answer.type === 'refused' && answer.status === 401;
    return answer.type === 'refused' ? refusalText(answer.problem) : t('refusal.offline');
  }

  /** Whether who is signed in may plan; who only runs sessions sees those. */
  async organises(): Promise<boolean> {
    const answer = await this.staff.me();
    this.failureOf(answer);
    return (
      answer.type === 'ok' &&
      (answer.value.account?.memberships.some(({ role }) => role === 'organiser') ?? false)
    );
  }

  /** A form that is left with something unsaved stays as it is; going back to the meeting goes on with it. */
  keep(editing: MeetingEditing): void {
    if (!editing.isUnsaved) return;
    const id = editing.planned?.meeting.id ?? null;
    this.#kept.set(id, editing);
    const path = `/organise/meetings/${id ?? 'new'}`;
    const run = () => this.navigation.go(path);
    this.toasts.show(t('save.kept'), { topic: `kept:${id}`, action: { label: t('save.back'), run } });
  }

  /** The form that was left of that meeting, or of a new one; it is given back once. */
  kept(id: string | null): MeetingEditing | undefined {
    const editing = this.#kept.get(id);
    this.#kept.delete(id);
    return editing;
  }

  /** Asked for once: an initiative does not change while a form is open. */
  known(): Promise<Known> {
    this.#known ??= this.#askKnown();
    return this.#known;
  }

  async #askKnown(): Promise<Known> {
    const sessions = await this.staff.sessions();
    const latest: SessionSummary | undefined =
      sessions.type === 'ok' ? sessions.value.sessions.at(-1) : undefined;
    const info = latest ? await this.staff.joinInfo(latest.slug) : null;
    if (!info) this.#known = null;
    return {
      locales: info?.locales ?? [locale(), ...Object.keys(languageNames).filter((tag) => tag !== locale())],
      commitments: info?.commitments ?? [],
      zone: info?.zone ?? ownZone(),
    };
  }
}

export const [getOrganise, setOrganise] = createContext<Organise>();

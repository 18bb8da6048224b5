/** What crosses REST for organisers. */

import type { Text } from './live';

export type MeetingKind = 'telco' | 'webinar' | 'roundtable' | 'workshop' | 'exhibition' | 'assembly';
export type MeetingStatus = 'draft' | 'confirmed' | 'cancelled';
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type Deliverable = 'pathways' | 'cookbook' | 'survival-guide' | 'medical-aid-kit';
/** Which dates of a series a change is for. */
export type Scope = 'this' | 'following' | 'all';

export interface Question {
  readonly id: string;
  readonly text: Text;
  readonly kind: 'text' | 'yes-no' | 'choice';
  readonly options: readonly Text[];
  readonly required: boolean;
}

export interface Plan {
  readonly kind: MeetingKind;
  readonly title: Text;
  readonly about: Text;
  readonly place?: string | null;
  readonly geo?: { readonly latitude: number; readonly longitude: number } | null;
  readonly link?: string | null;
  readonly linkFor: 'everyone' | 'attendees';
  readonly languages: readonly string[];
  readonly speakers: readonly { readonly name: string; readonly affiliation?: string | null }[];
  readonly documents: readonly { readonly title: Text; readonly url: string }[];
  readonly accessibility?: Text | null;
  readonly interpretation?: Text | null;
  readonly deliverables: readonly Deliverable[];
  readonly commitments: readonly string[];
  readonly registration: {
    readonly policy: 'none' | 'open' | 'approval' | 'closed';
    readonly capacity?: number | null;
    readonly questions: readonly Question[];
  };
}

/** Local times such as `2026-09-29T14:00`, in an IANA zone. */
export interface Slot {
  readonly localStart: string;
  readonly localEnd: string;
  readonly zone: string;
}

export interface Recurrence {
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly interval: number;
  readonly days: readonly Weekday[];
  /** Which of the weekdays of the month: 1 to 4, or -1 for the last. */
  readonly ordinal?: number | null;
  /** Exactly one of `count` and `until` is given; `until` is the last day there may be one. */
  readonly count?: number | null;
  readonly until?: string | null;
}

export interface Revision {
  readonly number: number;
  readonly sequence: number;
  readonly revisedAt: string;
}

export interface OrganisedMeeting {
  readonly id: string;
  readonly slug: string;
  readonly uid: string;
  readonly plan: Plan;
  readonly slot: Slot;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: MeetingStatus;
  readonly revision: Revision;
  readonly series?: { readonly id: string; readonly recurrenceId: string; readonly changed: boolean };
  readonly session?: { readonly id: string; readonly state: 'planned' | 'open' | 'closed' };
}

export interface SeriesDate {
  readonly meeting: string;
  readonly localStart: string;
  readonly startsAt: string;
  readonly status: MeetingStatus;
  readonly changed: boolean;
}

export interface OrganisedSeries {
  readonly id: string;
  readonly plan: Plan;
  readonly slot: Slot;
  readonly rule: Recurrence;
  readonly status: MeetingStatus;
  readonly follows?: string | null;
  readonly revision: Revision;
  readonly dates: readonly SeriesDate[];
}

/** One meeting, with the series that it is a date of. */
export interface Planned {
  readonly meeting: OrganisedMeeting;
  readonly series?: OrganisedSeries;
}

export interface Wish {
  readonly plan: Plan;
  readonly slot: Slot;
  readonly rule?: Recurrence;
}

/** What stands in the way of a date; it forbids nothing. */
export interface Clash {
  readonly type: 'holiday' | 'people' | 'place' | 'clock' | 'commitment';
  /** The local start of the date that it concerns. */
  readonly at: string;
  readonly day?: string;
  readonly name?: Text;
  readonly forward?: boolean;
  readonly meeting?: {
    readonly id: string;
    readonly slug: string;
    readonly title: Text;
    readonly startsAt: string;
    readonly endsAt: string;
  };
  readonly who?: readonly string[];
}

/** What would come of a wish; nothing of it is saved, and no clash forbids it. */
export interface Checked {
  readonly dates: readonly { readonly localStart: string; readonly startsAt: string }[];
  readonly conflicts: readonly Clash[];
}

export interface AskedPerson {
  readonly name: string;
  readonly email?: string;
}

export interface DatePollSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: Text;
  readonly zone: string;
  readonly candidates: number;
  readonly answers: number;
  readonly open: boolean;
  readonly closesAt?: string;
  readonly meeting?: string;
  readonly createdAt: string;
}

export interface DatePollDraft {
  readonly title: Text;
  readonly about: Text;
  readonly plan?: Plan;
  readonly zone: string;
  readonly minutes: number;
  readonly candidates: readonly {
    readonly number?: number;
    readonly localStart: string;
    readonly localEnd?: string;
  }[];
  readonly asked: readonly AskedPerson[];
  readonly namesShown: boolean;
  readonly closesAt?: string;
  readonly notify: boolean;
}

export type DateWord = 'yes' | 'if-need-be' | 'no';

export interface DateCandidate {
  readonly number: number;
  readonly localStart: string;
  readonly localEnd: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly withdrawn?: Text;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly no: number;
  /** None is better. */
  readonly leading: boolean;
  readonly hours: readonly { readonly zone: string; readonly people: number; readonly within: boolean }[];
}

export interface DatePoll {
  readonly id: string;
  readonly slug: string;
  readonly link: string;
  readonly title: Text;
  readonly about: Text;
  readonly zone: string;
  readonly minutes: number;
  readonly candidates: readonly DateCandidate[];
  readonly best: readonly number[];
  readonly asked: readonly AskedPerson[];
  readonly namesShown: boolean;
  readonly closesAt?: string;
  readonly closedAt?: string;
  readonly open: boolean;
  readonly meeting?: string;
  readonly chosen?: number;
  readonly revision: number;
  readonly answers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email?: string;
    readonly zone: string;
    readonly choices: Readonly<Record<string, DateWord>>;
    readonly answeredAt: string;
  }[];
}

export type AttendeeRole = 'speaker' | 'participant' | 'observer';

/** Somebody invited to a meeting, or registered for it. */
export interface MeetingAttendee {
  readonly id: string;
  /** `series`: invited to all dates. */
  readonly scope: 'this' | 'series';
  readonly name: string;
  readonly email?: string;
  readonly commitment?: { readonly id: string; readonly name: string };
  readonly member: boolean;
  readonly role: AttendeeRole;
  readonly partstat: 'needs-action' | 'accepted' | 'tentative' | 'declined';
  /** `none`: invited only, which takes no place. */
  readonly place: 'none' | 'requested' | 'confirmed' | 'waiting' | 'refused' | 'cancelled';
  /** In the waiting list. */
  readonly position?: number;
  readonly answeredAt?: string;
  readonly comment?: string;
  readonly answers: Readonly<Record<string, string>>;
}

export interface MeetingAttendees {
  readonly attendees: readonly MeetingAttendee[];
  readonly places: {
    readonly capacity?: number;
    readonly confirmed: number;
    readonly waiting: number;
    readonly requested: number;
  };
}

export interface AttendeeChange {
  readonly role?: AttendeeRole;
  readonly place?: 'confirmed' | 'refused' | 'cancelled';
  readonly first?: boolean;
}

export interface Recipients {
  readonly recipients: readonly {
    readonly attendee: string;
    readonly name: string;
    readonly email?: string;
    readonly act: 'invite' | 'update' | 'cancel' | 'nothing';
  }[];
  readonly dueAt?: string;
}

/** What was read of a calendar file, and what was not. */
export interface Imported {
  readonly read: readonly {
    readonly uid: string;
    readonly title: Text;
    readonly slot: Slot;
    readonly rule?: Recurrence;
    /** What of it was not taken, or why it is not saved. */
    readonly note?: string;
  }[];
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  /** Drafts that were added or replaced. */
  readonly added: number;
}

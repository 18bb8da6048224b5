/** What crosses REST for organisers. */

import type { components } from '../generated/rest';
import type { Text } from './live';

type Schemas = components['schemas'];

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

export type AskedPerson = Schemas['AskedPerson'];
export type DatePollSummary = Schemas['DatePollSummary'];

export type DatePollDraft = Schemas['DatePollDraft'];
export type DateCandidate = Schemas['DateCandidate'];
export type DatePoll = Schemas['DatePoll'];
export type DateWord = Schemas['DateAnswer']['choices'][string];
/** Somebody invited to a meeting, or registered for it. */
export type MeetingAttendee = Schemas['MeetingAttendee'];
export type MeetingAttendees = Schemas['MeetingAttendees'];
export type AttendeeRole = MeetingAttendee['role'];
export type AttendeeChange = Schemas['AttendeeChange'];
export type Recipients = Schemas['Recipients'];
/** What was read of a calendar file, and what was not. */
export type Imported = Schemas['Imported'];

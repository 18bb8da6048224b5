import type {
  AskedPerson,
  AttendeeChange,
  AttendeeRole,
  Checked,
  DatePoll,
  DatePollDraft,
  DatePollSummary,
  Imported,
  MeetingAttendees,
  OrganisedMeeting,
  Planned,
  Recipients,
  Scope,
  Wish,
} from '../contract/organise';
import type { Mail, Mails, Proposal, SetAsideMail, WholeMail } from '../contract/rest';
import type { Credentials } from './credentials';
import type { Answer } from './rest';

const meetings = '/api/organise/meetings';
const mails = '/api/organise/mails';
const datePolls = '/api/organise/date-polls';

export interface Edit extends Wish {
  readonly scope: Scope;
  /** The revision that the edit is based on. */
  readonly revision: number;
  readonly notify: boolean;
}

export interface StatusChange {
  readonly status: 'confirmed' | 'cancelled';
  readonly scope: Scope;
  readonly revision: number;
  readonly notify: boolean;
}

/** What organisers ask of the server. */
export class Organiser {
  constructor(private readonly credentials: Credentials) {}

  /** All of the initiative, drafts too, by time. */
  meetings(): Promise<Answer<{ readonly meetings: readonly OrganisedMeeting[] }>> {
    return this.credentials.ask(meetings, { method: 'GET' });
  }

  meeting(id: string): Promise<Answer<Planned>> {
    return this.credentials.ask(`${meetings}/${id}`, { method: 'GET' });
  }

  plan(wish: Wish, status: 'draft' | 'confirmed', notify: boolean): Promise<Answer<Planned>> {
    return this.credentials.ask(meetings, { body: { ...wish, status, notify } });
  }

  /** What would come of it; nothing is saved. */
  check(wish: Wish, meeting?: string): Promise<Answer<Checked>> {
    return this.credentials.ask(`${meetings}/check`, { body: { ...wish, ...(meeting ? { meeting } : {}) } });
  }

  change(id: string, edit: Edit): Promise<Answer<Planned>> {
    return this.credentials.ask(`${meetings}/${id}`, { method: 'PUT', body: edit });
  }

  changeStatus(id: string, change: StatusChange): Promise<Answer<Planned>> {
    return this.credentials.ask(`${meetings}/${id}/status`, { body: change });
  }

  /** Drafts only. */
  remove(id: string): Promise<Answer<null>> {
    return this.credentials.ask(`${meetings}/${id}`, { method: 'DELETE' });
  }

  /** A draft like it, on the same weekday of the same week next year; of a series one date, or all as the rule says. */
  copy(id: string, scope: 'this' | 'all' = 'this'): Promise<Answer<Planned>> {
    return this.credentials.ask(`${meetings}/${id}/copy`, { body: { scope } });
  }

  /** Takes in a calendar file as drafts; `dry` only says what would be read. */
  takeIn(ics: string, dry: boolean): Promise<Answer<Imported>> {
    return this.credentials.ask(`/api/organise/import${dry ? '?dry=true' : ''}`, { ics });
  }

  /** A page of the outbox, the newest first. */
  mails(state: Mail['state'] | '', after?: string): Promise<Answer<Mails>> {
    const query = new URLSearchParams({ ...(state && { state }), ...(after && { after }) });
    return this.credentials.ask(`${mails}?${query}`, { method: 'GET' });
  }

  mail(id: string): Promise<Answer<WholeMail>> {
    return this.credentials.ask(`${mails}/${id}`, { method: 'GET' });
  }

  /** Sends again what has failed, and at once what waits; or does not send it at all. */
  settleMail(id: string, how: 'retry' | 'cancel'): Promise<Answer<WholeMail>> {
    return this.credentials.ask(`${mails}/${id}/${how}`, { body: {} });
  }

  /** What came in and fits nothing, the newest first. */
  setAside(): Promise<Answer<{ readonly mails: readonly SetAsideMail[] }>> {
    return this.credentials.ask('/api/organise/set-aside-mails?limit=50', { method: 'GET' });
  }

  /** Other times that people would rather have and that nobody has decided on, by time; the latest of each. */
  proposals(meeting: string): Promise<Answer<{ readonly proposals: readonly Proposal[] }>> {
    return this.credentials.ask(`${meetings}/${meeting}/proposals`, { method: 'GET' });
  }

  /** Whoever proposed it is told; the answer is what is left to decide. */
  declineProposal(
    meeting: string,
    proposal: string,
    comment: string,
  ): Promise<Answer<{ readonly proposals: readonly Proposal[] }>> {
    return this.credentials.ask(`${meetings}/${meeting}/proposals/${proposal}/decline`, {
      body: comment ? { comment } : {},
    });
  }

  datePolls(): Promise<Answer<{ readonly datePolls: readonly DatePollSummary[] }>> {
    return this.credentials.ask(datePolls, { method: 'GET' });
  }

  datePoll(id: string): Promise<Answer<DatePoll>> {
    return this.credentials.ask(`${datePolls}/${id}`, { method: 'GET' });
  }

  addDatePoll(draft: DatePollDraft): Promise<Answer<DatePoll>> {
    return this.credentials.ask(datePolls, { body: draft });
  }

  /** @param revision the one that the edit is based on */
  editDatePoll(id: string, revision: number, datePoll: DatePollDraft): Promise<Answer<DatePoll>> {
    return this.credentials.ask(`${datePolls}/${id}`, { method: 'PUT', body: { revision, datePoll } });
  }

  closeDatePoll(id: string, closed: boolean): Promise<Answer<DatePoll>> {
    return this.credentials.ask(`${datePolls}/${id}/close`, { body: { closed } });
  }

  /** Makes the meeting of a candidate, and tells everybody. */
  chooseDate(
    id: string,
    candidate: number,
  ): Promise<Answer<{ readonly meeting: string; readonly slug: string }>> {
    return this.credentials.ask(`${datePolls}/${id}/choose`, { body: { candidate } });
  }

  /** Who would be told of a meeting now, and what; nothing is sent by it. */
  recipients(meeting: string): Promise<Answer<Recipients>> {
    return this.credentials.ask(`${meetings}/${meeting}/recipients`, { method: 'GET' });
  }

  /** Who is invited or registered; those of its whole series, too. */
  attendees(meeting: string): Promise<Answer<MeetingAttendees>> {
    return this.credentials.ask(`${meetings}/${meeting}/attendees`, { method: 'GET' });
  }

  /** Who is on the list already stays as they are. No mail is sent by it. */
  invite(
    meeting: string,
    people: readonly (AskedPerson & { readonly role: AttendeeRole })[],
    scope: 'this' | 'series',
  ): Promise<Answer<MeetingAttendees>> {
    return this.credentials.ask(`${meetings}/${meeting}/attendees`, { body: { people, scope } });
  }

  changeAttendee(
    meeting: string,
    attendee: string,
    change: AttendeeChange,
  ): Promise<Answer<MeetingAttendees>> {
    return this.credentials.ask(`${meetings}/${meeting}/attendees/${attendee}`, {
      method: 'PUT',
      body: change,
    });
  }

  removeAttendee(meeting: string, attendee: string): Promise<Answer<MeetingAttendees>> {
    return this.credentials.ask(`${meetings}/${meeting}/attendees/${attendee}`, { method: 'DELETE' });
  }
}

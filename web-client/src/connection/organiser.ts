import type { Checked, OrganisedMeeting, Planned, Scope, Wish } from '../contract/organise';
import type { Credentials } from './credentials';
import type { Answer } from './rest';

const meetings = '/api/organise/meetings';

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

  /** A draft like it, on the same weekday of the same week next year. */
  copy(id: string): Promise<Answer<Planned>> {
    return this.credentials.ask(`${meetings}/${id}/copy`, { body: {} });
  }
}

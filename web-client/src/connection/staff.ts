import type { Ballot, PollDraft, Text } from '../contract/live';
import type {
  Attendance,
  Ballots,
  Entries,
  JoinInfo,
  Me,
  People,
  PollTemplate,
  Rehearsed,
  Roll,
  RollDraft,
  RollLinks,
  Sessions,
  SignedIn,
  WallLink,
} from '../contract/rest';
import { Credentials } from './credentials';
import { type Answer, ask } from './rest';

/** Rows of one page: what a panel shows without scrolling for long. */
const pageSize = 100;

const paged = (path: string, after: string | undefined): string =>
  `${path}?limit=${pageSize}${after === undefined ? '' : `&after=${after}`}`;

const templatesOf = (session: string): string => `/api/sessions/${session}/poll-templates`;

/** What facilitators and organisers ask of the server besides the socket. */
export class Staff {
  readonly credentials = new Credentials(null);

  async signIn(token: string): Promise<Answer<SignedIn>> {
    const answer = await ask<SignedIn>('/api/auth/sign-in', { body: { token } });
    if (answer.type === 'ok') this.credentials.accept(answer.value);
    return answer;
  }

  signOut(): Promise<Answer<null>> {
    return ask<null>('/api/auth/sign-out', { body: { session: null } });
  }

  me(): Promise<Answer<Me>> {
    return this.credentials.ask('/api/me', { method: 'GET' });
  }

  sessions(): Promise<Answer<Sessions>> {
    return this.credentials.ask('/api/sessions', { method: 'GET' });
  }

  wallLink(session: string): Promise<Answer<WallLink>> {
    return this.credentials.ask(`/api/sessions/${session}/wall-link`);
  }

  people(session: string, after?: string): Promise<Answer<People>> {
    return this.credentials.ask(paged(`/api/sessions/${session}/people`, after), { method: 'GET' });
  }

  attendance(session: string, after?: string): Promise<Answer<Attendance>> {
    return this.credentials.ask(paged(`/api/sessions/${session}/attendance`, after), { method: 'GET' });
  }

  ballots(session: string, poll: string, after?: string): Promise<Answer<Ballots>> {
    return this.credentials.ask(paged(`/api/sessions/${session}/polls/${poll}/ballots`, after), {
      method: 'GET',
    });
  }

  /** What ballots would come to; nothing is kept. */
  rehearse(session: string, poll: PollDraft, ballots: readonly Ballot[]): Promise<Answer<Rehearsed>> {
    return this.credentials.ask(`/api/sessions/${session}/rehearsals`, { body: { poll, ballots } });
  }

  templates(session: string): Promise<Answer<{ readonly templates: readonly PollTemplate[] }>> {
    return this.credentials.ask(templatesOf(session), { method: 'GET' });
  }

  addTemplate(session: string, name: Text, poll: PollDraft): Promise<Answer<PollTemplate>> {
    return this.credentials.ask(templatesOf(session), { body: { name, poll } });
  }

  replaceTemplate(session: string, { id, name, poll }: PollTemplate): Promise<Answer<PollTemplate>> {
    return this.credentials.ask(`${templatesOf(session)}/${id}`, { method: 'PUT', body: { name, poll } });
  }

  removeTemplate(session: string, template: string): Promise<Answer<null>> {
    return this.credentials.ask(`${templatesOf(session)}/${template}`, { method: 'DELETE' });
  }

  roll(session: string): Promise<Answer<Roll>> {
    return this.credentials.ask(`/api/sessions/${session}/roll`, { method: 'GET' });
  }

  prepareRoll(session: string, roll: RollDraft): Promise<Answer<Roll>> {
    return this.credentials.ask(`/api/sessions/${session}/roll`, { method: 'PUT', body: roll });
  }

  /** What the roll would be after a table was read; nothing is changed. */
  checkRollCsv(session: string, csv: string): Promise<Answer<Roll>> {
    return this.credentials.ask(`/api/sessions/${session}/roll.csv?check=true`, { method: 'PUT', csv });
  }

  /** New links for these holders; their earlier ones lead nowhere from then on. */
  rollLinks(session: string, holders: readonly string[]): Promise<Answer<RollLinks>> {
    return this.credentials.ask(`/api/sessions/${session}/roll/links`, { body: { holders } });
  }

  ingredients(): Promise<Answer<Entries>> {
    return ask('/api/deliverables/cookbook/entries', { method: 'GET' });
  }

  /** The languages of the initiative; the first is the one to fall back on. */
  async languages(slug: string): Promise<readonly string[]> {
    return (await this.joinInfo(slug))?.locales ?? [];
  }

  /** Those of the initiative, by name. */
  async commitments(slug: string): Promise<JoinInfo['commitments']> {
    return (await this.joinInfo(slug))?.commitments ?? [];
  }

  /** What the initiative is, as whoever joins a meeting of it is told. */
  async joinInfo(slug: string): Promise<JoinInfo | null> {
    const answer = await ask<JoinInfo>(`/api/join?slug=${encodeURIComponent(slug)}`, { method: 'GET' });
    return answer.type === 'ok' ? answer.value : null;
  }

  /** A file that only staff may read: fetched with the token, then handed to the browser's downloads. */
  async download(path: string, name: string): Promise<boolean> {
    const token = await this.credentials.token();
    if (token.type !== 'ok') return false;
    const response = await fetch(path, { headers: { authorization: `Bearer ${token.value}` } }).catch(
      () => null,
    );
    if (!response?.ok) return false;
    save(await response.blob(), name);
    return true;
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

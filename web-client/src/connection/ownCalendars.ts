import type {
  AppPassword,
  MintedAppPassword,
  MintedFeed,
  NewPrivateFeed,
  PrivateFeed,
} from '../contract/rest';
import type { Credentials } from './credentials';
import type { Answer } from './rest';

/** What its owner knows it by; all that is said of it once its secret was shown. */
export type Named = AppPassword;

/** Things with a secret that is shown when they are made, and never again. */
export interface Issue<Row, Fresh, Made> {
  list(): Promise<Answer<readonly Row[]>>;
  add(fresh: Fresh): Promise<Answer<Made>>;
  /** Good for nothing from then on. */
  revoke(id: string): Promise<Answer<null>>;
}

export type Feeds = Issue<PrivateFeed, NewPrivateFeed, MintedFeed>;
export type AppPasswords = Issue<AppPassword, { readonly label: string }, MintedAppPassword>;

export const feedsOf = (credentials: Credentials): Feeds =>
  issue(credentials, '/api/me/feeds', ({ feeds }: { feeds: PrivateFeed[] }) => feeds);

export const appPasswordsOf = (credentials: Credentials): AppPasswords =>
  issue(credentials, '/api/me/app-passwords', ({ passwords }: { passwords: AppPassword[] }) => passwords);

const issue = <Row, Fresh, Made, Listed>(
  credentials: Credentials,
  path: string,
  rowsOf: (listed: Listed) => readonly Row[],
): Issue<Row, Fresh, Made> => ({
  async list() {
    const answer = await credentials.ask<Listed>(path, { method: 'GET' });
    return answer.type === 'ok' ? { type: 'ok', value: rowsOf(answer.value) } : answer;
  },
  add: (fresh) => credentials.ask(path, { body: fresh }),
  revoke: (id) => credentials.ask(`${path}/${id}`, { method: 'DELETE' }),
});

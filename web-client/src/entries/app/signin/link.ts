/** What a one-time link holds behind its `#`, which browsers do not send. */
export interface SignInLink {
  readonly token: string;
  /** Where to go afterwards. */
  readonly next: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `#token=…`, and `&session=<id>` to go straight to its console. Nothing without a token. */
export function signInLink(hash: string): SignInLink | null {
  const written = new URLSearchParams(hash.replace(/^#/, ''));
  const token = written.get('token');
  const session = written.get('session') ?? '';
  if (!token) return null;
  return { token, next: uuid.test(session) ? `/host/${session}` : '/organise' };
}

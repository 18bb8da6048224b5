/**
 * Whether this browser has joined a session before. Only a hint that saves newcomers a question to the server: who one is
 * stands in the cookie, which scripts cannot read.
 */
const key = (session: string): string => `convene.joined.${session}`;

export function hasJoined(session: string): boolean {
  try {
    return localStorage.getItem(key(session)) !== null;
  } catch {
    return true;
  }
}

/** Without storage every visit asks the server. */
export function rememberJoined(session: string): void {
  try {
    localStorage.setItem(key(session), '1');
  } catch {
    return;
  }
}

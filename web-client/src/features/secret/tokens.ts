import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { base64url, fromBase64url } from './bytes';

/** RFC 9474, RSABSSA-SHA384-PSS-Randomized: the signer never sees what it signs. */
const suite = RSABSSA.SHA384.PSS.Randomized();
const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
/** Before these the suite puts 32 random bytes of its own. */
const nonceBytes = 32;

/** A token while it is being made; the server gets only `blinded`. All are base64url. */
export interface Blinded {
  readonly token: string;
  readonly blinded: string;
  /** Takes the blinding off the signature. Whoever has it and the server's record could tell whose token it is. */
  readonly undo: string;
}

const importKey = (key: JsonWebKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { ...key, ext: true }, algorithm, true, ['verify']);

/** A new token, hidden from whoever signs it. */
export async function blind(key: JsonWebKey): Promise<Blinded> {
  const token = suite.prepare(crypto.getRandomValues(new Uint8Array(nonceBytes)));
  const { blindedMsg, inv } = await suite.blind(await importKey(key), token);
  return { token: base64url(token), blinded: base64url(blindedMsg), undo: base64url(inv) };
}

/** The signature of the token itself. Throws where the signature is not this key's: a server that marks tokens is found out. */
export async function unblind(key: JsonWebKey, made: Blinded, signature: string): Promise<string> {
  const [token, blindSignature, undo] = [made.token, signature, made.undo].map(fromBase64url) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return base64url(await suite.finalize(await importKey(key), token, blindSignature, undo));
}

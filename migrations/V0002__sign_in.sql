-- Who somebody is: keys that sign access tokens, links that sign in once, and refresh cookies. Secrets are stored hashed
-- (SHA-256 of 128 random bits or more), except the private keys, which only the server's own database user may read.

create table signing_key (
  kid text primary key,
  algorithm text not null,
  public_jwk jsonb not null,
  private_jwk jsonb not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz           -- signs no more; still verifies until its last token has expired
);

create table sign_in_link (
  token_hash bytea primary key,
  account_id uuid not null references account,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- One row for each browser that is signed in. The token rotates at each use; a token that was already rotated away
-- shows theft, and revokes the row. The next token is the HMAC of the present one under the row's seed: two tabs that
-- refresh at once, or a phone that lost the answer, get the same one, and neither hash nor seed alone gives any away.
create table sign_in (
  id uuid primary key,
  account_id uuid references account,
  participant_id uuid,
  token_hash bytea not null unique,
  previous_hash bytea,
  seed bytea not null,
  rotated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check ((account_id is null) <> (participant_id is null))
);

-- Reuse of a rotated token is looked up by it.
create index sign_in_previous on sign_in (previous_hash) where previous_hash is not null;

-- What lets calendar programs in that cannot sign in: addresses with a secret in them, and passwords for CalDAV. Both are
-- stored hashed (SHA-256 of 120 random bits or more), are shown once, and are good until they are revoked.

create table feed_token (
  id uuid primary key,
  token_hash bytea not null unique, -- looked up by at each request
  account_id uuid not null references account,
  initiative_id uuid not null references initiative,
  label text not null,
  scope text not null check (scope in ('person', 'initiative')),
  filters text not null,            -- as in the address of a public feed
  created_at timestamptz not null,
  last_used_at timestamptz,         -- written once an hour at most
  revoked_at timestamptz
);

-- Everybody sees the list of their own.
create index feed_token_of_account on feed_token (account_id) where revoked_at is null;

create table app_password (
  id uuid primary key,
  secret_hash bytea not null unique, -- looked up by at each request
  account_id uuid not null references account,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index app_password_of_account on app_password (account_id) where revoked_at is null;

-- What CalDAV programs were told of a collection, so that they can ask for what has changed since (RFC 6578). Brought up to
-- date when one asks; the row of the collection orders those who do.
create table dav_collection (
  id uuid primary key,
  account_id uuid references account,   -- null: the public one
  initiative_id uuid not null references initiative,
  name text not null,
  head bigint not null default 0,       -- rises with each change that was noticed
  unique nulls not distinct (account_id, initiative_id, name)
);

create table dav_resource (
  collection_id uuid not null references dav_collection,
  uid text not null,
  tag text,                             -- null: it is gone
  changed bigint not null,              -- the head that it came with
  primary key (collection_id, uid)
);

-- Asked for with each sync: all that came after a head.
create index dav_resource_changed on dav_resource (collection_id, changed);

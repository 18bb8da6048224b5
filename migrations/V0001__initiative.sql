-- The group that owns everything else, the organisations in it, and the people who sign in.

create table initiative (
  id uuid primary key,
  slug text not null unique,
  name jsonb not null,             -- Text: locale → string
  about jsonb not null,
  zone text not null,              -- IANA time zone
  locales text[] not null,         -- the first is the one to fall back on
  example boolean not null default false
);

create table commitment (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  name text not null,
  class text not null check (class in ('city', 'industry', 'finance', 'research')),
  country text,                    -- ISO 3166-1 alpha-2
  unique (initiative_id, name)
);

create table account (
  id uuid primary key,
  name text not null,
  email text unique,
  locale text,
  created_at timestamptz not null default now()
);

create table member (
  initiative_id uuid not null references initiative,
  account_id uuid not null references account,
  role text not null check (role in ('organiser', 'facilitator', 'note-taker', 'speaker', 'participant', 'observer')),
  commitment_id uuid references commitment,
  primary key (initiative_id, account_id)
);

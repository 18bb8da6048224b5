-- Finding a date: the candidates that an organiser proposes, and what people answer to each of them.

create table date_poll (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  slug text not null unique,         -- ends in a part that nobody guesses: who has the address may answer
  title jsonb not null,
  about jsonb not null,
  plan jsonb,                        -- of the meeting to be, as in the contract
  zone text not null,                -- of the candidates; stays once somebody has answered
  minutes int not null,
  candidates jsonb not null,         -- at most 60, so they are read and written as one
  next_candidate int not null,       -- a number is given once: a page that somebody left open names what it named
  asked jsonb not null,
  names_shown boolean not null,
  closes_at timestamptz,
  closed_at timestamptz,
  meeting_id uuid references meeting on delete set null, -- made of the chosen candidate
  chosen int,
  revision bigint not null default 1, -- rises with each edit: what an edit has to be based on
  created_at timestamptz not null,
  check (meeting_id is null or closed_at is not null)
);

-- The list of an initiative's organisers.
create index date_poll_of_initiative on date_poll (initiative_id);

create table date_poll_answer (
  id uuid primary key,
  date_poll_id uuid not null references date_poll on delete cascade,
  token_hash bytea not null unique,  -- of the personal link to change it by
  name text not null,
  email text,
  zone text not null,                -- where the working hours of whoever answered are
  locale text not null,
  choices jsonb not null,            -- by the candidate's number: yes, if-need-be, no
  answered_at timestamptz not null
);

-- All of a poll are read together.
create index date_poll_answer_of_poll on date_poll_answer (date_poll_id);

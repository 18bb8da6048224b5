-- Who is invited to a meeting or registered for it, which place they have, and what they answered: one store of answers.

-- Of a series for all its dates, or of one meeting; a row of a date goes before the same person's row of its series.
create table attendee (
  id uuid primary key,
  meeting_id uuid references meeting on delete cascade,
  series_id uuid references series on delete cascade,
  account_id uuid references account,  -- where the address is that of a member's account
  name text not null,
  email text,
  locale text,
  commitment_id uuid references commitment,
  role text not null default 'participant' check (role in ('speaker', 'participant', 'observer')),
  partstat text not null default 'needs-action' check (partstat in ('needs-action', 'accepted', 'tentative', 'declined')),
  place text not null default 'none'
    check (place in ('none', 'requested', 'confirmed', 'waiting', 'refused', 'cancelled')),
  place_order bigint,                  -- first come, first served; kept while a request is looked at
  answered_at timestamptz,
  answered_via text check (answered_via in ('web', 'mail', 'organiser')),
  comment text,
  answers jsonb not null default '{}', -- id of the question → what was said
  reply_sequence int,                  -- which revision the answer is to, and when it was written (RFC 5546):
  reply_dtstamp timestamptz,           -- an older one that comes later changes nothing
  created_at timestamptz not null default now(),
  check ((meeting_id is null) <> (series_id is null)),
  check ((place = 'none') = (place_order is null)),
  check (series_id is null or place = 'none'),
  check ((reply_sequence is null) = (reply_dtstamp is null))
);

-- One row a person, however they write their address; the guard when two registrations come at once.
create unique index attendee_of_meeting on attendee (meeting_id, lower(email)) where meeting_id is not null;
create unique index attendee_of_series on attendee (series_id, lower(email)) where series_id is not null;

-- Places are counted, and the first in line found, at each registration.
create index attendee_in_line on attendee (meeting_id, place, place_order) where place <> 'none';

-- A person's own calendar is made of all that they are invited to.
create index attendee_by_account on attendee (account_id) where account_id is not null;

-- Personal links, one for each mail that holds one. Stored hashed (SHA-256 of 256 random bits).
create table attendee_link (
  token_hash bytea primary key,
  attendee_id uuid not null references attendee on delete cascade,
  minted_at timestamptz not null default now()
);

-- Who is removed loses their links.
create index attendee_link_of on attendee_link (attendee_id);

-- Whoever is invited or registers is linked with the member who has that address.
create index account_by_address on account (lower(email)) where email is not null;

-- The live room of a meeting and its log.

create table session (
  id uuid primary key,
  meeting_id uuid not null unique references meeting,
  code text not null unique,       -- six characters without look-alikes
  epoch uuid not null,             -- changes when the log is restored to an earlier state, so that revisions are never mixed up
  head bigint not null default 0,  -- the row lock on it orders the writers: log order is commit order, without gaps
  asks_name boolean not null default false,
  asks_commitment boolean not null default false
);

create table session_event (
  session_id uuid not null references session,
  revision bigint not null check (revision > 0),
  at timestamptz not null,
  actor uuid not null,             -- the participant who gave the command; the nil UUID for the server
  command_id uuid not null,
  body jsonb not null,
  primary key (session_id, revision)
);

-- Lists of meetings show where sessions stand without reading their logs.
create index session_life on session_event (session_id, revision)
  where body ->> 'type' in ('sessionOpened', 'sessionStarted', 'sessionClosed', 'sessionReopened');

create table participant (
  id uuid primary key,
  session_id uuid not null references session,
  account_id uuid references account,
  role text not null check (role in ('facilitator', 'participant', 'observer')),
  name text not null,
  commitment_id uuid references commitment,
  locale text,
  joined_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (session_id, account_id)
);

-- The list of people is paged by name.
create index participant_by_name on participant (session_id, name, id);

alter table sign_in add foreign key (participant_id) references participant;

-- One row for each stretch of presence. seen_at moves while it lasts, so that a crash loses a minute, not a stay.
create table attendance (
  id uuid primary key,
  session_id uuid not null references session,
  participant_id uuid not null references participant,
  arrived_at timestamptz not null,
  seen_at timestamptz not null,
  left_at timestamptz
);

-- Stays still open are what a restart has to end, and what presence refreshes.
create index attendance_open on attendance (session_id) where left_at is null;
create index attendance_by_session on attendance (session_id, participant_id);

-- Reusable until it expires: a display that restarts comes back by itself.
create table wall_link (
  token_hash bytea primary key,
  session_id uuid not null references session,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

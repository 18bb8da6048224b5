-- Invitations: what is about to be told, what was told to whom, and other times that people propose.

-- A meeting or series that organisers have saved "and notify", and may still be working on.
create table notice (
  subject uuid primary key,        -- of the series, or of the meeting that is not in one
  initiative_id uuid not null references initiative,
  since timestamptz not null,      -- the first of the edits that are gathered
  due_at timestamptz not null
);

-- What each attendee was told last, so that a change is told once and a stranger to it is invited.
create table told (
  attendee_id uuid primary key references attendee on delete cascade,
  method text not null check (method in ('REQUEST', 'CANCEL')),
  version text not null,           -- of what was told: differs when any of it is edited
  at timestamptz not null
);

-- Another time that somebody invited would rather have (COUNTER, RFC 5546, section 3.2.7).
create table proposal (
  id uuid primary key,
  attendee_id uuid not null references attendee on delete cascade,
  meeting_id uuid not null references meeting on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  comment text,
  via text not null check (via in ('web', 'mail')),
  at timestamptz not null,
  check (ends_at > starts_at),
  constraint proposal_once unique (attendee_id, meeting_id)  -- a later one takes the place of the earlier
);

create index proposal_of_meeting on proposal (meeting_id);

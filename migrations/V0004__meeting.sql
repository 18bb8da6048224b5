-- What is planned and stands in calendars. Local wall time and zone are what people agreed on; the instants follow from them.

create table meeting (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  slug text not null unique,
  kind text not null check (kind in ('telco', 'webinar', 'roundtable', 'workshop', 'exhibition', 'assembly')),
  title jsonb not null,
  about jsonb not null,
  local_start timestamp not null,
  local_end timestamp not null,
  zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text,
  link text,
  languages text[] not null,
  status text not null default 'confirmed' check (status in ('draft', 'confirmed', 'cancelled')),
  check (ends_at > starts_at)
);

-- The programme lists what comes, by time.
create index meeting_by_time on meeting (initiative_id, starts_at);

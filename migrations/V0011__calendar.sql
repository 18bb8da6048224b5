-- What organisers plan of a meeting, the series it may be one of, and the revisions that calendars go by.

-- Rises in the transaction that changes anything a feed may show: a feed whose initiative has not moved is not made again.
alter table initiative
  add column calendar_revision bigint not null default 1,
  add column calendar_changed_at timestamptz not null default now();

-- A recurring meeting. It always ends, and each of its dates is a row of meeting: that has a page, a session, people.
create table series (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  uid text not null unique,        -- RFC 5545; minted once, the same in every channel
  plan jsonb not null,             -- what its dates have in common, as in the contract
  local_start timestamp not null,  -- of the first
  local_end timestamp not null,
  zone text not null,
  rule jsonb not null,             -- Recurrence in the contract
  status text not null default 'confirmed' check (status in ('draft', 'confirmed', 'cancelled')),
  follows_id uuid references series, -- the series that this one goes on from, after "this and following"
  revision bigint not null default 1,
  sequence int not null default 0,
  created_at timestamptz not null default now(),
  revised_at timestamptz not null default now(),
  cancelled_at timestamptz,
  check ((status = 'cancelled') = (cancelled_at is not null))
);

-- All of an initiative stand in its feed.
create index series_of_initiative on series (initiative_id);

-- The plan is one document, as in the contract. Its kind and title stay columns, for lists that need no more of it.
alter table meeting add column plan jsonb;

update meeting set plan = jsonb_strip_nulls(jsonb_build_object(
  'kind', kind, 'title', title, 'about', about, 'place', place, 'link', link, 'linkFor', 'everyone',
  'languages', to_jsonb(languages), 'speakers', '[]'::jsonb, 'documents', '[]'::jsonb, 'deliverables', '[]'::jsonb,
  'commitments', '[]'::jsonb,
  'registration', jsonb_build_object('policy', 'none', 'questions', '[]'::jsonb)));

alter table meeting
  alter column plan set not null,
  drop column kind,
  drop column title,
  drop column about,
  drop column place,
  drop column link,
  drop column languages;

alter table meeting
  add column kind text not null generated always as (plan ->> 'kind') stored,
  add column title jsonb not null generated always as (plan -> 'title') stored,
  add column uid text,
  add column series_id uuid references series,
  add column recurrence_id timestamp,              -- the start its series' rule gives it, local; never changes
  add column revision bigint not null default 1,   -- rises with each edit: what an edit has to be based on
  add column sequence int not null default 0,      -- RFC 5545: rises with what makes people look again
  add column agenda_revision bigint not null default 0, -- rises with the planned agenda of its session
  add column created_at timestamptz not null default now(),
  add column revised_at timestamptz not null default now(),
  add column cancelled_at timestamptz,
  add check (kind in ('telco', 'webinar', 'roundtable', 'workshop', 'exhibition', 'assembly')),
  add check ((series_id is null) = (recurrence_id is null));

update meeting set uid = 'm-' || id || '@convene', cancelled_at = case status when 'cancelled' then now() end;

alter table meeting
  alter column uid set not null,
  add check ((status = 'cancelled') = (cancelled_at is not null));

-- A date stands in a series once; a UID names one meeting, or one series with all its dates.
create unique index meeting_of_series on meeting (series_id, recurrence_id) where series_id is not null;
create unique index meeting_uid on meeting (uid) where series_id is null;

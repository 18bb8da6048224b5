-- The four deliverables and their entries, of which the Cookbook's are called ingredients.

create table deliverable (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  kind text not null check (kind in ('pathways', 'cookbook', 'survival-guide', 'medical-aid-kit')),
  title jsonb not null,
  about jsonb not null,
  method text,                     -- how it is made: webinar, roundtable …
  scale text,
  shown_at text,
  position integer not null,
  unique (initiative_id, kind)
);

create table entry (
  id uuid primary key,
  deliverable_id uuid not null references deliverable,
  slug text not null,
  title jsonb not null,
  body jsonb not null,
  theme text not null,             -- key of a group of entries on the page
  position integer not null,
  unique (deliverable_id, slug)
);

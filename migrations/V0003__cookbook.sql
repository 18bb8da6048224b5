-- The four deliverables and their entries, of which the Cookbook's are called ingredients.

-- Every jsonb here is a Text: locale → string. The facts may be absent where nothing is agreed yet.
create table deliverable (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  kind text not null check (kind in ('pathways', 'cookbook', 'survival-guide', 'medical-aid-kit')),
  title jsonb not null,
  about jsonb not null,
  made_by jsonb,                   -- webinar, roundtable …
  scale jsonb,                     -- by how many commitments, for how many cities
  audience jsonb,
  impact jsonb,
  shown_at jsonb,
  feeds jsonb,                     -- what uses its findings next
  position integer not null,
  unique (initiative_id, kind)
);

-- A group of entries on the page.
create table theme (
  id uuid primary key,
  deliverable_id uuid not null references deliverable,
  key text not null,
  title jsonb not null,
  position integer not null,
  unique (deliverable_id, key)
);

create table entry (
  id uuid primary key,
  theme_id uuid not null references theme,
  slug text not null,              -- unique in its deliverable, as the page links to it: see entry_slug
  deliverable_id uuid not null references deliverable,
  title jsonb not null,
  body jsonb not null,
  position integer not null,       -- within its theme
  constraint entry_slug unique (deliverable_id, slug)
);

-- The page lists entries by theme.
create index entry_by_theme on entry (theme_id, position);

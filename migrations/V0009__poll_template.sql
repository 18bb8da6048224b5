-- Polls to be written again: what facilitators of an initiative keep for later sessions.

create table poll_template (
  id uuid primary key,
  initiative_id uuid not null references initiative,
  name jsonb not null,                 -- Text: locale → string
  draft jsonb not null,                -- as addPoll takes it, without an agenda item and ids of options
  created_by uuid references account,  -- null where the example brought it
  at timestamptz not null default now()
);

-- The list is read whole.
create index poll_template_by_initiative on poll_template (initiative_id);

-- What a ballot needs to know of its poll, kept in step with the log by the transaction that appends to it. The row's lock
-- decides between a ballot and the close: what commits after the close does not exist.

create table poll (
  id uuid primary key,
  session_id uuid not null references session,
  state text not null check (state in ('draft', 'open', 'closed', 'published', 'cancelled')),
  changeable boolean not null
);

create index poll_by_session on poll (session_id);

-- One row for each mandate. No foreign key: the statement that writes holds the poll's row, and a mandate is either a
-- participant or a commitment.
create table ballot (
  poll_id uuid not null,
  mandate_id uuid not null,
  participant_id uuid not null,    -- who cast it
  rev integer not null check (rev > 0),
  command_id uuid not null,
  choice jsonb not null,
  at timestamptz not null default now(),
  primary key (poll_id, mandate_id)
);

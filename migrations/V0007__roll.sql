-- Who may vote. A session prepares one roll, which organisers edit calmly; each poll freezes a copy of its own at its
-- opening, in the transaction that logs it, and votes by that.

create table roll (
  session_id uuid primary key references session,
  proxy_cap integer not null check (proxy_cap >= 0),
  revision bigint not null default 1     -- an edit names the one it was made on
);

-- A commitment's mandate has the commitment's id.
create table mandate (
  session_id uuid not null references roll,
  id uuid not null,
  of text not null check (of in ('commitment', 'person')),
  name text not null,
  class text,
  weight numeric(15, 6) not null check (weight > 0),
  lent_to uuid,                          -- the mandate whose holders may cast it as well
  primary key (session_id, id),
  foreign key (session_id, lent_to) references mandate deferrable initially deferred,
  check (lent_to <> id)
);

-- A person on the roll. The personal link is a secret that stands behind the # of an address, and here as its hash only.
create table holder (
  id uuid primary key,
  session_id uuid not null references roll,
  name text,
  email text,
  token_hash bytea unique,
  linked_at timestamptz,
  check (name is not null or email is not null)
);

-- The roll is read whole.
create index holder_by_session on holder (session_id);

create table mandate_holder (
  session_id uuid not null,
  mandate_id uuid not null,
  holder_id uuid not null references holder on delete cascade,
  position integer not null,             -- 0 is the head of delegation
  primary key (session_id, mandate_id, position),
  foreign key (session_id, mandate_id) references mandate on delete cascade
);

-- Removing a holder looks for their mandates.
create index mandate_holder_by_holder on mandate_holder (holder_id);

-- Whoever came by a personal link is that holder, on however many devices: one participant. No foreign key: who leaves the
-- prepared roll stays on the one that an open poll has frozen.
alter table participant add column holder_id uuid;
create unique index participant_holder on participant (holder_id);

-- The frozen roll. No foreign keys: it stays as it was, whatever becomes of the people and the prepared roll.
create table roll_entry (
  poll_id uuid not null references poll,
  mandate_id uuid not null,
  of text not null,
  name text not null,
  class text,
  weight numeric(15, 6) not null,
  holders uuid[] not null,               -- the head of delegation first
  lent_to uuid,
  primary key (poll_id, mandate_id)
);

-- Who has not voted is paged by name.
create index roll_entry_by_name on roll_entry (poll_id, name, mandate_id);

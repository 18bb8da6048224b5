-- Bulletin boards, and what secret polls need.

-- Signs what boards say. One for all nodes; its fingerprint is what an operator makes known.
create table board_key (
  id integer primary key check (id = 1),
  public_key text not null,        -- 64 hexadecimal digits
  private_key bytea not null,
  created_at timestamptz not null default now()
);

-- The roll as it was at the opening, whose hash is in the setup, and what must not be known before the close.
create table board (
  poll_id uuid primary key references poll deferrable initially deferred,  -- added in the same batch, perhaps
  roll text not null,
  seed text not null,              -- of the lot; the setup holds its hash, the close reveals it
  salts text not null              -- hides on the board who cast a named ballot
);

-- Text and not jsonb: its bytes are what the head is taken of.
create table board_entry (
  poll_id uuid not null references board,
  place integer not null check (place >= 0),
  entry text not null,
  head text not null,
  signature text not null,
  primary key (poll_id, place)
);

-- What a secret ballot needs to know of its poll, which it reaches without a session.
create table secret_poll (
  poll_id uuid primary key references poll deferrable initially deferred,
  fields jsonb not null,
  pages integer not null check (pages > 0)
);

-- The private key is deleted when the poll ends: nothing can be signed then, by anybody.
create table token_key (
  poll_id uuid not null references secret_poll,
  class text not null,             -- empty where the poll counts none
  public_key jsonb not null,
  private_key bytea,
  units integer not null,
  primary key (poll_id, class)
);

-- The urn, and what has been signed. A row for each ballot would stand where it was inserted, with the number of its
-- transaction: that is an order. So a poll has a fixed number of pages from its opening on, chosen by random bits
-- and each sorted by its keys; writing rewrites whole pages, and the close all of them at once.
create table secret_page (
  poll_id uuid not null references secret_poll,
  kind text not null check (kind in ('urn', 'issued')),
  page integer not null,
  content jsonb not null,
  primary key (poll_id, kind, page)
);

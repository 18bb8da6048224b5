-- Mail: what is to be sent and stays until a mail server has taken it, and what has come in.

create table mail (
  id uuid primary key,             -- version 7: by time
  initiative_id uuid not null references initiative,
  kind text not null,
  address text not null,
  name text,
  locale text not null,
  subject text not null,
  body text not null,
  html text,
  calendar text,                   -- an iCalendar object, and the METHOD in it
  method text,
  reply_address text,
  reply_name text,
  unsubscribe text,
  secret text,                     -- of a personal link; stands in the mail only, and goes when that is sent
  message_id text not null unique, -- minted once: the receiving side knows a duplicate by it
  key text not null,
  topic text,
  created_at timestamptz not null,
  due_at timestamptz not null,
  good_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
  claimed_until timestamptz,       -- a sender that has not reported by then has died
  sent_at timestamptz,
  constraint mail_key unique (key),
  check ((calendar is null) = (method is null)),
  check ((state = 'sending') = (claimed_until is not null)),
  check ((state = 'sent') = (sent_at is not null))
);

-- The sender looks for what is due, and most mails are sent.
create index mail_due on mail (due_at) where state in ('waiting', 'sending');

-- A letter that replaces others looks for those still waiting.
create index mail_waiting_topic on mail (topic) where state = 'waiting' and topic is not null;

-- Organisers page through their initiative's, the newest first.
create index mail_by_initiative on mail (initiative_id, id);

-- What has come in, once each. The content is not kept; the mailbox has it.
create table mail_received (
  message_id text primary key,     -- of the sender's making, or a hash where it is missing or too long
  received_at timestamptz not null,
  address text,                    -- who it says it is from
  subject text,
  outcome text not null check (outcome in ('taken', 'ignored', 'set-aside')),
  reason text,                     -- why not taken
  initiative_id uuid references initiative,  -- null where it is not known
  check ((outcome = 'taken') = (reason is null))
);

-- Organisers see what was set aside, the newest first.
create index mail_set_aside on mail_received (received_at) where outcome = 'set-aside';

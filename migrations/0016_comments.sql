-- A thread whose first comment was withdrawn or erased is still shown while somebody answers in it.
drop index comments_first;
drop index comments_discussed;
create index comments_first on comments (article_id, posted_at, id)
  where root_id is null and (state = 'published' or (state in ('withdrawn', 'erased') and reply_count > 0));
create index comments_discussed on comments (article_id, reply_count, id)
  where root_id is null and (state = 'published' or (state in ('withdrawn', 'erased') and reply_count > 0));

-- A comment of somebody whom we do not know yet waits for the link that was mailed; the token is kept as a hash.
create table comment_confirmations (
  comment_id integer primary key references comments on delete cascade,
  token_hash text not null,
  expires_at timestamptz not null
);
create index comment_confirmations_token on comment_confirmations (token_hash);
create index comment_confirmations_expiry on comment_confirmations (expires_at);

-- A proof of work counts once; afterwards it is too old by itself.
create table spent_proofs (
  signature text primary key,
  expires_at timestamptz not null
);
create index spent_proofs_expiry on spent_proofs (expires_at);

-- How often something was asked for by one who is not known (mail to an address, say); keys are hashes.
create table attempts (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz not null default now()
);
create index attempts_key on attempts (key, at);
create index attempts_at on attempts (at);

-- The accounts library counts its own.
create table reader_rate_limits (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- What was published before this moment is closed to comments: one row, which the clock moves on; null: nothing is.
create table comment_closing (
  id integer primary key default 1 check (id = 1),
  before timestamptz
);
insert into comment_closing default values;

-- The first replies of a thread, whatever waits in it.
create index comments_replies_shown on comments (root_id, posted_at, id)
  where root_id is not null and state = 'published';

-- Requests that can be repeated: what a client named by a key of its own, and what it was answered. Kept for a day.
create table idempotency_keys (
  actor text not null,
  key text not null check (length(key) <= 200),
  -- Of method, address and body: another request with the same key is refused.
  request text not null,
  -- Whoever carries it out now.
  claim uuid not null,
  claimed_at timestamptz not null default now(),
  -- Written in the transaction of the command: it was carried out.
  done boolean not null default false,
  status integer,
  answer jsonb,
  primary key (actor, key)
);
create index idempotency_keys_claimed_at on idempotency_keys (claimed_at);

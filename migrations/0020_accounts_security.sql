-- A token belongs to who made it, and ends with them; one that was made with a token ends with that one.
alter table tokens add staff_id integer references staff;
alter table tokens add made_with integer references tokens;
create index tokens_staff on tokens (staff_id);
create index tokens_made_with on tokens (made_with);
-- The tokens that are there: of the one member who has the name of their maker.
update tokens t set staff_id = s.id
  from staff s
  where s.name = t.created_by and (select count(*) from staff o where o.name = t.created_by) = 1;
update tokens t set revoked_at = now()
  from staff s
  where s.id = t.staff_id and not s.active and t.revoked_at is null;

-- A preview link ends with the token that made it: one that is gone, however it went, opens nothing more.
alter table previews add token_id integer;
create index previews_token on previews (token_id);

-- What a command changed, where its name and its subject do not say so.
alter table audit add detail jsonb;

-- Sign-ins that failed, counted by what they were about; and codes of the second factor that were used.
create table sign_in_failures (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);
create table used_codes (
  key text primary key,
  ends_at timestamptz not null
);

-- A session that was opened by a passkey has shown a second factor.
alter table auth_sessions add by_passkey boolean not null default false;

alter table publication add require_second_factor boolean not null default false;

-- Proxies that forward requests and that TRUSTED_PROXIES does not name, for whoever looks after the program.
create table unnamed_proxies (
  address text primary key,
  seen_at timestamptz not null
);

-- From where somebody signed in lately: guesses that come from elsewhere do not close that way in.
create table known_sign_ins (
  key text primary key,
  ends_at timestamptz not null
);

-- The columns that articles got since.
create or replace view public_articles as select * from articles where state = 'published';

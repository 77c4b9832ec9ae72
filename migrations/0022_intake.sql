-- Of articles that come from elsewhere: whether only the day of publication is known, and whether the source itself
-- took them back (a newer version from there may then be public again; what the desk withdrew waits for the desk).
alter table articles add column published_date_only boolean not null default false;
alter table articles add column withdrawn_by_source boolean not null default false;
update articles set withdrawn_by_source = true where state = 'unpublished' and unpublished_reason is null;

create or replace view public_articles as select * from articles where state = 'published';

-- Cancellations and holds of items that are not here: they may come after it, in an older version.
create table stopped_items (
  uri text primary key,
  version text,
  version_created timestamptz,
  at timestamptz not null default now()
);

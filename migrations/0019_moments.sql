-- Why what was to happen at a time has not happened, how often it was tried, and since when it fails.
alter table moments
  add attempts integer not null default 0,
  add error text,
  add failed_since timestamptz,
  add failed_at timestamptz;

-- Of a scheduled article that was public before: whether it comes back with the date that it first had.
alter table articles add keep_date boolean not null default true;

-- What the newsroom set of its brand: a member that is not there is as the site's folder, or the program, has it.
create table brand (
  id integer primary key default 1 check (id = 1),
  data jsonb not null default '{}'
);
insert into brand default values;

-- Its pictures, cleaned, by the hash of their bytes. Small: backups hold them, and each process reads them here.
create table brand_files (
  id text primary key,
  use text not null check (use in ('logo', 'icon', 'shareImage', 'advertisement')),
  content_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_at timestamptz not null default now()
);

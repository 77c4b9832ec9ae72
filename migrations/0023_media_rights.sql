-- What an agency asks of who uses a picture, and the moment before which it may not be shown; `embargoed` is kept by
-- the scheduler, as `expired` is. A file that was converted keeps what came: `original_file`.
alter table media
  add instructions text not null default '',
  add embargoed_until timestamptz,
  add embargoed boolean not null default false,
  add original_file text;
create index media_original_file on media (original_file) where original_file is not null;

-- Whether the channel is on the air is what its stream says, looked at again and again by one process at a time.
alter table channels
  add on_air boolean not null default false,
  -- When a process last took it upon itself to look.
  add stream_looked_at timestamptz,
  -- The end of the playlist as it was last seen, and when it last moved: an abandoned playlist does not.
  add stream_position text not null default '',
  add stream_moved_at timestamptz,
  add stream_target_seconds integer not null default 6;

alter table media
  -- A stream elsewhere that plays this video (HLS), with its file or instead of one.
  add stream_url text not null default '',
  -- Whether the renditions of its file stand beside it.
  add hls boolean not null default false;

-- The captions of a video (WebVTT), a stored file for each language.
create table captions (
  media_id integer not null references media on delete cascade,
  language text not null,
  file text not null,
  primary key (media_id, language)
);

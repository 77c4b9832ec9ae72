-- The podcast of a programme: its settings, and its cover in the library. Null: its episodes have no podcast feed.
alter table programmes
  add column podcast jsonb,
  add column podcast_media_id integer references media;
create index programmes_podcast_media on programmes (podcast_media_id) where podcast_media_id is not null;

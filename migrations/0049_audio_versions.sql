-- The audio version of an article: readers listen to it instead of reading, or to the sound of an episode.
alter table articles add column audio_id integer references media;
create index articles_audio on articles (audio_id) where audio_id is not null;
create or replace view public_articles as select * from articles where state = 'published';

create or replace function media_shown(content jsonb) returns setof integer language sql immutable as $$
  select distinct value::integer
  from jsonb_array_elements_text(
    jsonb_path_query_array(content, 'lax $.mediaId')
    || jsonb_path_query_array(content, 'lax $.videoId')
    || jsonb_path_query_array(content, 'lax $.audioId')
    || jsonb_path_query_array(content, 'lax $.shareMediaId')
    || jsonb_path_query_array(content, 'lax $.galleryIds[*]')
    || jsonb_path_query_array(content, 'lax $.body.content[*].attrs.mediaId')
    || jsonb_path_query_array(content, 'lax $.body.content[*] ? (@.type starts with "x_").**.mediaId'))
  where value ~ '^[0-9]{1,9}$'
$$;

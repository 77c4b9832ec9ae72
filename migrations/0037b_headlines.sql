-- What an article is called elsewhere than above its text, and how it is marked. Empty: the headline, the lead picture,
-- the standfirst and the article's own address stand for it.
alter table articles
  add column kicker text not null default '',
  add column front_headline text not null default '',
  add column share_headline text not null default '',
  add column share_media_id integer references media,
  add column search_title text not null default '',
  add column search_description text not null default '',
  add column canonical_url text not null default '',
  add column noindex boolean not null default false,
  -- Its other sections, whose lists it is in too (`listings`).
  add column secondary_section_ids integer[] not null default '{}',
  add column label text,
  add column sponsor text not null default '';
create index articles_share_media on articles (share_media_id) where share_media_id is not null;
create or replace view public_articles as select * from articles where state = 'published';

create or replace function media_shown(content jsonb) returns setof integer language sql immutable as $$
  select distinct value::integer
  from jsonb_array_elements_text(
    jsonb_path_query_array(content, 'lax $.mediaId')
    || jsonb_path_query_array(content, 'lax $.videoId')
    || jsonb_path_query_array(content, 'lax $.shareMediaId')
    || jsonb_path_query_array(content, 'lax $.galleryIds[*]')
    || jsonb_path_query_array(content, 'lax $.body.content[*].attrs.mediaId')
    || jsonb_path_query_array(content, 'lax $.body.content[*] ? (@.type starts with "x_").**.mediaId'))
  where value ~ '^[0-9]{1,9}$'
$$;

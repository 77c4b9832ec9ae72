-- What the newsroom keeps of a picture beyond what readers see, and how it finds one.
alter table media
  add agency_id integer references agencies on delete set null,
  add keywords text[] not null default '{}',
  add taken_at timestamptz,
  -- A rectangle for a ratio, {"wide": {"x": 0, "y": 0.1, "width": 1, "height": 0.8}}: it wins over the focal point.
  add crops jsonb not null default '{}',
  add created_by integer references staff on delete set null,
  add updated_at timestamptz not null default now(),
  add updated_by text not null default '',
  -- The words of what describes it in their search form, for the library.
  add words tsvector not null default '';
update media set updated_at = created_at,
  words = to_tsvector('simple', concat_ws(' ', caption, creditline, photographer));
create index media_type on media (type, id desc);
create index media_words on media using gin (words);
create index media_poster on media (poster_id) where poster_id is not null;
create index media_agency on media (agency_id) where agency_id is not null;

-- Where a media item is used is asked before it is taken away.
create index articles_media on articles (media_id) where media_id is not null;
create index articles_video on articles (video_id) where video_id is not null;
create index stories_media on stories (media_id) where media_id is not null;
create index people_media on people (media_id) where media_id is not null;
create index programmes_media on programmes (media_id) where media_id is not null;
create index channels_media on channels (media_id) where media_id is not null;

-- The media that the latest revision of an article shows, published or not. The database keeps it by itself from
-- the revisions, so that no way of saving an article can forget it.
create table working_media (
  media_id integer not null references media,
  article_id integer not null references articles on delete cascade,
  primary key (media_id, article_id)
);
create index working_media_article on working_media (article_id);

create function media_shown(content jsonb) returns setof integer language sql immutable as $$
  select distinct value::integer
  from jsonb_array_elements_text(
    jsonb_path_query_array(content, 'lax $.mediaId')
    || jsonb_path_query_array(content, 'lax $.videoId')
    || jsonb_path_query_array(content, 'lax $.galleryIds[*]')
    || jsonb_path_query_array(content, 'lax $.body.content[*].attrs.mediaId'))
  where value ~ '^[0-9]{1,9}$'
$$;

create function keep_working_media() returns trigger language plpgsql as $$
begin
  delete from working_media using inserted
    where inserted.kind = 'article' and inserted.number > 1 and article_id = inserted.ref_id;
  insert into working_media (media_id, article_id)
    select media.id, latest.ref_id
    from (
      select distinct on (ref_id) ref_id, content from inserted
      where kind = 'article' and content is not null order by ref_id, number desc
    ) latest
    join articles on articles.id = latest.ref_id
    cross join lateral media_shown(latest.content) shown
    join media on media.id = shown
    on conflict do nothing;
  return null;
end $$;
create trigger revisions_keep_working_media after insert on revisions
  referencing new table as inserted for each statement execute function keep_working_media();

insert into working_media (media_id, article_id)
  select media.id, articles.id
  from articles
  join revisions on revisions.kind = 'article' and ref_id = articles.id and number = head_revision
  cross join lateral media_shown(content) shown
  join media on media.id = shown
  on conflict do nothing;

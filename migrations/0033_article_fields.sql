-- Values of the fields that a newsroom's own modules add to articles, by "module.field".
alter table articles add column fields jsonb not null default '{}';
create or replace view public_articles as select * from articles where state = 'published';

-- Kinds can come from a newsroom's modules: which there are is a rule of the commands.
alter table articles drop constraint articles_kind_check;

-- Blocks of a newsroom's modules name media at any depth.
create or replace function media_shown(content jsonb) returns setof integer language sql immutable as $$
  select distinct value::integer
  from jsonb_array_elements_text(
    jsonb_path_query_array(content, 'lax $.mediaId')
    || jsonb_path_query_array(content, 'lax $.videoId')
    || jsonb_path_query_array(content, 'lax $.galleryIds[*]')
    || jsonb_path_query_array(content, 'lax $.body.content[*].attrs.mediaId')
    || jsonb_path_query_array(content, 'lax $.body.content[*] ? (@.type starts with "x_").**.mediaId'))
  where value ~ '^[0-9]{1,9}$'
$$;

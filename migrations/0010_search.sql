-- What readers find articles by: the words of what is published in their search form, made by content/search, and a
-- mark for each list that an article stands in. What was published before is brought in by the scheduler.
create table searchable (
  article_id integer primary key references articles on delete cascade,
  published_at timestamptz not null,
  length integer not null,
  words tsvector not null
) with (toast_tuple_target = 128);
-- The words lie beside the table, not in it: to look through a hundred thousand dates is to read a few megabytes.
alter table searchable alter column words set storage external;
alter table searchable alter column words set statistics 300;
-- An import writes into the list that waits; the scheduler puts it in order.
create index searchable_words on searchable using gin (words) with (gin_pending_list_limit = 32768);

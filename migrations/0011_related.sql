-- What to read after an article, by the words that it shares with others; made by the scheduler soon after publication.
create table related_articles (
  article_id integer not null references articles on delete cascade,
  related_id integer not null references articles on delete cascade,
  score real not null,
  primary key (article_id, related_id)
);
create index related_articles_related on related_articles (related_id);
alter table searchable add column related_at timestamptz;
create index searchable_unrelated on searchable (published_at desc, article_id desc) where related_at is null;

-- The newsroom's lists look words up while many hands write: each write goes straight into the index.
alter index articles_words set (fastupdate = off);
alter table articles alter column words set statistics 500;

-- What was written before: its headline's words in one spelling (stems come with the next save), and its stories.
update articles set words =
  to_tsvector('simple', translate(regexp_replace(headline, '[\u0640\u064b-\u065f\u0670]', '', 'g'),
    'أإآٱىةؤئ', 'اااايهءء'))
  || coalesce((select array_to_tsvector(array_agg('story:' || story_id)) from article_stories where article_id = id), '')
where words = '';

create index articles_embargoed on articles (embargoed_until) where state = 'draft' and embargoed_until is not null;
create index articles_discarded on articles (updated_at desc, id desc) where discarded_at is not null;
-- What goes out next: in its order, and nothing that went out before.
drop index articles_scheduled;
create index articles_scheduled on articles (scheduled_at) where state = 'scheduled';

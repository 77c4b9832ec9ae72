-- Nothing reads whether a change was to be told: each notice follows from what was published.
drop view public_articles;
alter table articles drop column quiet;
create view public_articles as select * from articles where state = 'published';
alter table changes drop column quiet;

-- A kind of article that a newsroom's module adds, as "module.kind"; `kind` is the one that it is based on.
alter table articles add column module_kind text;
create or replace view public_articles as select * from articles where state = 'published';
create index articles_module_kind_updated on articles (module_kind, updated_at desc, id desc)
  where module_kind is not null;

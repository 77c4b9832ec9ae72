-- What explains a running story on its page: facts in their order, and a text of paragraphs.
alter table stories
  add column key_facts jsonb not null default '[]',
  add column background jsonb not null default '{"type": "doc", "content": []}';

-- Whose work an article is, and where it stands at the desk.
alter table articles
  add created_by integer references staff on delete set null,
  add updated_at timestamptz not null default now(),
  add updated_by text not null default '',
  add handed_in_at timestamptz,
  add handed_in_note text not null default '',
  add discarded_at timestamptz,
  -- The words of the working headline in their search form, for the newsroom's lists.
  add words tsvector not null default '';
update articles set updated_at = coalesce(modified_at, published_at, created_at);
create index articles_updated on articles (updated_at desc, id desc);
create index articles_state_updated on articles (state, updated_at desc, id desc);
create index articles_section_updated on articles (section_id, updated_at desc, id desc);
create index articles_kind_updated on articles (kind, updated_at desc, id desc);
create index articles_creator_updated on articles (created_by, updated_at desc, id desc);
create index articles_handed_in on articles (handed_in_at) where handed_in_at is not null;
create index articles_scheduled on articles (scheduled_at) where scheduled_at is not null;
create index articles_words on articles using gin (words);

-- Who has an article open: a heartbeat, not history.
create unlogged table presence (
  article_id integer not null references articles on delete cascade,
  staff_id integer not null references staff on delete cascade,
  at timestamptz not null,
  primary key (article_id, staff_id)
);

-- What a preview shows, by a link that ends.
create table previews (
  token_hash text primary key,
  what jsonb not null,
  created_by text not null,
  expires_at timestamptz not null
);
create index previews_expire on previews (expires_at);

-- Who handed an article in, when the desk gave it back, and whose note stands beside it.
alter table articles
  add handed_in_by integer references staff on delete set null,
  add handed_back_at timestamptz,
  add handed_note_by text not null default '';
create index articles_handed_back on articles (handed_back_at) where handed_back_at is not null;

-- When the breaking banner goes by itself; and of a scheduled article, the banner that goes up with it.
alter table publication add breaking_ends_at timestamptz;
alter table articles add breaking_banner jsonb;

-- The person as whom a member of the staff signs.
alter table staff add person_id integer references people on delete set null;

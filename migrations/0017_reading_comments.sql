-- Which comment each moderator has before them, so that two do not read the same one. Of the moment: not kept.
create unlogged table comment_presence (
  staff_id integer primary key references staff on delete cascade,
  comment_id integer not null references comments on delete cascade,
  at timestamptz not null
);
create index comment_presence_comment on comment_presence (comment_id);

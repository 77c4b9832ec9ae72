-- What was merged into another thing of its kind: revisions and imports that name it mean the other one.
create table merged (
  kind text not null,
  from_id integer not null,
  to_id integer not null,
  uri text,
  at timestamptz not null default now(),
  primary key (kind, from_id)
);
create index merged_into on merged (kind, to_id);

-- Articles whose latest revision is not what readers see: what it names is looked for before that is taken away.
create index articles_working on articles (id)
  where state <> 'published' or head_revision is distinct from published_revision;

-- The last day that was filled from the week's plan: a slot that a person placed on a later day fills nothing.
alter table channels add column guide_filled_to date;
update channels set guide_filled_to = least(
  (select max((starts_at at time zone publication.time_zone)::date) from slots, publication
    where channel_id = channels.id),
  (select ((now() at time zone time_zone)::date + 7) from publication));

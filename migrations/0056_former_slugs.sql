-- The former slugs of a thing are looked up by the thing.
create index slugs_thing on slugs (kind, ref_id);

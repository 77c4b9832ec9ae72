-- A section may have a colour of its own, for rules and kickers; '': the publication's.
alter table sections add column colour text not null default '';

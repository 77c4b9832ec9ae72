-- Of the advertisements of one place, readers see one at a time: that with the lowest turn.
alter table advertisements add column turn integer not null default 0;

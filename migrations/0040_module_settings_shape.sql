-- The version of the shape in which a module's settings were stored.
alter table module_settings add column shape integer not null default 1;

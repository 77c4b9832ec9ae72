-- The links that a member of the staff has made end when the member is closed.
alter table previews add column staff_id integer references staff (id);
create index previews_staff on previews (staff_id);

-- A preview names the thing that it shows as its target.
alter table previews rename column what to target;

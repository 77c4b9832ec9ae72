-- The library also holds audio, with a transcript, and documents that readers download.
alter table media drop constraint media_type_check;
alter table media add constraint media_type_check check (type in ('picture', 'video', 'audio', 'document'));
alter table media add column transcript text not null default '';

-- A keyed hash of the mail address that an imported comment came with. It tells which of them have one writer.
alter table comments add column email_hash text;
create index comments_email_hash on comments (email_hash) where email_hash is not null;

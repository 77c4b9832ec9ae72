-- The words of captions, in paragraphs; null until they are read from the file (ingest/videos/caption-text.ts).
alter table captions add column text text;

-- Articles are submitted to the desk, returned to the reporter and moved to the trash.
alter table articles rename column handed_in_at to submitted_at;
alter table articles rename column handed_in_by to submitted_by;
alter table articles rename column handed_in_note to desk_note;
alter table articles rename column handed_note_by to desk_note_by;
alter table articles rename column handed_back_at to returned_at;
alter table articles rename column discarded_at to trashed_at;
alter view public_articles rename column handed_in_at to submitted_at;
alter view public_articles rename column handed_in_by to submitted_by;
alter view public_articles rename column handed_in_note to desk_note;
alter view public_articles rename column handed_note_by to desk_note_by;
alter view public_articles rename column handed_back_at to returned_at;
alter view public_articles rename column discarded_at to trashed_at;
alter index articles_handed_in rename to articles_submitted;
alter index articles_handed_back rename to articles_returned;
alter index articles_discarded rename to articles_trashed;
update audit set command = case command when 'article.hand-in' then 'article.submit'
    when 'article.hand-back' then 'article.return' else 'article.trash' end
  where command in ('article.hand-in', 'article.hand-back', 'article.discard');

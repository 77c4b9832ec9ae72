-- The log calls these two commands by their names of today.
update audit set command = case command when 'outgoing.arrive' then 'outgoing.check-site-url'
    else 'outgoing.count-mail' end
  where command in ('outgoing.arrive', 'outgoing.note-letter');

-- What an interrupted import noted about a thing is replaced when it goes on. Old ids may be too long for an index.
create index import_losses_item on import_losses (run_id, hashtext(old_id));

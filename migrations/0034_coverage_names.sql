-- Live coverage has the words that the program, the API and the screens use.
drop view public_entries;
drop view public_coverages;

alter table coverages drop constraint coverages_state_check;
update coverages set state = 'announced' where state = 'before';
alter table coverages add constraint coverages_state_check
  check (state in ('draft', 'announced', 'live', 'ended', 'unpublished'));
alter table coverages rename column number to sequence;
alter table coverages rename column changed to changed_sequence;
alter table coverages rename column open_to_reporters to reporters_may_publish;

alter table entries drop constraint entries_state_check;
update entries set state = 'unpublished' where state = 'withdrawn';
alter table entries add constraint entries_state_check check (state in ('draft', 'published', 'unpublished'));
alter table entries rename column number to sequence;
alter table entries rename column changed to changed_sequence;
alter table entries rename column mark to flag;
alter table entries rename constraint entries_mark_check to entries_flag_check;
alter table entries rename column held_by to assigned_to;
alter table entries rename constraint entries_held_by_fkey to entries_assigned_to_fkey;
alter table entries rename column withdrawn_reason to unpublished_reason;
alter index entries_number rename to entries_sequence;
alter index entries_changed rename to entries_changed_sequence;

create view public_coverages as select * from coverages where state in ('announced', 'live', 'ended');
create view public_entries as
  select entries.* from entries join coverages on coverages.id = coverage_id
  where entries.state = 'published' and coverages.state in ('announced', 'live', 'ended');

update audit set command = case command when 'entry.hand-over' then 'entry.assign'
    when 'entry.withdraw' then 'entry.unpublish' when 'entry.discard' then 'entry.delete' else 'coverage.delete' end
  where command in ('entry.hand-over', 'entry.withdraw', 'entry.discard', 'coverage.discard');

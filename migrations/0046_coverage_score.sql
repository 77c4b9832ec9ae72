-- A coverage of a match or a vote has a score: two sides with their points (content/coverage/score.ts).
alter table coverages add column score jsonb;
create or replace view public_coverages as select * from coverages where state in ('announced', 'live', 'ended');

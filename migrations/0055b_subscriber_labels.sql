-- Subscribers who came from another program: the labels that they had there, and where that was ('ghost:old.example').
alter table subscribers add column labels text[] not null default '{}';
alter table subscribers add column imported_from text not null default '';

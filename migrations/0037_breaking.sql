-- An article that leads the front as breaking news leaves it when the breaking news is ended.
alter table front add column with_breaking boolean not null default false;

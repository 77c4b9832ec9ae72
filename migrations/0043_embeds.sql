-- The hosts, beside the known providers, whose pages articles may embed: 'charts.example', 'maps.example:8443'.
alter table publication add column embed_hosts text[] not null default '{}';

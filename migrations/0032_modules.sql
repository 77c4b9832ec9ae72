-- What the newsroom's own modules store: by key, each with the version of its shape. A module that is gone leaves it.
create table module_data (
  module text not null,
  collection text not null,
  key text not null check (length(key) between 1 and 200),
  data jsonb not null,
  version integer not null,
  primary key (module, collection, key)
);

-- Settings that are no secret, and whether the module is switched off. Secrets lie sealed in the table secrets.
create table module_settings (
  module text primary key,
  settings jsonb not null default '{}',
  version integer not null default 0,
  switched_off boolean not null default false
);

-- What failed in modules, each once, for all processes.
create table module_failures (
  module text not null,
  kind text not null,
  name text not null,
  message text not null,
  count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (module, kind, name)
);

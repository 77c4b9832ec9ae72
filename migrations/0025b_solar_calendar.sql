-- How a Persian publication writes dates: Gregorian, solar with the Gregorian beside it, or solar alone.
alter table publication
  add column solar text not null default 'none' check (solar in ('none', 'beside', 'alone'));

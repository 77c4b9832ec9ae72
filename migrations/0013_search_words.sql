-- The words of headlines and standfirsts as they are written, for who mistypes one. Forms are those of the language room.
create table search_words (
  form text primary key,
  word text not null,
  articles integer not null
);

-- The month of each article becomes a mark among its words: the scheduler makes the index anew.
truncate searchable;

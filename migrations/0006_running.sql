-- Whether something still points to an agency, a programme or a person is asked before it is taken away.
create index articles_agency on articles (agency_id) where agency_id is not null;
create index articles_programme on articles (programme_id, id desc) where programme_id is not null;
create index slots_channel on slots (channel_id, starts_at);

-- Tables and columns have the names that the program and the API use.
alter table changes rename column topics to cache_tags;
alter table moments rename to timers;
alter index moments_pkey rename to timers_pkey;
alter index moments_due rename to timers_due;

alter table push_notices rename to push_notifications;
alter index push_notices_pkey rename to push_notifications_pkey;
alter sequence push_notices_id_seq rename to push_notifications_id_seq;
alter table newsletter_asks rename to subscription_requests;
alter index newsletter_asks_address rename to subscription_requests_address;
alter index newsletter_asks_email rename to subscription_requests_email;
alter index newsletter_asks_at rename to subscription_requests_at;
alter index newsletter_asks_pkey rename to subscription_requests_pkey;
alter sequence newsletter_asks_id_seq rename to subscription_requests_id_seq;
alter table spent_proofs rename to used_proofs;
alter index spent_proofs_pkey rename to used_proofs_pkey;
alter index spent_proofs_expiry rename to used_proofs_expiry;
alter table comments rename column likeness to fingerprint;
alter index comments_likeness rename to comments_fingerprint;

alter table searchable rename to search_documents;
alter index searchable_words rename to search_documents_words;
alter index searchable_unrelated rename to search_documents_unrelated;
alter index searchable_pkey rename to search_documents_pkey;
alter table search_words rename to spellings;
alter index search_words_pkey rename to spellings_pkey;

alter table articles rename column head_revision to latest_revision;
alter view public_articles rename column head_revision to latest_revision;

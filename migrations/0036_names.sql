-- Notifications of followers, the trust level of readers and hashed IP addresses have the names that the program uses.
alter table articles rename column tell_followers to notify_followers;
alter view public_articles rename column tell_followers to notify_followers;

alter table readers rename column standing to trust_level;
alter table readers rename constraint readers_standing_check to readers_trust_level_check;

alter table comments rename column address to ip_hash;
alter index comments_address rename to comments_ip_hash;
alter table bans rename column address to ip_hash;
alter index bans_address rename to bans_ip_hash;
alter table push_subscriptions rename column address to ip_hash;
alter index push_subscriptions_address rename to push_subscriptions_ip_hash;
alter table subscription_requests rename column address to ip_hash;
alter index subscription_requests_address rename to subscription_requests_ip_hash;

update audit set command = case command when 'article.bring' then 'article.import'
    else 'newsletter.send-test-issue' end
  where command in ('article.bring', 'newsletter.proof');

-- Jobs that wait: they are in a schema of their own, which a new database does not have yet.
do $$ begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    update graphile_worker._private_tasks set identifier = case identifier
        when 'newsletter-letter' then 'newsletter-confirmation' else 'newsletter-test-issue' end
      where identifier in ('newsletter-letter', 'newsletter-proof');
    update graphile_worker._private_jobs
      set payload = (payload::jsonb - 'noticeId' || jsonb_build_object('notificationId', payload::jsonb -> 'noticeId'))::json
      where payload::jsonb ? 'noticeId';
  end if;
end $$;

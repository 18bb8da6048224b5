-- What is gone from a calendar is told to CalDAV programs for a while, and then forgotten: a program that has not asked since
-- begins anew (RFC 6578, section 3.2).

alter table dav_resource add column gone_at timestamptz; -- null: it is there
update dav_resource set gone_at = now() where tag is null;
alter table dav_resource add check ((tag is null) = (gone_at is not null));

-- Programs that stand before this head may have missed something that is forgotten.
alter table dav_collection add column oldest bigint not null default 0;

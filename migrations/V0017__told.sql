-- Which entry of their calendar each attendee was told of, so that it can be taken back when the
-- meeting has come to stand under another UID or recurrence id.

alter table told
  add column uid text,
  add column recurrence_id timestamp,   -- null: all of the UID
  add column zone text,                 -- of the recurrence id
  add column starts_at timestamptz,
  add column until timestamptz,         -- the last that they were told of is over then
  add column sequence int;

update told t set
  uid = m.uid, recurrence_id = m.recurrence_id, zone = coalesce(s.zone, m.zone),
  starts_at = m.starts_at, until = m.ends_at, sequence = m.sequence
from attendee a join meeting m on m.id = a.meeting_id left join series s on s.id = m.series_id
where a.id = t.attendee_id;

update told t set
  uid = s.uid, zone = s.zone, sequence = s.sequence,
  starts_at = (select min(starts_at) from meeting where series_id = s.id),
  until = (select max(ends_at) from meeting where series_id = s.id)
from attendee a join series s on s.id = a.series_id
where a.id = t.attendee_id;

delete from told where uid is null or until is null;

alter table told
  alter column uid set not null,
  alter column zone set not null,
  alter column starts_at set not null,
  alter column until set not null,
  alter column sequence set not null;

-- Who was told of a series is looked for by its UID, also where their date has left it.
create index told_by_uid on told (uid);

-- What became of a proposal of another time: an organiser declined it. One that was accepted needs no mark, for the
-- meeting is then at that time.
alter table proposal add column declined_at timestamptz;

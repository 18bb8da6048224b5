/** What crosses the socket, generated from `contract/live.schema.json`. */
export type {
  Ack,
  AgendaItem,
  AgendaKind,
  Ballot,
  Cast,
  ClientMessage,
  Command,
  CommandMessage,
  Count,
  Event,
  Hello,
  Id,
  Instant,
  Limits,
  Method,
  Option,
  OwnBallot,
  Poll,
  PollDraft,
  Presence,
  Quorum,
  RankingBallot,
  Rejected,
  Result,
  Revision,
  Role,
  ServerMessage,
  Session,
  State,
  Tally,
  Text,
  TextsBallot,
  Threshold,
  WallMode,
  Welcome,
  You,
} from '../generated/live';

import type { Rejected } from '../generated/live';

/** RFC 9457, the same body on the socket and on REST. `code` is the stable part. */
export type Problem = Rejected['problem'];

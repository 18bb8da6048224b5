/** What crosses REST, generated from `contract/openapi.yaml`. */
import type { components } from '../generated/rest';

type Schemas = components['schemas'];

export type Attendance = Schemas['Attendance'];
export type Ballots = Schemas['Ballots'];
export type Entries = Schemas['Entries'];
export type Entry = Schemas['Entry'];
export type JoinInfo = Schemas['JoinInfo'];
export type JoinRequest = Schemas['Join'];
export type Joined = Schemas['Joined'];
export type Participant = Schemas['Participant'];
export type People = Schemas['People'];
export type Person = Schemas['Person'];
export type Refreshed = Schemas['Refreshed'];
export type SessionSummary = Schemas['SessionSummary'];
export type Sessions = Schemas['Sessions'];
export type SignedIn = Schemas['SignedIn'];
export type Ticket = Schemas['Ticket'];
export type WallLink = Schemas['WallLink'];
export type WallTicket = Schemas['WallTicket'];

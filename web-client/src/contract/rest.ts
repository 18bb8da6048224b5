/** What crosses REST, generated from `contract/openapi.yaml`. */

import type { Explanation } from '../features/results/explained/explanation';
import type { components } from '../generated/rest';
import type { PollDraft, Result } from './live';

type Schemas = components['schemas'];

export type AppPassword = Schemas['AppPassword'];
export type Attendance = Schemas['Attendance'];
export type Ballots = Schemas['Ballots'];
export type CommitmentRef = Schemas['CommitmentRef'];
export type Entries = Schemas['Entries'];
export type Entry = Schemas['Entry'];
export type JoinInfo = Schemas['JoinInfo'];
export type JoinRequest = Schemas['Join'];
export type Joined = Schemas['Joined'];
export type Mail = Schemas['Mail'];
export type Mails = Schemas['Mails'];
export type Me = Schemas['Me'];
export type MintedAppPassword = Schemas['MintedAppPassword'];
export type MintedFeed = Schemas['MintedFeed'];
export type NewPrivateFeed = Schemas['NewPrivateFeed'];
export type Participant = Schemas['Participant'];
export type People = Schemas['People'];
export type Person = Schemas['Person'];
export type PollTemplate = Omit<Schemas['PollTemplate'], 'poll'> & { readonly poll: PollDraft };
export type PrivateFeed = Schemas['PrivateFeed'];
export type Proposal = Schemas['Proposals']['proposals'][number];
export type Refreshed = Schemas['Refreshed'];
/** A result with what explains it. */
export type Rehearsed = Result & { readonly explanation?: Explanation };
export type Roll = Schemas['Roll'];
export type RollDraft = Schemas['RollDraft'];
export type RollHolder = Schemas['RollHolder'];
export type RollLinks = Schemas['RollLinks'];
export type RollMandate = Schemas['RollMandate'];
export type SessionSummary = Schemas['SessionSummary'];
export type Sessions = Schemas['Sessions'];
export type SetAsideMail = Schemas['SetAsideMails']['mails'][number];
export type SignedIn = Schemas['SignedIn'];
export type Ticket = Schemas['Ticket'];
export type WholeMail = Schemas['WholeMail'];
export type WallLink = Schemas['WallLink'];
export type WallTicket = Schemas['WallTicket'];

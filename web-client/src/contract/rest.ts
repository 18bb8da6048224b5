/** What crosses REST, generated from `contract/openapi.yaml`. */
import type { components } from '../generated/rest';

type Schemas = components['schemas'];

export type JoinInfo = Schemas['JoinInfo'];
export type JoinRequest = Schemas['Join'];
export type Joined = Schemas['Joined'];
export type Participant = Schemas['Participant'];
export type Refreshed = Schemas['Refreshed'];
export type Ticket = Schemas['Ticket'];
export type WallTicket = Schemas['WallTicket'];

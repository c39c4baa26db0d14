/**
 * What a mail says, as data: the outbox keeps this, never a link. One file per message renders it to subject, text and
 * HTML at the moment of sending, when the link is minted. The messages stand in a room for each of those who get them.
 */
import * as z from 'zod';
import { TO_AGENCY } from './messages/to-agency.js';
import { TO_DECIDERS } from './messages/to-deciders.js';
import { TO_PUBLISHER } from './messages/to-publisher.js';
import { TO_ANYBODY } from './messages/to-anybody.js';

export const mailMessageSchema = z.discriminatedUnion('name', [
  ...TO_AGENCY,
  ...TO_DECIDERS,
  ...TO_PUBLISHER,
  ...TO_ANYBODY,
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;
export type MailName = MailMessage['name'];

/** SES as the product uses it: one recipient, text and HTML, no attachment; it makes the message's id itself. */
import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { problemOf } from '#shared/outbox/delivery.js';
import { namedAddress } from './address.js';
import { AUTO_SUBMITTED, type Handover, type MailTransport, type OutgoingMail } from './transport.js';

const [NAME, VALUE] = AUTO_SUBMITTED;

/** @param configurationSet whose events tell of bounces */
export function sesTransport(configurationSet: string | undefined): MailTransport {
  const client = new SESv2Client({});
  return { send: (mail) => send(client, configurationSet, mail) };
}

/** The sender, or in SES's sandbox the recipient, is not verified yet: somebody will mend it, so the mail waits. */
async function send(
  client: SESv2Client,
  configurationSet: string | undefined,
  { from, to, mail }: OutgoingMail,
): Promise<Handover> {
  try {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: namedAddress(from),
        Destination: { ToAddresses: [to] },
        ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
            Headers: [{ Name: NAME, Value: VALUE }],
          },
        },
      }),
    );
    return { sent: MessageId ?? '' };
  } catch (error) {
    if (error instanceof MessageRejected && /not verified/i.test(error.message))
      return { later: 'address not verified' };
    if (error instanceof MessageRejected || error instanceof BadRequestException) {
      const problem = /address/i.test(error.message) ? 'no-such-mailbox' : problemOf(null, error.message);
      return { failed: { lasting: true, problem, diagnostic: error.name } };
    }
    throw error;
  }
}

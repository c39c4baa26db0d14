/** SES as the product uses it: one recipient, text and HTML, no attachment. */
import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { RenderedMail } from '#shared/words/letters/rendered.js';

export function mailClient(): SESv2Client {
  return new SESv2Client({});
}

/**
 * `failed`: SES refuses this message or address for good. `later`: the sender, or in SES's sandbox the recipient, is not
 * verified yet, which somebody will mend. Anything else that goes wrong is thrown and tried later.
 */
export async function sendMail(
  client: SESv2Client,
  { from, to, mail }: { readonly from: string; readonly to: string; readonly mail: RenderedMail },
): Promise<'done' | { failed: string } | { later: string }> {
  try {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
          },
        },
      }),
    );
    return 'done';
  } catch (error) {
    if (error instanceof MessageRejected && /not verified/i.test(error.message))
      return { later: 'address not verified' };
    if (error instanceof MessageRejected || error instanceof BadRequestException) return { failed: error.name };
    throw error;
  }
}

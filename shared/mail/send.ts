/** SES as the product uses it: one recipient, text and HTML, no attachment. */
import { BadRequestException, MessageRejected, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { RenderedMail } from './model.js';

export function mailClient(): SESv2Client {
  return new SESv2Client({});
}

/** `failed`: SES refuses this message or address for good; anything else that goes wrong is thrown and tried later. */
export async function sendMail(
  client: SESv2Client,
  { from, to, mail }: { readonly from: string; readonly to: string; readonly mail: RenderedMail },
): Promise<'done' | { failed: string }> {
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
    if (error instanceof MessageRejected || error instanceof BadRequestException) return { failed: error.name };
    throw error;
  }
}

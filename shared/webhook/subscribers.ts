/** Who is told of what becomes public: named by the operator, in the variable SUBSCRIBERS (docs/deploy.md). */
import * as z from 'zod';

const subscribersSchema = z
  .array(z.object({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1) }))
  .max(10);

/** Where the news goes, and the name of the secret that it is signed with. */
export type Subscriber = z.infer<typeof subscribersSchema>[number];

/** @throws ZodError, or SyntaxError, where the variable is not what infra/ writes */
export function subscribersFrom(text: string | undefined): readonly Subscriber[] {
  return text === undefined ? [] : subscribersSchema.parse(JSON.parse(text));
}

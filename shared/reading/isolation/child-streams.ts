/** Standard input and output of a child process: everything in, then everything out, each waited for. */
export async function everythingIn(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function out(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(data, (error) => (error == null ? resolve() : reject(error))),
  );
}

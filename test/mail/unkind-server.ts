/** A mail server of the test that is as unkind as it is told, and remembers what it took; it speaks real SMTP. */
import type { AddressInfo, Server, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface Unkind {
  /** What whoever connects is greeted with. */
  greeting?: Refusal | undefined;
  /** What RCPT TO is answered with; undefined for yes. */
  rcpt?: ((address: string, tries: number) => Refusal | undefined) | undefined;
  /** What the whole message is answered with. */
  data?: ((tries: number) => Refusal | undefined) | undefined;
  /** Takes the message and hangs up before it answers. */
  hangUp?: ((tries: number) => boolean) | undefined;
  /** Before the answer to RCPT TO, in milliseconds. */
  slow?: number | undefined;
}
export interface Refusal {
  readonly code: number;
  readonly words: string;
}

export interface Taken {
  readonly to: string;
  readonly raw: string;
}

export class UnkindServer {
  unkind: Unkind = {};
  readonly taken: Taken[] = [];
  connections = 0;
  private readonly tries = new Map<string, number>();
  private smtp: SMTPServer | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  async start(): Promise<number> {
    const smtp = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      authOptional: true,
      logger: false,
      closeTimeout: 50,
      onConnect: (_session, callback) => {
        this.connections++;
        const { greeting } = this.unkind;
        callback(greeting === undefined ? null : refusalOf(greeting));
      },
      onRcptTo: ({ address }, session, callback) => {
        // Greylisting goes by the triple of client, sender and recipient.
        const triple = `${session.remoteAddress} ${this.senderOf(session)} ${address}`;
        const tries = this.again(triple);
        const refused = this.unkind.rcpt?.(address, tries);
        const answer = () => callback(refused === undefined ? null : refusalOf(refused));
        if (this.unkind.slow === undefined) answer();
        else setTimeout(answer, this.unkind.slow);
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const [recipient] = session.envelope.rcptTo;
          const to = recipient?.address ?? '';
          const tries = this.again(`data ${to}`);
          const refused = this.unkind.data?.(tries);
          if (refused !== undefined) return callback(refusalOf(refused));
          this.taken.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
          if (this.unkind.hangUp?.(tries) === true) for (const socket of this.sockets) socket.destroy();
          else callback();
        });
      },
    });
    smtp.on('error', () => undefined);
    const listening = smtp.listen(this.port, '127.0.0.1') as Server;
    listening.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise((resolve) => listening.once('listening', resolve));
    this.smtp = smtp;
    this.port = (listening.address() as AddressInfo).port;
    return this.port;
  }

  /** Nobody listens from now on, at the same address, until it is started again. */
  async stop(): Promise<void> {
    const { smtp } = this;
    this.smtp = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (smtp !== undefined) await new Promise<void>((resolve) => smtp.close(() => resolve()));
  }

  takenFor(address: string): Taken[] {
    return this.taken.filter(({ to }) => to === address);
  }

  private senderOf({ envelope }: SMTPServerSession): string {
    return envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  }

  private again(what: string): number {
    const tries = (this.tries.get(what) ?? 0) + 1;
    this.tries.set(what, tries);
    return tries;
  }
}

const refusalOf = ({ code, words }: Refusal) => Object.assign(new Error(words), { responseCode: code });

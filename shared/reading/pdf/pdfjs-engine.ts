/**
 * Starts pdf.js, the second and independent PDF engine. Only its reading half is loaded and spoken to by its own
 * messages, in this thread: nothing is drawn, so neither canvas nor browser objects are needed, nothing is evaluated,
 * and the only files it may ask for are the character maps that come with it. What the text means is for pdfjs.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackAtOnce } from './whole-inflate.js';

/** Both halves of pdf.js refuse to talk to any version but their own; the messages below are those of this one. */
export const PDFJS_VERSION = '5.6.205';

const CALLBACK = { data: 1, error: 2 } as const;
const STREAM = { close: 3, enqueue: 4, error: 5, startComplete: 8 } as const;
const MAIN = 'main';
const DOCUMENT = 'document';

interface Message {
  readonly sourceName: string;
  readonly targetName: string;
  readonly action?: string;
  readonly callback?: number;
  readonly callbackId?: number;
  readonly stream?: number;
  readonly streamId?: number;
  readonly data?: unknown;
  readonly chunk?: unknown;
  readonly reason?: unknown;
  readonly success?: boolean;
}

/** The second engine could not read what the first one read. */
export class SecondEngineFailure extends Error {
  override readonly name = 'SecondEngineFailure';
}

function failure(reason: unknown): SecondEngineFailure {
  const message = reason instanceof Error ? reason.message : JSON.stringify(reason);
  return new SecondEngineFailure(message.slice(0, 200));
}

/** Beside the bundle where they were packed with us, otherwise in the installed package. */
function characterMapFolder(): string {
  const beside = fileURLToPath(new URL('./cmaps', import.meta.url));
  if (existsSync(beside)) return beside;
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps');
}

function characterMap(request: unknown): Uint8Array {
  const { kind, filename } = request as { readonly kind?: unknown; readonly filename?: unknown };
  // Widths of the standard fonts are known without their files, and the outlines are never drawn.
  if (kind !== 'cMapUrl' || typeof filename !== 'string' || !/^[A-Za-z0-9-]{1,40}\.bcmap$/.test(filename))
    throw new SecondEngineFailure('not a character map');
  return new Uint8Array(readFileSync(join(characterMapFolder(), filename)));
}

/** Called with what the other side answers. */
interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly chunks: unknown[];
}

/** Our end of the line to pdf.js: requests with one answer, and streams whose pieces are collected. */
class Line {
  private listeners: ((event: { readonly data: object }) => void)[] = [];
  private readonly waiting = new Map<string, Waiting>();
  private count = 0;
  private opened: Waiting | undefined;

  addEventListener(_: 'message', listener: (event: { readonly data: object }) => void): void {
    this.listeners.push(listener);
  }

  /** From pdf.js to us. */
  postMessage(given: object): void {
    const message = given as Message;
    // A piece of a stream is emptied by its sender once it is sent.
    const kept = typeof message.chunk === 'object' ? { ...message, chunk: { ...message.chunk } } : message;
    queueMicrotask(() => this.receive(kept));
  }

  close(): void {
    this.listeners = [];
  }

  tell(targetName: string, action: string, data: unknown): void {
    this.deliver({ sourceName: this.nameFor(targetName), targetName, action, data });
  }

  ask(targetName: string, action: string, data: unknown): Promise<unknown> {
    const callbackId = ++this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(`callback ${callbackId}`, { resolve, reject, chunks: [] });
      this.deliver({ sourceName: this.nameFor(targetName), targetName, action, callbackId, data });
    });
  }

  stream(targetName: string, action: string, data: unknown): Promise<unknown> {
    const streamId = ++this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(`stream ${streamId}`, { resolve, reject, chunks: [] });
      // Everything fits: nothing is ever pulled.
      const request = { sourceName: this.nameFor(targetName), targetName, action, streamId, data, desiredSize: 1e9 };
      this.deliver(request);
    });
  }

  /** Settled when pdf.js has parsed the structure of the document. */
  document(): Promise<unknown> {
    return new Promise((resolve, reject) => (this.opened = { resolve, reject, chunks: [] }));
  }

  private nameFor(targetName: string): string {
    return targetName === 'worker' ? MAIN : DOCUMENT;
  }

  private deliver(message: object): void {
    queueMicrotask(() => {
      for (const listener of this.listeners) listener({ data: message });
    });
  }

  private receive(message: Message): void {
    if (message.stream !== undefined) this.receiveStream(message);
    else if (message.callback !== undefined) this.settle(`callback ${message.callbackId}`, message);
    else if (message.action === 'GetDoc') this.opened?.resolve(message.data);
    else if (message.action === 'DocException') this.opened?.reject(failure(message.data));
    else if (message.callbackId !== undefined) this.answer(message);
  }

  private receiveStream(message: Message): void {
    const waiting = this.waiting.get(`stream ${message.streamId}`);
    if (message.stream === STREAM.enqueue) waiting?.chunks.push(message.chunk);
    else if (message.stream === STREAM.close) waiting?.resolve(waiting.chunks);
    else if (message.stream === STREAM.error || (message.stream === STREAM.startComplete && message.success !== true))
      waiting?.reject(failure(message.reason));
  }

  private settle(key: string, message: Message): void {
    const waiting = this.waiting.get(key);
    this.waiting.delete(key);
    if (message.callback === CALLBACK.data) waiting?.resolve(message.data);
    else waiting?.reject(failure(message.reason));
  }

  /** pdf.js asks for a character map, or for a password; there is no password. */
  private answer(message: Message): void {
    const { sourceName, targetName, callbackId } = message;
    const reply = { sourceName: targetName, targetName: sourceName, callbackId };
    try {
      if (message.action !== 'FetchBinaryData') throw new SecondEngineFailure(`asked for ${message.action}`);
      this.deliver({ ...reply, callback: CALLBACK.data, data: characterMap(message.data) });
    } catch (error) {
      this.deliver({ ...reply, callback: CALLBACK.error, reason: error });
    }
  }
}

export interface PdfjsDocument {
  readonly pages: number;
  ask(action: 'GetPage', page: number): Promise<unknown>;
  text(page: number): Promise<unknown>;
  close(): Promise<void>;
}

/** @throws SecondEngineFailure where pdf.js cannot open the file */
export async function openPdfjs(bytes: Uint8Array): Promise<PdfjsDocument> {
  const done = unpackAtOnce();
  try {
    const open = await opened(bytes);
    return { ...open, close: () => open.close().finally(done) };
  } catch (error) {
    done();
    throw error;
  }
}

async function opened(bytes: Uint8Array): Promise<PdfjsDocument> {
  const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  const line = new Line();
  WorkerMessageHandler.initializeFromPort(line);
  line.tell('worker', 'configure', { verbosity: 0 });
  const parsed = line.document();
  parsed.catch(() => undefined);
  const worker = await line.ask('worker', 'GetDocRequest', {
    docId: DOCUMENT,
    apiVersion: PDFJS_VERSION,
    // pdf.js keeps and may change the bytes it is given.
    data: bytes.slice(),
    password: null,
    disableAutoFetch: true,
    rangeChunkSize: 65_536,
    length: bytes.length,
    docBaseUrl: null,
    enableXfa: false,
    evaluatorOptions: {
      maxImageSize: 0,
      disableFontFace: true,
      ignoreErrors: true,
      isEvalSupported: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      canvasMaxAreaInBytes: 0,
      fontExtraProperties: false,
      useSystemFonts: false,
      useWasm: false,
      useWorkerFetch: false,
      cMapUrl: null,
      cMapPacked: true,
      iccUrl: null,
      standardFontDataUrl: null,
      wasmUrl: null,
      enableWebGPU: false,
    },
  });
  if (typeof worker !== 'string') throw new SecondEngineFailure('pdf.js did not start');
  line.tell(worker, 'Ready', null);
  const info = (await parsed) as { readonly pdfInfo?: { readonly numPages?: unknown } };
  const pages = info.pdfInfo?.numPages;
  if (typeof pages !== 'number') throw new SecondEngineFailure('pdf.js counts no pages');
  return {
    pages,
    ask: (action, page) => line.ask(worker, action, { pageIndex: page - 1 }),
    text: (page) =>
      line.stream(worker, 'GetTextContent', {
        pageId: page - 1,
        pageIndex: page - 1,
        includeMarkedContent: false,
        // Folding would turn a note mark into a digit of the number before it.
        disableNormalization: true,
      }),
    async close() {
      await line.ask(worker, 'Terminate', null).catch(() => undefined);
      line.close();
    },
  };
}

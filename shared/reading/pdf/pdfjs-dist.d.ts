/** The half of pdf.js that reads documents; its other half, which draws them in a browser, is not used. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: {
    initializeFromPort(port: {
      addEventListener(type: 'message', listener: (event: { readonly data: object }) => void): void;
      postMessage(message: object): void;
    }): void;
  };
}

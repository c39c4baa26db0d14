/** What the command is asked: `service=URL`, each service once. */
import { isServiceName, NOT_COMPARED, SERVICES, type ServiceName } from './services.js';

export interface Asked {
  readonly service: ServiceName;
  /** Without a closing slash. */
  readonly url: string;
}

/** Or a sentence that says what is wrong, with what may be written. */
export function readEndpoints(texts: readonly string[]): readonly Asked[] | { readonly wrong: string } {
  const asked: Asked[] = [];
  for (const text of texts) {
    const [, service = '', address = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    const without = Object.hasOwn(NOT_COMPARED, service) ? NOT_COMPARED[service] : undefined;
    if (without !== undefined) return { wrong: `${service} is not compared: ${without}.` };
    if (!isServiceName(service)) {
      return {
        wrong: `"${text}" names no service. Write service=URL with one of ${Object.keys(SERVICES).join(', ')}.`,
      };
    }
    if (asked.some((each) => each.service === service)) return { wrong: `${service} is given twice.` };
    if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) {
      return { wrong: `"${address}" is no address. Write ${service}=http://127.0.0.1:PORT.` };
    }
    asked.push({ service, url: address.replace(/\/+$/, '') });
  }
  return asked.length > 0 ? asked : { wrong: 'Nothing to compare with. Write --endpoint service=URL.' };
}

/** `1 agency`, `2 agencies`: what Chinese need not tell. */
import { count } from '../count.js';

export function plural(n: number, one: string, several = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : several}`;
}

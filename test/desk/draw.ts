/** How a page is drawn where every page is: under a name, in one language, after somebody had a hand in its view. */
import type { Texts } from '#shared/words/texts.js';

export type Change = <View>(view: View) => View;
export type Drawn = readonly [name: string, html: string];
export type Draw = <View>(name: string, render: (view: View, t: Texts) => string, view: View) => Drawn;

export function drawIn(t: Texts, change: Change): Draw {
  return (name, render, view) => [name, render(change(view), t)];
}

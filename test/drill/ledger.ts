/**
 * The people's own book: what the product told them over HTTP that it had taken, written down after the answer and before
 * anything else is done. What stands here and not in the table was lost.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export type Entry =
  /** S3 answered that it keeps the file. */
  | { readonly did: 'uploaded'; readonly agency: string; readonly key: string; readonly sha256: string }
  /** The connection broke in the middle of the file: nobody acknowledged anything. */
  | { readonly did: 'broken-off'; readonly agency: string; readonly key: string }
  /** The page answered that the report is filed. `form` is the page it was filed from, however many windows sent it. */
  | { readonly did: 'filed'; readonly agency: string; readonly form: string }
  | {
      readonly did: 'decided';
      readonly by: 'reviewer' | 'approver';
      readonly agency: string;
      readonly outcome: 'approved' | 'returned';
      readonly link: string;
    }
  | { readonly did: 'released'; readonly submissions: readonly string[] }
  | { readonly did: 'corrected' | 'taken-down' | 'resumed'; readonly agency: string }
  /** A decision was not theirs, says whoever it was made in the name of. */
  | {
      readonly did: 'disowned';
      readonly by: 'reviewer' | 'approver';
      readonly agency: string;
      readonly link: string;
    }
  /** Something did not work and will be tried again. */
  | { readonly did: 'failed'; readonly what: string; readonly why: string };

export class Ledger {
  constructor(private readonly file: string) {}

  write(entry: Entry): void {
    appendFileSync(this.file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
  }

  /** A last line that its writer's death cut short was never acknowledged to anybody. */
  read(): (Entry & { readonly at: string })[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Entry & { at: string });
  }
}

/** What the page of the form adds to the desk's style: boxes in the tables, and cards of a row each on a narrow screen. */
import { sha256Source } from '../stylesheet.js';

export const formStylesheet = `
.typing .scroll{width:auto}.typing .t2{width:100%}.typing .t3{width:100%;min-width:66rem}.typing .t4{width:100%;min-width:72rem}
.typing .t2 col,.typing .t3 col:not([class]){width:auto}
.typing td.c{padding:.25rem;vertical-align:top;height:auto}
.typing td.c input[type=text]{min-width:0;text-align:right}
.typing td.c small{display:block;font-size:.8125rem;line-height:1.35;color:var(--quiet);text-align:right}
.typing td.c small>*{display:block}
.typing td.c small a{display:block;min-height:0;white-space:normal;font-weight:600}
.typing td.c small a.block,.wrong{color:var(--block);font-weight:600}.typing td.c small a.explain,.carried{color:var(--explain)}
.typing .who{display:none}
textarea{line-height:1.7}
.mine,.other{white-space:pre-wrap;border:1px solid var(--rule);padding:.75rem;max-width:46rem}
@media (max-width:44rem){
.typing .scroll{border:0;overflow:visible;width:auto}
.typing .form.form,.typing .form tbody,.typing .form tr,.typing .form td,.typing .form th{display:block;width:auto}
.typing .form.form{width:100%;min-width:0}
.typing .form colgroup,.typing .form col{display:none}
.typing .form thead,.typing .form th.col,.typing .form .corner{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.typing .form th,.typing .form td{border:0;position:static;writing-mode:horizontal-tb;text-align:left;padding:.25rem 0;background:none}
.typing .form th.rowgroup,.typing .form th.band{font-weight:700;border-top:2px solid var(--ink);margin-top:1rem;letter-spacing:0}
.typing .form th.row{font-weight:600;border-top:1px solid var(--rule);margin-top:.5rem}
.typing .form tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.25rem .75rem}
.typing .form th{grid-column:1/-1}
.typing .form td.c{display:flex;flex-direction:column;justify-content:space-between}
.typing .form td.c:last-child{grid-column:1/-1}
.typing .who{display:block;font-size:.9375rem;line-height:1.4}
.typing td.c.block,.typing td.c.explain{background:none}
}
@media print{.typing .who,.typing small{display:none}.typing input[type=text]{border:0;min-height:0}}
`;

export const formStylesheetSource = sha256Source(formStylesheet);

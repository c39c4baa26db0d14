/** How tables look that are not the official form, on screen: lists of reports, rankings, who makes up a sum. Part of the one stylesheet. */

export const LISTS = `.list{width:100%;max-width:60rem;border-left:0}
.list th,.list td{border-right:0;border-color:var(--faint);text-align:right;padding:.3rem .6rem}
.list thead th{background:none;border-color:var(--line);vertical-align:bottom;font-size:.875rem;color:var(--soft)}
.list th:first-child,.list td.text{text-align:left}
.list th:first-child{padding-left:0}
.list td.text{font-size:.9375rem}
.reports tbody th{min-width:8rem}
.years th:first-child{position:sticky;left:0}
.years td,.years th{min-width:3.5rem}
.list a{display:inline-flex;align-items:center;min-height:2.75rem}
.list td a+a{margin-left:.75rem}
.reports{table-layout:fixed}
.reports .num{width:6rem}
.reports .day{width:11rem}
.reports .data{width:8rem}
table.list{border-top:0}`;

/** Agencies and years side by side. */
export const COMPARISONS = `.beside{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:0 2.5rem}
.ranking th{width:70%;padding-top:.5rem}
.list.ranking a{display:inline}
.list.who tbody th{min-width:8.5em}
.ranking th{text-wrap:wrap}
.ranking small{display:inline-block;margin-left:.5em;color:var(--soft);font-size:.8125rem}
.years td{white-space:nowrap}
.outcomes{max-width:46rem}
.outcomes th:first-child{width:65%}
.ranking .share{margin-top:.1rem}`;

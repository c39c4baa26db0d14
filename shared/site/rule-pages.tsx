/** The rules in public: a list and a page for each, so that an explanation beside a number leads to what it answers. */
import { SEVERITIES } from '#shared/report/finding.js';
import { LEFT_OUT, ruleSet, RULES, type Rule } from '#shared/rules/index.js';
import { ruleKey, RULES_KEY } from './keys.js';
import { htmlPage, pageAddress } from './page.js';
import { RuleIn } from './rule-text.js';
import { RULE_WORDS } from '#shared/words/site/rule-words.js';
import type { PageTexts } from './place.js';

export function rulesPage(area: string, t: PageTexts): string {
  const words = RULE_WORDS[t.language];
  const frame = {
    title: words.title,
    description: words.intro,
    siteName: t.site.siteName(area),
    key: RULES_KEY,
    crumbs: [{ label: words.title }],
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <ul>
          {SEVERITIES.map((severity) => (
            <li>
              <b>{words.severity[severity]}</b>
              {t.punctuation.colon}
              {words.severityMeans[severity]}
            </li>
          ))}
        </ul>
        {Object.entries(words.groups).map(([letter, name]) => (
          <>
            <h2>{name}</h2>
            <ul class="rules">
              {RULES.filter(({ id }) => id.startsWith(letter)).map((rule) => (
                <li>
                  <a href={pageAddress(t, ruleKey(rule.id))}>
                    {rule.id} {rule.title[t.language]}
                  </a>
                  <span class="soft">{words.severity[rule.severity]}</span>
                </li>
              ))}
            </ul>
          </>
        ))}
        <h2>{words.leftOut}</h2>
        <ul>
          {LEFT_OUT.map(({ ids, title, why }) => (
            <li>
              {ids.join(t.punctuation.list)} {title[t.language]}
              {t.punctuation.colon}
              {why[t.language]}
            </li>
          ))}
        </ul>
        <p class="soft">{words.ruleSet(ruleSet().version, ruleSet().digest)}</p>
      </>
    ),
  };
  return htmlPage(frame, t);
}

export function rulePage(rule: Rule, area: string, t: PageTexts): string {
  const words = RULE_WORDS[t.language];
  const title = `${rule.id} ${rule.title[t.language]}`;
  const frame = {
    title,
    description: rule.title[t.language],
    siteName: t.site.siteName(area),
    key: ruleKey(rule.id),
    crumbs: [{ label: words.title, key: RULES_KEY }, { label: rule.id }],
    children: (
      <>
        <h1>{title}</h1>
        <RuleIn rule={rule} language={t.language} />
      </>
    ),
  };
  return htmlPage(frame, t);
}

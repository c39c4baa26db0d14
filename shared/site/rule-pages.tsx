/** The rules in public: a list and a page for each, so that an explanation beside a number leads to what it answers. */
import { SEVERITIES } from '#shared/report/finding.js';
import { LEFT_OUT, ruleSet, RULES, type Rule } from '#shared/rules/index.js';
import { addressOfKey, ruleKey, RULES_KEY } from './keys.js';
import { htmlPage } from './page.js';
import { RuleText } from './rule-text.js';
import { RULE_WORDS } from '#shared/words/site/rule-words.js';
import { TEXTS } from '#shared/words/site/texts.js';

const words = RULE_WORDS.zh;

export function rulesPage(area: string): string {
  return htmlPage({
    title: words.title,
    description: words.intro,
    siteName: TEXTS.siteName(area),
    canonicalKey: RULES_KEY,
    crumbs: [{ label: words.title }],
    children: (
      <>
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <ul>
          {SEVERITIES.map((severity) => (
            <li>
              <b>{words.severity[severity]}</b>：{words.severityMeans[severity]}
            </li>
          ))}
        </ul>
        {Object.entries(words.groups).map(([letter, name]) => (
          <>
            <h2>{name}</h2>
            <ul class="rules">
              {RULES.filter(({ id }) => id.startsWith(letter)).map((rule) => (
                <li>
                  <a href={addressOfKey(ruleKey(rule.id))}>
                    {rule.id} {rule.title.zh}
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
              {ids.join('、')} {title.zh}：{why.zh}
            </li>
          ))}
        </ul>
        <p class="soft">{words.ruleSet(ruleSet().version, ruleSet().digest)}</p>
      </>
    ),
  });
}

export function rulePage(rule: Rule, area: string): string {
  const title = `${rule.id} ${rule.title.zh}`;
  return htmlPage({
    title,
    description: rule.title.zh,
    siteName: TEXTS.siteName(area),
    canonicalKey: ruleKey(rule.id),
    crumbs: [{ label: words.title, key: RULES_KEY }, { label: rule.id }],
    children: (
      <>
        <h1>{title}</h1>
        <RuleText rule={rule} />
      </>
    ),
  });
}

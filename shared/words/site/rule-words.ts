/** The words around a rule on its page. What the rule itself says stands in the rule. */
export const RULE_WORDS = {
  zh: {
    title: '校核规则',
    intro:
      '每份年度报告在报送、审定和发布时都按这些规则校核。规则只指出疑点，从不改动数字；缺少数据时规则不作判断，也不算通过。',
    ruleSet: (version: string, digest: string): string => `规则集第 ${version} 版，校验值 ${digest.slice(0, 16)}`,
    /** Rules by the letter that their ids begin with, in the order of the catalogue. */
    groups: {
      V: '单元格和表样',
      A: '表内勾稽',
      X: '与上年核对',
      N: '正文与表格核对',
      D: '文字质量',
      P: '个人信息和涉密',
      O: '合理性',
      T: '时限',
      G: '汇总',
    },
    severity: { block: '需修改', explain: '需说明', note: '提示' },
    severityMeans: {
      block: '不改正就不能报送；确有依据的，由年报发布人写明理由后豁免，理由公开。',
      explain: '单位说明原因后可以报送，说明随数据公开。',
      note: '只供参考，不影响报送。',
    },
    basis: { official: '依据：格式或法规', consequence: '依据：由格式推出', practice: '依据：审核惯例' },
    remedy: '怎么改',
    example: '例',
    reasons: '可以选用的说明',
    leftOut: '没有列为规则的',
    all: '全部规则',
  },
  en: {
    title: 'Rules',
    intro:
      'Every annual report is checked by these rules when it is filed, approved and published. A rule only points out what is doubtful and never changes a number; where data are missing it does not judge, which does not count as passed.',
    ruleSet: (version: string, digest: string): string => `Rule set version ${version}, digest ${digest.slice(0, 16)}`,
    groups: {
      V: 'Cells and form',
      A: 'Sums within the tables',
      X: 'Compared with last year',
      N: 'Text compared with tables',
      D: 'Quality of the text',
      P: 'Personal data and secrets',
      O: 'Plausibility',
      T: 'Time limits',
      G: 'Totals of an area',
    },
    severity: { block: 'To correct', explain: 'To explain', note: 'Note' },
    severityMeans: {
      block: 'Must be corrected before filing, unless the publisher waives it with a public reason.',
      explain: 'May be filed with the agency’s explanation, which is published.',
      note: 'For information only.',
    },
    basis: {
      official: 'Basis: form or regulation',
      consequence: 'Basis: follows from the form',
      practice: 'Basis: practice of reviewing',
    },
    remedy: 'How to mend it',
    example: 'Example',
    reasons: 'Explanations to choose from',
    leftOut: 'Not made a rule',
    all: 'All rules',
  },
} as const;

/** `. ` and `。`: after the degree of a rule. */
export const AFTER_SEVERITY = { zh: '。', en: '. ' } as const;

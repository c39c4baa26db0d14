import { describe, expect, jest, test } from '@jest/globals';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import { LATTICE_RULE, reconcile } from '#shared/reading/pdf/reconcile.js';
import { A3, type Border, type LayoutOptions } from '../../builders/pdf-layouts.js';
import { distinctValues, withValues } from '../../builders/values.js';
import { read, scoreOf } from './scores.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const line = { lineBreak: false } as const;
/** One pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Cells that lie, each in a row of its own so that one does not disturb another. */
const LIES: Partial<Record<CellId, (doc: PDFKit.PDFDocument, text: string, x: number, y: number) => void>> = {
  'activeDisclosure.rules.issued': (doc, text, x, y) => doc.fillColor('white').text(text, x, y, line),
  'activeDisclosure.licensing.decisions': (doc, text, x, y) => doc.fillColor('#dcdcdc').text(text, x, y, line),
  'outcomes.granted@naturalPerson': (doc, text, x, y) => {
    doc.text(text, x, y, line);
    doc.rect(x - 2, y - 1, 16, 14).fill('white');
  },
  'denied.stateSecrets@naturalPerson': (doc, text, x, y) => {
    doc.addContent('3 Tr').text(text, x, y, line).addContent('0 Tr');
  },
  'denied.securityAndStability@naturalPerson': (doc, _, x, y) => {
    doc.text('5', x, y, line);
    doc.text('7', x + 0.8, y, line);
  },
  'denied.internalAffairs@naturalPerson': (doc, text, x, y) => {
    doc.text('99', x - 6, y, line).text(text, x + 5, y, line);
    doc
      .moveTo(x - 6, y + 7)
      .lineTo(x + 4.4, y + 7)
      .stroke();
  },
  'denied.enforcementFiles@naturalPerson': (doc, _, x, y) => {
    doc.markContent('Span', { actual: '42' });
    doc.text('17', x, y, line);
    doc.endMarkedContent();
  },
  'unavailable.notHeld@naturalPerson': (doc, text, x, y) => {
    doc.markContent('Span', { actual: text });
    doc.text(text, x, y, line);
    doc.endMarkedContent();
  },
  'unavailable.stillUnclear@naturalPerson': (doc, _, x, y) => {
    doc
      .lineWidth(1.2)
      .circle(x + 4, y + 5, 3)
      .stroke()
      .lineWidth(0.5);
  },
  'notProcessed.duplicate@naturalPerson': (doc, text, x, y) => {
    doc
      .lineWidth(1.2)
      .circle(x - 8, y + 5, 3)
      .stroke()
      .lineWidth(0.5);
    doc.text(text, x, y, line);
  },
  'notProcessed.excessiveRepeated@naturalPerson': (doc, text, x, y) => {
    doc
      .fontSize(2)
      .text(text, x, y + 4, line)
      .fontSize(9);
  },
  'requests.carriedIn@naturalPerson': (doc, text, x, y) => {
    doc.save();
    doc.rect(x - 30, y - 30, 10, 10).clip();
    doc.text(text, x, y, line);
    doc.restore();
  },
  'denied.registryInquiry@naturalPerson': (doc, text, x, y) => {
    doc.text(text, x, y, line);
    doc
      .moveTo(x - 1, y + 7)
      .lineTo(x + doc.widthOfString(text) + 1, y + 7)
      .stroke();
  },
  'notProcessed.petitionOrComplaint@naturalPerson': (doc, text, x, y) => {
    doc.text(text, x, y, line).image(PIXEL, x - 2, y - 1, { width: 16, height: 12 });
  },
  'notProcessed.confirmOrReissue@naturalPerson': (doc, _, x, y) => {
    doc.image(PIXEL, x, y, { width: 10, height: 10 });
  },
  'otherHandling.feeUnpaid@naturalPerson': (doc, text, x, y) => {
    doc
      .fontSize(0.5)
      .text(text, x, y + 5, line)
      .fontSize(9);
  },
  'otherHandling.other@naturalPerson': (doc, text, x, y) => {
    doc.text(text, x, y, line);
    doc.fillColor('#c00000').text('8', x + doc.widthOfString(text), y, line);
  },
};

const EXPECTED: Partial<Record<CellId, Partial<CellReading>>> = {
  'activeDisclosure.rules.issued': { kind: 'unread', reason: 'not-visible' },
  'activeDisclosure.licensing.decisions': { kind: 'unread', reason: 'not-visible' },
  'outcomes.granted@naturalPerson': { kind: 'unread', reason: 'not-visible' },
  'denied.stateSecrets@naturalPerson': { kind: 'unread', reason: 'not-visible' },
  'denied.securityAndStability@naturalPerson': { kind: 'unread', reason: 'overlap' },
  'denied.internalAffairs@naturalPerson': { kind: 'number', certainty: 'agreed' },
  'denied.enforcementFiles@naturalPerson': { kind: 'unread', reason: 'engines-differ', candidates: ['42', '17'] },
  // Under an alternative text the engine tells no outlines, and a form without one cannot be cut out and looked at.
  'unavailable.notHeld@naturalPerson': { kind: 'number', certainty: 'confirm', reason: 'unproven-font' },
  'unavailable.stillUnclear@naturalPerson': { kind: 'unread', reason: 'painted' },
  'notProcessed.duplicate@naturalPerson': { kind: 'unread', reason: 'painted' },
  'notProcessed.excessiveRepeated@naturalPerson': { kind: 'unread', reason: 'not-visible' },
  'requests.carriedIn@naturalPerson': { kind: 'unread', reason: 'not-visible' },
  'denied.registryInquiry@naturalPerson': { kind: 'unread', reason: 'struck' },
  'notProcessed.petitionOrComplaint@naturalPerson': { kind: 'unread', reason: 'covered' },
  'notProcessed.confirmOrReissue@naturalPerson': { kind: 'unread', reason: 'covered' },
  'otherHandling.feeUnpaid@naturalPerson': { kind: 'unread', reason: 'not-visible' },
  'otherHandling.other@naturalPerson': { kind: 'unread', reason: 'mixed-colour' },
};

const values = withValues(distinctValues(61), {
  'unavailable.stillUnclear@naturalPerson': '0',
  'denied.internalAffairs@naturalPerson': '12',
});

function lying(border: Border): LayoutOptions {
  return {
    border,
    value(doc, index, text, x, y) {
      const lie = LIES[CELL_IDS[index]!];
      if (lie === undefined) return false;
      doc.fontSize(9);
      lie(doc, text, x, y);
      return true;
    },
  };
}

describe.each(['grid', 'level', 'none'] as const)(
  'what is painted is held against what the text says: %s',
  (border) => {
    test('each lie is caught by its guard, and nothing else is lost', async () => {
      const record = await read(values, lying(border));
      for (const [id, guarded] of Object.entries(EXPECTED)) {
        expect([id, record.cells[id as CellId]]).toMatchObject([id, guarded]);
      }
      const score = scoreOf(record, values);
      expect(score.wrong).toEqual([]);
      expect(score.unread).toBe(Object.values(EXPECTED).filter(({ kind }) => kind === 'unread').length);
    });
  },
);

describe('guard struck: a document printed with its tracked changes', () => {
  test.each(['grid', 'level', 'none'] as const)(
    'the deleted figure before every figure never counts: %s',
    async (border) => {
      const honest = distinctValues(64);
      const tracked: LayoutOptions = {
        border,
        sheet: A3,
        value(doc, _, text, x, y) {
          doc
            .fontSize(9)
            .text('99', x - 6, y, line)
            .text(text, x + 5, y, line);
          doc
            .moveTo(x - 6, y + 7)
            .lineTo(x + 4.4, y + 7)
            .stroke();
          return true;
        },
      };
      const score = scoreOf(await read(honest, tracked), honest);
      expect([score.wrong, score.unread]).toEqual([[], 0]);
    },
  );
});

describe('what lies over honest tables', () => {
  const watermark = (doc: PDFKit.PDFDocument): void => {
    doc.save().rotate(-35, { origin: [300, 420] });
    doc.fillColor('#e0e0e0').fontSize(48);
    for (const y of [300, 420, 540]) doc.text('云溪县 2025 公开', 90, y, line);
    doc.restore().fillColor('black');
  };
  const runningHead = (doc: PDFKit.PDFDocument, page: number): void => {
    doc.fontSize(9).text('2025年度报告 编号20250117', 60, 28, line).text(`第${page}页`, 480, 28, line);
  };

  test.each<[string, LayoutOptions]>([
    ['a watermark with digits', { under: watermark }],
    ['a watermark with digits and no rules', { under: watermark, border: 'none' }],
    ['running heads with digits and no rules', { under: runningHead, border: 'none' }],
  ])('%s changes nothing', async (_, options) => {
    const honest = distinctValues(62);
    const score = scoreOf(await read(honest, options), honest);
    expect([score.wrong, score.unread, score.agreed]).toEqual([[], 0, 200]);
  });

  test.each(['grid', 'none'] as const)(
    'guard: digits of an upright stamp never become a value (%s)',
    async (border) => {
      const honest = distinctValues(63);
      const stamp = (doc: PDFKit.PDFDocument): void => {
        doc.fontSize(9).fillColor('#c00000');
        for (let y = 120; y < 700; y += 97) doc.text('2026.01.15', 330, y, line);
        doc.fillColor('black');
      };
      const score = scoreOf(await read(honest, { border, over: stamp }), honest);
      expect(score.wrong).toEqual([]);
      expect(score.unread).toBeGreaterThan(0);
    },
  );
});

describe('two readers of one cell', () => {
  const cell = (raw: string, reader: string): CellReading => ({
    kind: raw === '' ? 'blank' : 'number',
    certainty: 'single',
    value: raw === '' ? null : raw,
    raw,
    place: { in: 'page', page: 1, box: [0, 0, 1, 1] },
    readers: [reader],
    checks: [],
  });
  const [lattice, bands] = [cell('12', 'lattice'), cell('2', 'bands')];

  test('the same value stands with both names', () => {
    expect(reconcile(lattice, cell('12', 'bands'), () => false).readers).toEqual(['lattice', 'bands']);
  });

  test('guard conflict: different values are unread, with both shown', () => {
    expect(reconcile(lattice, bands, () => false)).toMatchObject({
      kind: 'unread',
      reason: 'conflict',
      candidates: ['12', '2'],
    });
    expect(reconcile(lattice, cell('', 'bands'), () => false)).toMatchObject({ kind: 'unread', reason: 'conflict' });
  });

  test('a closed lattice is believed alone, and the cell says by which rule', () => {
    expect(reconcile(lattice, bands, () => true)).toMatchObject({ value: '12', checks: [LATTICE_RULE] });
  });
});

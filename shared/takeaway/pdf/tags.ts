/**
 * What makes a drawn PDF one that can be heard (ISO 32000-1, 14.8): each heading, paragraph and cell of a table is an element of
 * a tree in reading order, rules and page numbers are marked as decoration. pdfkit keeps the tree; here stands what of it a
 * report needs. Attributes are those of 14.8.5.7: scope, and how many rows and columns a cell takes.
 */
import type { GridCell, GridTags } from './grid.js';

type Element = PDFKit.PDFStructureElement;
export type Role = 'H1' | 'H2' | 'P';

/** What pdfkit does not declare: an element is a dictionary, which takes its attributes before it is ended. */
interface WithDictionary {
  readonly dictionary: { readonly data: Record<string, unknown> };
}

export interface ScopedCell extends GridCell {
  readonly scope: 'Row' | 'Column' | 'Both' | undefined;
}

export class Tags {
  private readonly root: Element;

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  private marked(element: Element, draw: () => void): void {
    const role = String((element as unknown as WithDictionary).dictionary.data['S']);
    const content = this.doc.markStructureContent(role);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Begins an element; what it answers draws a piece of it, on whatever page that comes to stand. */
  text(role: Role): (draw: () => void) => void {
    const element = this.doc.struct(role);
    this.root.add(element);
    return (draw) => this.marked(element, draw);
  }

  decoration(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** The elements of one table. A row that the page cuts is one row; its cells are where they are drawn. */
  table(rows: readonly (readonly ScopedCell[])[]): GridTags {
    const table = this.doc.struct('Table');
    this.root.add(table);
    // In reading order from the start: of a cell that spans rows only its first one draws.
    const cells = new Map<GridCell, Element>();
    for (const row of rows) {
      const element = this.doc.struct('TR');
      table.add(element);
      for (const cell of row) {
        const drawn = this.doc.struct(cell.scope === undefined ? 'TD' : 'TH');
        (drawn as unknown as WithDictionary).dictionary.data['A'] = attributesOf(cell);
        element.add(drawn);
        cells.set(cell, drawn);
      }
    }
    return {
      cell: ({ cell }, draw) => {
        const element = cells.get(cell);
        if (element === undefined) draw();
        else this.marked(element, draw);
      },
      decoration: (draw) => this.decoration(draw),
    };
  }
}

function attributesOf({ scope, colSpan, rowSpan }: ScopedCell): Record<string, unknown> {
  return {
    O: 'Table',
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(colSpan > 1 ? { ColSpan: colSpan } : {}),
    ...(rowSpan > 1 ? { RowSpan: rowSpan } : {}),
  };
}

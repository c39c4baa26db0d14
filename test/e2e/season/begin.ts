/** The first hour of an office: the one-time link, a question a page, the roster out of its own Excel, the invitations. */
import { addressField, nameField, type Role } from '#shared/season/answers.js';
import type { FileToSend } from '../../../demo/journey.js';
import { chosen } from '../acts.js';
import { AREA, OFFICE, STAFF } from './office.js';
import type { Named, Person } from './person.js';

const field = (person: Person, name: string) => person.page.locator(`#field-${name}`);

async function fillPerson(person: Person, role: Role, { name, address }: Named): Promise<void> {
  await person.typeIn(field(person, nameField(role)), name);
  await person.typeIn(field(person, addressField(role)), address);
}

/** From the link that the start printed to the overview of the season. */
export async function begins(publisher: Person, setUpLink: string, year: number): Promise<void> {
  const { t } = publisher;
  await publisher.does('begin the season', async () => {
    await publisher.open(setUpLink);
    await publisher.type(t.fields.label('areaName'), AREA);
    await publisher.press(t.setUp.next);
    await fillPerson(publisher, 'publisher', STAFF.publisher);
    await fillPerson(publisher, 'substitute', STAFF.substitute);
    await publisher.press(t.setUp.next);
    await publisher.type(t.fields.label('officeName'), OFFICE.name);
    await publisher.type(t.fields.label('officePhone'), OFFICE.phone);
    await publisher.type(t.fields.label('officeHours'), OFFICE.hours);
    await publisher.press(t.setUp.next);
    // Year and days stand filled in with what is usual.
    await publisher.press(t.setUp.next);
    await fillPerson(publisher, 'reviewer', STAFF.reviewer);
    await fillPerson(publisher, 'approver', STAFF.approver);
    await publisher.press(t.setUp.next);
    await publisher.sees(t.setUp.check.title);
    await publisher.press(t.setUp.check.begin(year));
    await publisher.sees(t.board.emptyRoster);
  });
}

/** On the overview: the file is read, looked at, saved; all that are new are invited. */
export async function invitesFromExcel(publisher: Person, file: FileToSend, agencies: number): Promise<void> {
  const { t } = publisher;
  await publisher.does(`take ${agencies} agencies from an Excel and invite them`, async () => {
    // The button of the field opens the chooser of the browser.
    await publisher.counted(1, () => publisher.page.locator('#field-roster-file').setInputFiles(chosen(file)));
    await publisher.press(t.roster.read);
    await publisher.sees(t.roster.fine);
    await publisher.sees(t.roster.summary(agencies, agencies, 0, 0));
    await publisher.press(t.roster.save);
    await publisher.proves();
    // Back on the overview; a long list is saved while a page of its own tells how far it is.
    await publisher.sees(t.board.done.roster(agencies, 0, 0));
    await publisher.press(t.board.inviteAll(agencies));
    await publisher.sees(t.preview.inviteWhat(agencies));
    await publisher.press(t.preview.inviteButton(agencies));
    await publisher.sees(t.board.done.invited(agencies));
  });
}

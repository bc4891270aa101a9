import getSchedules from '@salesforce/apex/PackageSchedulesController.getSchedules';
import startSchedules from '@salesforce/apex/PackageSchedulesController.start';
import stopSchedules from '@salesforce/apex/PackageSchedulesController.stop';
import LightningConfirm from 'lightning/confirm';
import { apexError, button, find, findAll, get, mount, type Mounted, settle, textOf } from 'testing';
import Schedules from '../schedules';

jest.mock(
  '@salesforce/apex/PackageSchedulesController.getSchedules',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true },
);
jest.mock('@salesforce/apex/PackageSchedulesController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PackageSchedulesController.stop', () => ({ default: jest.fn() }), { virtual: true });
const schedule = (name: string, more: Partial<Apex.PackageScheduleState> = {}): Apex.PackageScheduleState => ({
  name,
  status: 'Running',
  ownerName: 'Ada Admin',
  lastRun: '2026-11-30T23:04:00.000Z',
  nextRun: '2026-11-30T23:19:00.000Z',
  isWaiting: false,
  ...more,
});
const STOPPED = { status: 'Stopped', ownerName: null, lastRun: null, nextRun: null };
const NAMES = [
  'TouchpointCheckSchedule',
  'TouchpointAuditSchedule',
  'ConversionExportSchedule',
  'ConversionRetentionSchedule',
  'AdResultsSchedule',
  'LeadPollSchedule',
];
const all = (more: Partial<Apex.PackageScheduleState> = {}) => NAMES.map((name) => schedule(name, more));

const wire = getSchedules as unknown as { emit(value: object): void; error(body: unknown): void };
const start = startSchedules as jest.MockedFunction<typeof startSchedules>;
const stop = stopSchedules as jest.MockedFunction<typeof stopSchedules>;
const confirm = jest.fn();

async function page(schedules: object): Promise<Mounted> {
  const element = mount('c-schedules', Schedules);
  wire.emit(schedules);
  await settle();
  return element;
}

const rowTexts = (element: Mounted) => findAll<HTMLElement>(element, 'tbody tr').map((row) => textOf(row));
const buttons = (element: Mounted) => findAll(element, 'lightning-button').map(({ label }) => label);

// Specification: touchpoints.jobs.schedules
describe('c-schedules', () => {
  beforeEach(() => {
    start.mockResolvedValue(all());
    stop.mockResolvedValue(all(STOPPED));
    confirm.mockResolvedValue(true);
    Object.assign(LightningConfirm, { open: confirm });
  });

  it('says what runs, as whom and when', async () => {
    const element = await page(all());

    expect(textOf(element)).toContain(`${NAMES.length} of ${NAMES.length} schedules are running.`);
    expect(rowTexts(element)[0]).toMatch(/^Touchpoint check .* Running Ada Admin/);
    expect(findAll(element, 'tbody c-moment')).toHaveLength(2 * NAMES.length);
    expect(buttons(element)).toEqual(['Save', 'Stop All Schedules']);
    await expect(element).toBeAccessible();
  });

  it('offers to start everything, where nothing runs', async () => {
    const element = await page(all(STOPPED));

    expect(get(element, 'c-empty-state').heading).toBe('Nothing runs by itself yet');
    expect(buttons(element)).toEqual(['Start Schedules', 'Save']);
    expect(rowTexts(element)[3]).toContain('Stopped');
    await expect(element).toBeAccessible();

    button(element, 'Start Schedules').click();
    await settle();

    expect(start).toHaveBeenCalledTimes(1);
    expect(textOf(element)).toContain(`${NAMES.length} of ${NAMES.length} schedules are running.`);
  });

  it('names an owner who is inactive, and corrects it with one click', async () => {
    const element = await page([
      ...all().slice(1),
      schedule('TouchpointCheckSchedule', { status: 'OwnerInactive', ownerName: 'Gone Gina', nextRun: null }),
    ]);

    expect(rowTexts(element)[NAMES.length - 1]).toContain('Gone Gina is inactive, so the schedule never runs.');
    expect(textOf(element)).toContain(`${NAMES.length - 1} of ${NAMES.length} schedules are running.`);
    await expect(element).toBeAccessible();

    button(element, 'Start Schedules').click();
    await settle();

    expect(textOf(element)).not.toContain('inactive');
  });

  it('tells what is incomplete and what could not start', async () => {
    const rows = rowTexts(
      await page([
        schedule('TouchpointCheckSchedule', { status: 'Incomplete' }),
        schedule('TouchpointAuditSchedule', { isWaiting: true }),
      ]),
    );

    expect(rows[0]).toContain('Some of its times are missing.');
    expect(rows[1]).toContain('It could not start last time');
  });

  it('stops all after a question', async () => {
    const element = await page(all());
    confirm.mockResolvedValueOnce(false);
    button(element, 'Stop All Schedules').click();
    await settle();
    expect(stop).not.toHaveBeenCalled();

    button(element, 'Stop All Schedules').click();
    await settle();

    expect(stop).toHaveBeenCalledTimes(1);
    expect(find(element, 'c-empty-state')).not.toBeNull();
  });

  it('says why schedules could not be started', async () => {
    start.mockRejectedValueOnce(apexError('Your org has 100 scheduled jobs.'));
    const element = await page(all(STOPPED));

    button(element, 'Start Schedules').click();
    await settle();

    expect(textOf(element)).toContain('Your org has 100 scheduled jobs.');
    expect(find(element, 'c-empty-state')).not.toBeNull();
  });

  it('says who may not see them', async () => {
    const element = mount('c-schedules', Schedules);
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    wire.error({ message: "You can't manage schedules." });
    await settle();

    expect(textOf(element)).toContain("You can't manage schedules.");
    expect(buttons(element)).not.toContain('Start Schedules');
  });
});

import leadForms from '@salesforce/label/c.Schedules_Lead_Forms';
import leadFormsHint from '@salesforce/label/c.Schedules_Lead_Forms_Hint';
import adResults from '@salesforce/label/c.Schedules_Ad_Results';
import adResultsHint from '@salesforce/label/c.Schedules_Ad_Results_Hint';
import audit from '@salesforce/label/c.Schedules_Audit';
import auditHint from '@salesforce/label/c.Schedules_Audit_Hint';
import check from '@salesforce/label/c.Schedules_Check';
import checkHint from '@salesforce/label/c.Schedules_Check_Hint';
import exportJob from '@salesforce/label/c.Schedules_Export';
import exportHint from '@salesforce/label/c.Schedules_Export_Hint';
import hint from '@salesforce/label/c.Schedules_Hint';
import incomplete from '@salesforce/label/c.Schedules_Incomplete';
import incompleteHint from '@salesforce/label/c.Schedules_Incomplete_Hint';
import job from '@salesforce/label/c.Schedules_Job';
import lastRun from '@salesforce/label/c.Schedules_Last_Run';
import loading from '@salesforce/label/c.Common_Loading';
import never from '@salesforce/label/c.Schedules_Never';
import nextRun from '@salesforce/label/c.Schedules_Next_Run';
import none from '@salesforce/label/c.Schedules_None';
import noneHint from '@salesforce/label/c.Schedules_None_Hint';
import owner from '@salesforce/label/c.Schedules_Owner';
import ownerInactive from '@salesforce/label/c.Schedules_Owner_Inactive';
import ownerInactiveHint from '@salesforce/label/c.Schedules_Owner_Inactive_Hint';
import retention from '@salesforce/label/c.Schedules_Retention';
import retentionHint from '@salesforce/label/c.Schedules_Retention_Hint';
import running from '@salesforce/label/c.Schedules_Running';
import start from '@salesforce/label/c.Schedules_Start';
import status from '@salesforce/label/c.Schedules_Status';
import stop from '@salesforce/label/c.Schedules_Stop';
import stopped from '@salesforce/label/c.Schedules_Stopped';
import stopQuestion from '@salesforce/label/c.Schedules_Stop_Question';
import summaryOther from '@salesforce/label/c.Schedules_Summary';
import summaryOne from '@salesforce/label/c.Schedules_Summary_One';
import title from '@salesforce/label/c.Schedules_Title';
import waitingHint from '@salesforce/label/c.Schedules_Waiting_Hint';

export const labels = {
  hint,
  incompleteHint,
  job,
  lastRun,
  loading,
  never,
  nextRun,
  none,
  noneHint,
  owner,
  ownerInactiveHint,
  start,
  status,
  stop,
  stopQuestion,
  summary: { one: summaryOne, other: summaryOther },
  title,
  waitingHint,
};

/** By name of the class that a schedule starts. */
export const jobLabels: Record<string, { label: string; hint: string }> = {
  TouchpointCheckSchedule: { label: check, hint: checkHint },
  TouchpointAuditSchedule: { label: audit, hint: auditHint },
  ConversionExportSchedule: { label: exportJob, hint: exportHint },
  ConversionRetentionSchedule: { label: retention, hint: retentionHint },
  AdResultsSchedule: { label: adResults, hint: adResultsHint },
  LeadPollSchedule: { label: leadForms, hint: leadFormsHint },
};

/** By status of a schedule. */
export const statusLooks: Record<string, { text: string; iconName: string; variant: string }> = {
  Running: { text: running, iconName: 'utility:success', variant: 'success' },
  Incomplete: { text: incomplete, iconName: 'utility:warning', variant: 'warning' },
  OwnerInactive: { text: ownerInactive, iconName: 'utility:error', variant: 'error' },
  Stopped: { text: stopped, iconName: 'utility:ban', variant: '' },
};

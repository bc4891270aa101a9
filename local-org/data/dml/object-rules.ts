/** What the platform does for some standard objects during a save, by object. */
import type { ObjectSchema } from '../../metadata/schema.ts';
import type { Batch } from './batch.ts';
import { campaignMemberRules, campaignMemberStatusRules, campaignRules } from './rules/campaigns.ts';
import { customSettingRules } from './rules/custom-settings.ts';
import { contentDistributionRules, contentVersionRules } from './rules/files.ts';
import { leadRules } from './rules/leads.ts';
import { opportunityRules } from './rules/opportunities.ts';
import { caseRules, taskRules } from './rules/service.ts';

/** Each step sees the whole batch; rows with errors are to be skipped. */
export interface ObjectRules {
  /** Defaults that depend on other records, before everything else; insert only. */
  prepare?(batch: Batch): void;
  /** Fields the platform fills during the save, after the before triggers; insert and update. */
  complete?(batch: Batch): void;
  /** Refusals, before the write. */
  check?(batch: Batch): void;
  /** Records that come with these, before the after triggers. */
  afterWrite?(batch: Batch): void;
}

const RULES: Record<string, ObjectRules> = {
  Campaign: campaignRules,
  CampaignMember: campaignMemberRules,
  CampaignMemberStatus: campaignMemberStatusRules,
  Case: caseRules,
  ContentDistribution: contentDistributionRules,
  ContentVersion: contentVersionRules,
  Lead: leadRules,
  Opportunity: opportunityRules,
  Task: taskRules,
};

export const rulesOf = (object: ObjectSchema): ObjectRules | null =>
  RULES[object.name] ?? (object.customSettingType ? customSettingRules : null);

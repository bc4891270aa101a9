/** What the platform does for some standard objects during a save, by object. */
import type { ObjectSchema } from '../../metadata/schema.ts';
import { setupEntityAccessRules } from './rules/access.ts';
import { campaignMemberRules, campaignMemberStatusRules, campaignRules } from './rules/campaigns.ts';
import { customSettingRules } from './rules/custom-settings.ts';
import { contentDistributionRules, contentVersionRules } from './rules/files.ts';
import { leadRules } from './rules/leads.ts';
import type { ObjectRules } from './rules/steps.ts';
import { opportunityRules } from './rules/opportunities.ts';
import { accountRules, contactRules } from './rules/person-accounts.ts';
import { caseRules, taskRules } from './rules/service.ts';

const RULES: Record<string, ObjectRules> = {
  Account: accountRules,
  Campaign: campaignRules,
  CampaignMember: campaignMemberRules,
  CampaignMemberStatus: campaignMemberStatusRules,
  Case: caseRules,
  Contact: contactRules,
  ContentDistribution: contentDistributionRules,
  ContentVersion: contentVersionRules,
  Lead: leadRules,
  Opportunity: opportunityRules,
  SetupEntityAccess: setupEntityAccessRules,
  Task: taskRules,
};

export const rulesOf = (object: ObjectSchema): ObjectRules | null =>
  RULES[object.name] ?? (object.customSettingType ? customSettingRules : null);

/** Counts saves of members on their campaign: saves the package's parent once more in each save. */
trigger MembersOfCampaigns on CampaignMember(after insert, after update) {
    Map<Id, Campaign> campaigns = new Map<Id, Campaign>();
    for (CampaignMember member : Trigger.new) {
        campaigns.put(member.CampaignId, null);
    }
    campaigns = new Map<Id, Campaign>([SELECT Member_Saves__c FROM Campaign WHERE Id IN :campaigns.keySet()]);
    for (CampaignMember member : Trigger.new) {
        Campaign campaign = campaigns.get(member.CampaignId);
        campaign.Member_Saves__c = (campaign.Member_Saves__c == null ? 0 : campaign.Member_Saves__c) + 1;
    }
    Flows.evaluate(Trigger.new.size());
    // A campaign that a rule of the organization freezes stays without the count.
    Database.update(campaigns.values(), false);
}

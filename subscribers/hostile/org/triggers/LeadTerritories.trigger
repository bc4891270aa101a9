/** The organization fills its required field itself. */
trigger LeadTerritories on Lead(before insert) {
    for (Lead lead : Trigger.new) {
        if (lead.Territory__c == null) {
            lead.Territory__c = lead.Country == null ? 'Unknown' : lead.Country;
        }
    }
}

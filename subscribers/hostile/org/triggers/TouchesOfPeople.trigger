/** Counts touchpoints on people: saves leads and contacts while the package saves their touchpoints. */
trigger TouchesOfPeople on touchline__Buyer_Touchpoint__c(after insert, after delete) {
    Set<Id> leadIds = new Set<Id>();
    Set<Id> contactIds = new Set<Id>();
    for (touchline__Buyer_Touchpoint__c touch : Trigger.isDelete ? Trigger.old : Trigger.new) {
        if (touch.touchline__Contact__c != null) {
            contactIds.add(touch.touchline__Contact__c);
        } else if (touch.touchline__Lead__c != null) {
            leadIds.add(touch.touchline__Lead__c);
        }
    }
    List<SObject> people = new List<SObject>();
    for (Lead lead : [SELECT Touches__c FROM Lead WHERE Id IN :leadIds AND IsConverted = FALSE]) {
        lead.Touches__c = (lead.Touches__c == null ? 0 : lead.Touches__c) + 1;
        people.add(lead);
    }
    for (Contact contact : [SELECT Touches__c FROM Contact WHERE Id IN :contactIds]) {
        contact.Touches__c = (contact.Touches__c == null ? 0 : contact.Touches__c) + 1;
        people.add(contact);
    }
    // Chunks of two kinds in one save: a contact that a rule freezes stays without the count.
    Database.update(people, false);
}

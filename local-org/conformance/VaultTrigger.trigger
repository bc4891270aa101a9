/** Writes down what a save looks like from inside: see OrderOfSaveTest. */
trigger VaultTrigger on Vault__c(
    before insert,
    after insert,
    before update,
    after update,
    before delete,
    after delete,
    after undelete
) {
    OrderOfSaveTest.saw(Trigger.operationType, Trigger.new, Trigger.old);
    CalloutTest.saw();
    TriggerValuesTest.saw(Trigger.operationType, Trigger.new, Trigger.old);
}

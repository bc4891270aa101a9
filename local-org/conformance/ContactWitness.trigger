/** Writes down when it ran: see LeadConversionTest. */
trigger ContactWitness on Contact(before insert, after insert, before update, after update) {
    LeadConversionTest.saw(Trigger.operationType, Trigger.new, Trigger.old);
}

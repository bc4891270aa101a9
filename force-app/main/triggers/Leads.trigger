trigger Leads on Lead(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatch.run(
        new List<TriggerHandler>{
            new PersonTouchpoints(Lead.Email),
            new StageCapture(),
            new LeadIdTransfer(),
            new InteractionPeopleChanges(),
            new ClickInteractions()
        }
    );
}

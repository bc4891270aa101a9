/** What another package does on leads. */
trigger OtherPackageOnLeads on Lead(before insert, before update) {
    OtherPackage.work();
}
